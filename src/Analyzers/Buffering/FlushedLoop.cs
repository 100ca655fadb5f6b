using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>A loop that flushes a stream after each of its writes, and all the flushes in it.</summary>
/// <param name="IsTight">Nothing else goes around inside the loop: the flushes are most of what it does.</param>
sealed record FlushedLoop(FlushedStream Stream, ILoopOperation Loop, IReadOnlyList<FlushCall> Flushes, bool IsTight)
{
    public StatementSyntax Statement => (StatementSyntax)Loop.Syntax;
}

static class FlushedLoopSearch
{
    public static IReadOnlyList<FlushedLoop> In(MemberBody body, FlushTarget target)
    {
        var found = new List<FlushedLoop>();
        var flushes = new List<FlushCall>();
        foreach (var operation in body.Operations)
            if (flushes.Count < MemberBody.MostCandidates && FlushCall.Of(operation, target, body) is { } flush)
                flushes.Add(flush);

        var exits = new Dictionary<IBlockOperation, int>();
        var streams = new Dictionary<ISymbol, FlushedStream?>(SymbolEqualityComparer.Default);
        while (flushes.Count > 0)
        {
            var first = flushes[0];
            var inLoop = new List<FlushCall> { first };
            if (StreamOf(first, streams, target, body) is { } stream && LargestLoopAround(first, stream, flushes, exits, target, body) is { } loop)
            {
                inLoop = FlushesIn(loop, first.Stream, flushes);
                found.Add(new(stream, loop, inLoop, IsTight(loop, stream, body)));
            }

            flushes.RemoveAll(inLoop.Contains);
        }

        return found;
    }

    static FlushedStream? StreamOf(FlushCall flush, Dictionary<ISymbol, FlushedStream?> streams, FlushTarget target, MemberBody body)
    {
        if (!streams.TryGetValue(flush.Stream, out var stream))
            streams[flush.Stream] = stream = FlushedStream.Of(flush.Stream, flush.Operation, target, body) is { FlushesItself: false } known && known.IsOnlyWritten(body.Io, reference => IsSynced(reference, body.Io)) ? known : null;
        return stream;
    }

    static bool IsSynced(IOperation reference, IoSymbols io) => reference.Parent is IArgumentOperation { Parent: IInvocationOperation call } && SyncCalls.Throws(call, io);

    static List<FlushCall> FlushesIn(ILoopOperation loop, ILocalSymbol stream, List<FlushCall> flushes) =>
        flushes.FindAll(flush => SymbolEqualityComparer.Default.Equals(flush.Stream, stream) && loop.Syntax.Span.Contains(flush.Statement.Span));

    /// <summary>The largest loop behind which a flush can go; a small number of rounds costs nothing.</summary>
    static ILoopOperation? LargestLoopAround(FlushCall flush, FlushedStream stream, List<FlushCall> flushes, Dictionary<IBlockOperation, int> exits, FlushTarget target, MemberBody body)
    {
        ILoopOperation? largest = null;
        var hasMany = false;
        IOperation inner = flush.Operation;
        for (var around = inner.Parent; around is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation or ITryOperation); around = around.Parent)
        {
            if (around is IBlockOperation block && LoopExits.LastOf(block, exits) > inner.Syntax.SpanStart)
                break;
            if (around is ILoopOperation loop)
            {
                if (LoopExits.IsEndless(loop) || !CanMoveOut(FlushesIn(loop, flush.Stream, flushes), loop, stream, target, body))
                    break;
                hasMany |= !LoopRounds.AreFew(loop, body);
                if (LoopStatement.CanBeFollowed(loop) && hasMany)
                    largest = loop;
            }

            inner = around;
        }

        return largest;
    }

    static bool CanMoveOut(List<FlushCall> flushes, ILoopOperation loop, FlushedStream stream, FlushTarget target, MemberBody body)
    {
        foreach (var flush in flushes)
            if (!flush.IsLike(flushes[0]) || !FlushOrder.FollowsWrites(flush, flushes, stream))
                return false;
        return LocalScope.NamesReach(loop.Syntax, flushes[0].Operation, body) && FlushToken.CanMoveOut(flushes[0].Token, loop, body) && (target == FlushTarget.System || UnsyncedRounds.MayBe(loop, stream, body))
            && UnseenStatements.Are(loop, stream, target, body, flushes)
            && ClosingScope.Around(loop, stream.IsClosedBy, UnseenStatements.ReachOf(stream, body)) is not null && !stream.MayBeClosedAt(loop, body.Io);
    }

    /// <summary>
    /// No loop inside that does not write, and no sequence that may be made while it is gone over: the code does not show how long they take.
    /// </summary>
    static bool IsTight(ILoopOperation loop, FlushedStream stream, MemberBody body)
    {
        if (loop is IForEachLoopOperation { Collection: var collection } && collection.Unconverted().Type?.Name == "IEnumerable")
            return false;
        foreach (var operation in loop.Descendants())
            if (operation is ILoopOperation inner && !Writes(inner, stream, body.Io))
                return false;
        return true;
    }

    static bool Writes(IOperation code, FlushedStream stream, IoSymbols io)
    {
        foreach (var (_, use) in StreamUses.Of(stream.Local, code, io))
            if (use == StreamUse.Write)
                return true;
        return false;
    }
}
