using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Puts a BufferedStream under a BinaryWriter, which has no buffer, where every byte still leaves before anybody can wait for it.</summary>
static class BufferUnderWriterPlanner
{
    public static BufferUnderWriter? For(ISymbol stream, MemberBody body)
    {
        if (stream is IFieldSymbol field)
            return BufferUnderFieldPlanner.For(field, body);
        if (body.Io.BufferedStream is null || stream is not ILocalSymbol writer
            || body.Values.OnlyValueOf(writer) is not IObjectCreationOperation creation
            || StreamChain.WrappedBy(creation, body) is not { } wrapped || wrapped.Unconverted() is IObjectCreationOperation { Type.Name: "BufferedStream" }
            || ConditionalCode.IsIn(body.Syntax) || BlockOf(creation) is not { } scope)
            return null;

        var writes = new List<IOperation>();
        foreach (var (reference, use) in StreamUses.Of(writer, scope.Block, body.Io))
            if (use == StreamUse.Write && !OutlivedFailure.IsCaughtAt(reference, writer))
                writes.Add(reference);
            else if (!IsHarmless(use))
                return null;
        return FlushesAround(writes, writer, scope.Block, scope.IsUsing, body) is { } flushAfter
            ? new(wrapped.Syntax, flushAfter, writer.Name + ".Flush();", FitsSocketWriter(wrapped, body))
            : null;
    }

    /// <summary>
    /// A NetworkStream whose creation shows: one of a derived class may do more with what is written, and a BufferedSocketWriter goes past it.
    /// In front of the writes of a single message it would be no gain: its memory never moves, and only a full collection frees it.
    /// </summary>
    public static bool FitsSocketWriter(IOperation wrapped, MemberBody owner) =>
        owner.Io.BufferedSocketWriter is not null && (wrapped is IConversionOperation { IsImplicit: true, Operand: var named } ? named : wrapped).Type.Is(owner.Io.NetworkStream) && StreamOrigin.Of(wrapped, owner) is { Bottom.Creation: not null };

    /// <summary>
    /// The statements behind which the writer has to be flushed, in the outermost block around all its writes that no statement leaves, or waits in,
    /// before the flush: what is written under a lock leaves under the lock. Null where there is no such block.
    /// </summary>
    /// <param name="scope">The block that the writer lives in; null for a field.</param>
    /// <param name="isDisposed">A using disposes the writer at the end of that block.</param>
    public static List<StatementSyntax>? FlushesAround(List<IOperation> writes, ISymbol writer, IBlockOperation? scope, bool isDisposed, MemberBody body)
    {
        List<StatementSyntax>? outermost = null;
        for (var around = writes[0].Parent; around is not null && around != scope?.Parent; around = around.Parent)
        {
            var found = new List<StatementSyntax>();
            if (around is IBlockOperation { Syntax: BlockSyntax or CompilationUnitSyntax } block && block.Syntax.Span.Contains(writes[writes.Count - 1].Syntax.Span)
                && AddFlushes(block, writer, isDisposed && block == scope, found, body))
                outermost = found;
            // Behind a try, a flush that fails would be caught by nobody.
            if (around.Parent is ITryOperation or ICatchClauseOperation)
                break;
        }

        return outermost;
    }

    /// <summary>A use of the writer that neither reads nor gives it away.</summary>
    public static bool IsHarmless(StreamUse use) => use is StreamUse.Flush or StreamUse.Dispose or StreamUse.Set or StreamUse.Using or StreamUse.Look;

    /// <summary>Finds the statements of a block behind which the writer has to be flushed; false where no flush would do.</summary>
    static bool AddFlushes(IBlockOperation block, ISymbol writer, bool isDisposed, List<StatementSyntax> flushAfter, MemberBody body)
    {
        IOperation? unflushed = null;
        foreach (var statement in block.Operations)
        {
            var uses = UsesIn(statement, writer, body.Io);
            if (uses is null)
                return false;
            if (uses.Value.Writes)
            {
                if (!IsSafe(statement, writer, isDisposed, body))
                    return false;
                unflushed = uses.Value.Empties ? null : statement;
                continue;
            }

            if (unflushed is not null && !uses.Value.Empties && !AddFlush(flushAfter, unflushed))
                return false;
            unflushed = null;
        }

        return unflushed is null || isDisposed || AddFlush(flushAfter, unflushed);
    }

    static bool AddFlush(List<StatementSyntax> flushAfter, IOperation statement)
    {
        if (statement.Syntax is not StatementSyntax syntax || !StatementList.Holds(syntax))
            return false;
        flushAfter.Add(syntax);
        return true;
    }

    /// <summary>Inside a statement that writes, nobody waits, nothing goes around the buffer, and no way out skips the flush behind it.</summary>
    static bool IsSafe(IOperation statement, ISymbol writer, bool isDisposed, MemberBody body)
    {
        if (Waits.In(statement, writer, body) || BufferPlanner.Catches(statement) || !isDisposed && BufferPlanner.LeavesByReturnOrGoto(statement))
            return false;

        foreach (var operation in statement.DescendantsAndSelf())
            if (operation is ILoopOperation loop && !LoopExits.CanEnd(loop) || MayBeSameConnection(operation, writer, body.Io))
                return false;
        return true;
    }

    /// <summary>Another name for what lies below: it may be kept twice, as a stream, a socket or a client.</summary>
    static bool MayBeSameConnection(IOperation operation, ISymbol writer, IoSymbols io) =>
        operation is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation
        && (operation.Type.DerivesFrom(io.Stream) && !operation.Type.DerivesFrom(io.MemoryStream) || operation.Type.DerivesFrom(io.Socket) || operation.Type.DerivesFrom(io.TcpClient))
        && !SymbolEqualityComparer.Default.Equals(operation.Symbol(), writer);

    /// <summary>Whether a statement writes, and whether it is itself a flush or disposal; null for a use that cannot be followed.</summary>
    static (bool Writes, bool Empties)? UsesIn(IOperation statement, ISymbol writer, IoSymbols io)
    {
        var (writes, empties) = (false, false);
        foreach (var (_, use) in StreamUses.Of(writer, statement, io))
        {
            switch (use)
            {
                case StreamUse.Write:
                    writes = true;
                    empties = false;
                    break;
                case StreamUse.Flush or StreamUse.Dispose:
                    // A flush inside a branch or a loop empties the buffer on some paths only.
                    empties = statement is IExpressionStatementOperation;
                    break;
                case StreamUse.Using or StreamUse.Set or StreamUse.Look:
                    break;
                default:
                    return null;
            }
        }

        return (writes, empties);
    }

    /// <summary>The block in which the writer lives, and whether a using disposes it at the end of that block.</summary>
    static (IBlockOperation Block, bool IsUsing)? BlockOf(IOperation creation)
    {
        for (var around = creation.Parent; around is not null; around = around.Parent)
        {
            switch (around)
            {
                case IUsingOperation @using:
                    return InnermostBody(@using) is { } body ? (body, true) : null;
                case IUsingDeclarationOperation { Parent: IBlockOperation block }:
                    return (block, true);
                case IVariableDeclarationGroupOperation { Parent: IBlockOperation block }:
                    return (block, false);
                case IBlockOperation:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The block under <c>using (…) using (…) { }</c>.</summary>
    static IBlockOperation? InnermostBody(IUsingOperation @using)
    {
        var body = @using.Body;
        while (body is IUsingOperation inner)
            body = inner.Body;
        return body as IBlockOperation;
    }
}
