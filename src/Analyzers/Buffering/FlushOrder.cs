using System.Collections.Generic;
using System.Collections.Immutable;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Whether a loop flushes after each write, and not now and then: a flush of every hundredth record is a batch that somebody has thought about.</summary>
static class FlushOrder
{
    /// <summary>
    /// Each write of the loop around the flush is followed by a flush in its own list of statements, or in one around it; and a write stands
    /// before the flush that no inner loop repeats.
    /// </summary>
    public static bool FollowsWrites(FlushCall flush, List<FlushCall> flushes, FlushedStream stream)
    {
        if (InnermostLoop(flush.Operation) is not { } loop)
            return false;

        var hasOwn = false;
        foreach (var operation in loop.Descendants())
        {
            if (!SymbolEqualityComparer.Default.Equals(operation.Symbol(), stream.Local) || operation is not ILocalReferenceOperation || stream.WriteWith(operation) is not { } write)
                continue;
            if (FlushAfter(write, loop, flushes) is not { } next)
                return false;
            hasOwn |= next == flush && InnermostLoop(write) == loop;
        }

        return hasOwn;
    }

    static ILoopOperation? InnermostLoop(IOperation operation)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
            if (around is ILoopOperation loop)
                return loop;
        return null;
    }

    /// <summary>The next flush in the lists of statements around a write; null when something may jump over it.</summary>
    static FlushCall? FlushAfter(IOperation write, ILoopOperation loop, List<FlushCall> flushes)
    {
        var inner = write;
        for (var around = write.Parent; around is not null && inner != loop; inner = around, around = around.Parent)
        {
            var isBehind = false;
            foreach (var statement in StatementsOf(around))
            {
                if (isBehind && flushes.Find(flush => flush.Operation == statement) is { } next)
                    return next;
                if (isBehind && Skips(statement))
                    return null;
                isBehind |= statement == inner;
            }
        }

        return null;
    }

    public static ImmutableArray<IOperation> StatementsOf(IOperation around) => around switch
    {
        IBlockOperation block => block.Operations,
        ISwitchCaseOperation section => section.Body,
        _ => ImmutableArray<IOperation>.Empty,
    };

    static bool Skips(IOperation statement)
    {
        foreach (var operation in statement.DescendantsAndSelf())
            if (operation is IBranchOperation { BranchKind: BranchKind.Continue or BranchKind.GoTo })
                return true;
        return false;
    }
}
