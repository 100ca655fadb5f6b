using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Puts a BufferedStream under a BinaryWriter, which has no buffer, where every byte still leaves before anybody can wait for it.</summary>
static class BufferUnderWriterPlanner
{
    public static BufferUnderWriter? For(SmallWrites writes, MemberBody body)
    {
        if (body.Io.BufferedStream is null || writes.Stream is not ILocalSymbol writer
            || body.Values.OnlyValueOf(writer) is not IObjectCreationOperation creation
            || StreamChain.WrappedBy(creation, body) is not { } wrapped || wrapped.Unconverted() is IObjectCreationOperation { Type.Name: "BufferedStream" }
            || BlockOf(creation) is not { } scope)
            return null;

        var isDisposed = scope.IsUsing;
        var below = wrapped.Symbol();
        var flushAfter = new List<StatementSyntax>();
        IOperation? unflushed = null;
        foreach (var statement in scope.Block.Operations)
        {
            var uses = UsesIn(statement, writer, body.Io);
            if (uses is null)
                return null;
            if (uses.Value.Writes)
            {
                if (!IsSafe(statement, writer, below, isDisposed, body))
                    return null;
                unflushed = uses.Value.Empties ? null : statement;
                continue;
            }

            if (unflushed is not null && !uses.Value.Empties && !AddFlush(flushAfter, unflushed))
                return null;
            unflushed = null;
        }

        if (unflushed is not null && !isDisposed && !AddFlush(flushAfter, unflushed))
            return null;
        return new(wrapped.Syntax, writer, flushAfter, "{0}.Flush();");
    }

    static bool AddFlush(List<StatementSyntax> flushAfter, IOperation statement)
    {
        if (statement.Syntax is not StatementSyntax syntax || !BufferPlanner.CanInsertAround(syntax))
            return false;
        flushAfter.Add(syntax);
        return true;
    }

    /// <summary>Inside a statement that writes, nobody waits, nothing goes around the buffer, and no way out skips the flush behind it.</summary>
    static bool IsSafe(IOperation statement, ISymbol writer, ISymbol? below, bool isDisposed, MemberBody body)
    {
        if (Waits.In(statement, writer, body) || !isDisposed && BufferPlanner.LeavesByReturnOrGoto(statement))
            return false;
        if (below is null)
            return true;

        foreach (var _ in StreamUses.Of(below, statement, body.Io))
            return false;
        return true;
    }

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
                case StreamUse.Using or StreamUse.Set:
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
