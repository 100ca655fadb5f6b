using System.Collections.Generic;
using IoAnalyzers.Copying;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>The small reads from one unbuffered stream that one loop repeats.</summary>
/// <param name="Stream">The stream or reader that is asked.</param>
sealed record SmallReads(ILocalSymbol Stream, StreamOrigin Origin, IReadOnlyList<IInvocationOperation> Reads, ILoopOperation Loop);

static class SmallReadSearch
{
    public static IReadOnlyList<SmallReads> In(MemberBody body, int limit)
    {
        var found = new List<SmallReads>();
        var exits = new Dictionary<IBlockOperation, int>();
        var origins = new Dictionary<ISymbol, StreamOrigin?>(SymbolEqualityComparer.Default);
        var groups = new Dictionary<ILoopOperation, List<SmallReads>>();
        var copies = new ByteCopies(body);
        foreach (var operation in body.Operations)
        {
            if (operation is not IInvocationOperation call || call.Instance.Symbol() is not ILocalSymbol stream
                || ReadSize.OfCall(call, body)?.Bytes is not { } size || size > limit || OriginOf(call.Instance!, stream, origins, body) is not { } origin
                || LoopAround(call, stream, exits, body) is not { } loop || copies.Contain(call))
                continue;

            if (!groups.TryGetValue(loop, out var group))
                groups.Add(loop, group = new());
            if (ReadsOf(stream, group) is { } reads)
                reads.Add(call);
            else
                Add(new(stream, origin, new List<IInvocationOperation> { call }, loop));

            void Add(SmallReads reads)
            {
                group.Add(reads);
                found.Add(reads);
            }
        }

        return found;
    }

    static List<IInvocationOperation>? ReadsOf(ISymbol stream, List<SmallReads> group)
    {
        foreach (var reads in group)
            if (SymbolEqualityComparer.Default.Equals(reads.Stream, stream))
                return (List<IInvocationOperation>)reads.Reads;
        return null;
    }

    /// <summary>The origin of a stream that passes each read on; null for any other.</summary>
    static StreamOrigin? OriginOf(IOperation expression, ISymbol stream, Dictionary<ISymbol, StreamOrigin?> origins, MemberBody body)
    {
        if (!origins.TryGetValue(stream, out var origin))
            origins[stream] = origin = StreamOrigin.Of(expression, body) is { PassesEachRead: true } unbuffered ? unbuffered : null;
        return origin;
    }

    /// <summary>The innermost loop that repeats the read on the same stream, and more than a few times.</summary>
    static ILoopOperation? LoopAround(IInvocationOperation read, ISymbol stream, Dictionary<IBlockOperation, int> exits, MemberBody body)
    {
        IOperation inner = read;
        for (var around = read.Parent; around is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); around = around.Parent)
        {
            if (around is IBlockOperation block && LoopExits.LastOf(block, exits) > inner.Syntax.SpanStart)
                return null;
            if (around is ILoopOperation loop && IsRepeated(inner, loop))
            {
                if (LoopExits.IsDeclaredIn(stream, loop))
                    return null;
                if (!LoopRounds.AreFew(loop, body))
                    return loop;
            }

            inner = around;
        }

        return null;
    }

    /// <summary>The part of a loop that runs in each round, not before the first one.</summary>
    static bool IsRepeated(IOperation part, ILoopOperation loop) => loop switch
    {
        IForLoopOperation { Before: var before } => !before.Contains(part),
        IForEachLoopOperation { Collection: var collection } => collection != part,
        _ => true,
    };
}
