using System.Collections.Generic;
using IoAnalyzers.Copying;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Small writes to one unbuffered stream that belong together: all of one loop, or at least three in a row.</summary>
/// <param name="Stream">The local, parameter or field that is written to.</param>
/// <param name="First">The first statement; of a loop, the loop.</param>
/// <param name="Last">The last statement, behind which everything must have left.</param>
sealed record SmallWrites(ISymbol Stream, StreamOrigin Origin, IReadOnlyList<IInvocationOperation> Writes, IOperation First, IOperation Last)
{
    public bool IsLoop => First is ILoopOperation;

    /// <summary>The statements from first to last.</summary>
    public IEnumerable<IOperation> Statements
    {
        get
        {
            if (First == Last)
            {
                yield return First;
                yield break;
            }

            var isInside = false;
            foreach (var statement in First.Parent!.ChildOperations)
            {
                isInside |= statement == First;
                if (isInside)
                    yield return statement;
                if (statement == Last)
                    yield break;
            }
        }
    }
}

/// <summary>Finds them.</summary>
static class SmallWriteSearch
{
    public const int LeastInARow = 3;

    public static IEnumerable<SmallWrites> In(MemberBody body, int limit)
    {
        // Both in the order of their first writes.
        var groups = new Dictionary<(IOperation, ISymbol), SmallWriteGroup>();
        var (loops, blocks) = (new List<SmallWriteGroup>(), new List<SmallWriteGroup>());
        var writeLoops = new WriteLoops(body);
        var copies = new ByteCopies(body);
        foreach (var operation in body.Operations)
        {
            if (operation is not IInvocationOperation call || SmallWriteTo(call, limit, body) is not { } stream
                || StreamOrigin.Of(call.Instance, body) is not { PassesEachWrite: true } origin || copies.Contain(call))
                continue;

            if (writeLoops.LargestAround(call, stream) is { } loop)
                AddTo(loops, groups, stream, origin, loop, call);
            else if (StatementOf(call) is { Parent: IBlockOperation block })
                AddTo(blocks, groups, stream, origin, block, call);
        }

        foreach (var group in loops)
            yield return new(group.Stream, group.Origin, group.Writes, group.Around, group.Around);

        // There may be a stream for each statement of a block; most have too few writes for three in a row.
        var candidates = 0;
        foreach (var group in blocks)
            if (group.Writes.Count >= LeastInARow && ++candidates <= MemberBody.MostCandidates)
                foreach (var run in RunsIn((IBlockOperation)group.Around, group.Stream, group.Origin, limit, body))
                    yield return run;
    }

    /// <summary>The stream that a call writes at most <paramref name="limit"/> bytes to; null for any other call.</summary>
    static ISymbol? SmallWriteTo(IInvocationOperation call, int limit, MemberBody body) =>
        call is { TargetMethod.Name: "Write" or "WriteByte" or "WriteAsync" or "Write7BitEncodedInt" or "Write7BitEncodedInt64", Instance: { } target }
        && (target.Type.DerivesFrom(body.Io.Stream) || target.Type.Is(body.Io.BinaryWriter))
        && WriteSize.OfCall(call, body) <= limit
            ? target.Symbol()
            : null;

    static void AddTo(
        List<SmallWriteGroup> found, Dictionary<(IOperation, ISymbol), SmallWriteGroup> groups, ISymbol stream, StreamOrigin origin, IOperation around, IInvocationOperation call)
    {
        if (!groups.TryGetValue((around, stream), out var group))
        {
            groups.Add((around, stream), group = new(stream, origin, around, new()));
            found.Add(group);
        }

        group.Writes.Add(call);
    }

    static IEnumerable<SmallWrites> RunsIn(IBlockOperation block, ISymbol stream, StreamOrigin origin, int limit, MemberBody body)
    {
        var writes = new List<IInvocationOperation>();
        IOperation? first = null, last = null;
        foreach (var statement in block.Operations)
        {
            var write = CallIn(statement);
            if (write is not null && SymbolEqualityComparer.Default.Equals(SmallWriteTo(write, limit, body), stream))
            {
                writes.Add(write);
                first ??= statement;
                last = statement;
            }
            else if (!IsQuiet(statement, stream, body))
            {
                if (writes.Count >= LeastInARow)
                    yield return new(stream, origin, writes, first!, last!);
                (writes, first) = (new(), null);
            }
        }

        if (writes.Count >= LeastInARow)
            yield return new(stream, origin, writes, first!, last!);
    }

    /// <summary>A statement between two writes that neither waits nor touches the stream.</summary>
    public static bool IsQuiet(IOperation statement, ISymbol stream, MemberBody body)
    {
        if (statement is not (IVariableDeclarationGroupOperation or IExpressionStatementOperation) || Waits.In(statement, stream, body))
            return false;

        foreach (var _ in StreamUses.Of(stream, statement, body.Io))
            return false;
        return true;
    }

    /// <summary>The call that a statement is, also where it is awaited.</summary>
    public static IInvocationOperation? CallIn(IOperation statement) =>
        statement is not IExpressionStatementOperation { Operation: var expression } ? null : expression switch
        {
            IInvocationOperation call => call,
            IAwaitOperation { Operation: IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: IInvocationOperation call } } => call,
            IAwaitOperation { Operation: IInvocationOperation call } => call,
            _ => null,
        };

    static IOperation? StatementOf(IOperation operation)
    {
        while (operation.Parent is { } parent and not IBlockOperation)
            operation = parent;
        return operation.Parent is null ? null : operation;
    }
}

/// <summary>All small writes to one stream in one loop or block.</summary>
sealed record SmallWriteGroup(ISymbol Stream, StreamOrigin Origin, IOperation Around, List<IInvocationOperation> Writes);
