using System.Collections.Generic;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace IoAnalyzers.Flow;

/// <summary>Where exceptions of one graph go.</summary>
sealed class Handlers(ControlFlowGraph graph)
{
    static readonly Handler[] None = [];

    readonly Dictionary<ControlFlowRegion, Handler[]> _around = new();

    public BasicBlock First(ControlFlowRegion region) => graph.Blocks[region.FirstBlockOrdinal];

    /// <summary>All catches, filters and finally blocks that an exception thrown in a region can reach first, up to the nearest finally.</summary>
    public Handler[] Around(ControlFlowRegion region)
    {
        if (!_around.TryGetValue(region, out var handlers))
            _around[region] = handlers = FindAround(region);
        return handlers;
    }

    /// <summary>The finally region that ends with this block; null for the end of a filter, which goes on to the next handler.</summary>
    public static ControlFlowRegion? FinallyEndingIn(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Finally)
                return region;
            if (region.Kind == ControlFlowRegionKind.Filter)
                return null;
        }

        return null;
    }

    Handler[] FindAround(ControlFlowRegion region)
    {
        List<Handler>? found = null;
        var finallyBlocksLeft = 0;
        // The root of a lambda's graph lies in a region of the graph around it, whose handlers are not the lambda's.
        for (; region.Kind != ControlFlowRegionKind.Root && region.EnclosingRegion is { } around; region = around)
        {
            if (region.Kind == ControlFlowRegionKind.Finally)
                finallyBlocksLeft++;
            if (region.Kind != ControlFlowRegionKind.Try)
                continue;

            found ??= new();
            for (var i = 1; i < around.NestedRegions.Length; i++)
                found.Add(new(First(around.NestedRegions[i]), around.NestedRegions[i].Kind == ControlFlowRegionKind.Finally, finallyBlocksLeft));
            if (around.Kind == ControlFlowRegionKind.TryAndFinally)
                break;
        }

        return found?.ToArray() ?? None;
    }
}

/// <param name="FinallyBlocksLeft">How many finally blocks an exception leaves on its way here.</param>
readonly record struct Handler(BasicBlock First, bool IsFinally, int FinallyBlocksLeft);
