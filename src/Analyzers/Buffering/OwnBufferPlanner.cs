using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Gives a FileStream that was created without a buffer its own one back.</summary>
static class OwnBufferPlanner
{
    public static OwnBuffer? For(SmallWrites writes, IObjectCreationOperation file, string flush, MemberBody body)
    {
        if (file.Syntax.SyntaxTree != body.Syntax.SyntaxTree || !FileStreamFlags.AreWithout(FileStreamFlags.WantsEachWrite, file) || writes.Last.Syntax is not StatementSyntax last)
            return null;

        var chain = new List<ISymbol> { writes.Stream };
        chain.AddRange(StreamChain.Below(writes.Stream, body));
        if (!WritesOnly(writes, chain, body) || IsLookedAt(writes, file, body) || OutlivedFailure.IsCaughtAt(writes.First, writes.Stream))
            return null;

        var isCertain = writes.Stream is IFieldSymbol field
            ? IsFlushedByEveryMethod(field, body)
            : !ConditionalCode.IsIn(body.Syntax) && body.Syntax.Span.Contains(file.Syntax.Span) && AllUsesAreKnown(chain, body);
        if (!isCertain)
            return null;

        var isGone = LeavesTheBufferAfter(writes.Last, chain, body);
        return isGone || StatementList.Holds(last) ? new(file, writes.Stream, isGone ? null : last, flush) : null;
    }

    /// <summary>Nothing in the statements seeks, reads or gives the stream away, and no failure is caught there: only writes come together in a buffer.</summary>
    static bool WritesOnly(SmallWrites writes, List<ISymbol> chain, MemberBody body)
    {
        foreach (var statement in writes.Statements)
        {
            if (BufferPlanner.Catches(statement))
                return false;
            foreach (var symbol in chain)
                foreach (var (_, use) in StreamUses.Of(symbol, statement, body.Io))
                    if (use is not (StreamUse.Write or StreamUse.Look))
                        return false;
        }

        return true;
    }

    static bool IsLookedAt(SmallWrites writes, IObjectCreationOperation file, MemberBody body)
    {
        foreach (var statement in writes.Statements)
            if (NamedFile.IsNamedIn(statement, file.ArgumentNamed("path"), body))
                return true;
        return false;
    }

    static bool AllUsesAreKnown(List<ISymbol> chain, MemberBody body)
    {
        foreach (var symbol in chain)
        {
            if (symbol is not ILocalSymbol)
                return false;
            foreach (var (reference, use) in StreamUses.Of(symbol, body))
                if (use == StreamUse.Other && (!IsReadOrSeek(reference) || StreamUses.IsInNestedFunction(reference, symbol, body.Operation!)))
                    return false;
        }

        return true;
    }

    /// <summary>A FileStream writes its buffer out before it seeks or reads.</summary>
    static bool IsReadOrSeek(IOperation reference) => reference.Parent is
        IInvocationOperation { TargetMethod.Name: "Read" or "ReadByte" or "ReadAsync" or "ReadExactly" or "Seek" or "SetLength" or "CopyTo" or "CopyToAsync" }
        or IPropertyReferenceOperation { Property.Name: "Position" };

    /// <summary>Another reader sees the same bytes when the statement is done: the stream is flushed or disposed there.</summary>
    static bool LeavesTheBufferAfter(IOperation statement, List<ISymbol> chain, MemberBody body)
    {
        if (statement.Parent is IUsingOperation only)
            return Declares(only.Resources, chain);
        if (statement.Parent is not IBlockOperation block)
            return false;

        IOperation? next = null;
        var isBehind = false;
        foreach (var sibling in block.Operations)
        {
            if (isBehind && sibling is not IReturnOperation { IsImplicit: true })
            {
                next = sibling;
                break;
            }

            isBehind |= sibling == statement;
        }

        return next switch
        {
            null or IReturnOperation { ReturnedValue: null or ILocalReferenceOperation or ILiteralOperation } => IsHeldByUsing(block, chain),
            IExpressionStatementOperation => FlushesOrDisposes(next, chain, body.Io),
            _ => false,
        };
    }

    static bool IsHeldByUsing(IBlockOperation block, List<ISymbol> chain)
    {
        foreach (var sibling in block.Operations)
            if (sibling is IUsingDeclarationOperation declaration && Declares(declaration, chain))
                return true;
        return block.Parent is IUsingOperation @using && Declares(@using.Resources, chain);
    }

    static bool Declares(IOperation declaration, List<ISymbol> chain)
    {
        foreach (var operation in declaration.DescendantsAndSelf())
            foreach (var symbol in chain)
                if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, symbol))
                    return true;
        return false;
    }

    static bool FlushesOrDisposes(IOperation statement, List<ISymbol> chain, IoSymbols io)
    {
        foreach (var symbol in chain)
            foreach (var (_, use) in StreamUses.Of(symbol, statement, io))
                if (use is StreamUse.Flush or StreamUse.Dispose)
                    return true;
        return false;
    }

    /// <summary>
    /// A private field: every method that writes to it flushes it afterwards, or is the one at hand, which the fix flushes; and
    /// nothing else gets hold of the stream.
    /// </summary>
    static bool IsFlushedByEveryMethod(IFieldSymbol field, MemberBody body)
    {
        if (field.DeclaredAccessibility != Accessibility.Private)
            return false;

        foreach (var part in field.ContainingType.DeclaringSyntaxReferences)
        {
            SyntaxNode? unflushed = null;
            var type = part.GetSyntax(body.Cancellation);
            if (ConditionalCode.IsIn(type))
                return false;
            foreach (var token in WordSearch.In(part, field.Name, body.Cancellation))
            {
                if (token.Parent is not IdentifierNameSyntax name)
                    continue;

                ExpressionSyntax use = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access : name;
                var member = IoMentions.BodyAround(name.Identifier);
                if (unflushed is not null && member != unflushed && unflushed != body.Syntax)
                    return false;
                switch (MemberOf(use))
                {
                    case "Write" or "WriteByte" or "WriteAsync":
                        unflushed = member;
                        break;
                    case "Flush" or "FlushAsync" or "Dispose" or "DisposeAsync" or "Close":
                        unflushed = null;
                        break;
                    case "Length" or "Position" or "Name" or "Seek" or "SetLength" or "Read" or "ReadByte" or "ReadAsync" or "ReadExactly" or "CanRead" or "CanWrite" or "CanSeek":
                        break;
                    default:
                        if (use.Parent is not AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax or ArrowExpressionClauseSyntax } assignment || assignment.Left != use)
                            return false;
                        break;
                }
            }

            if (unflushed is not null && unflushed != body.Syntax)
                return false;
        }

        return true;
    }

    static string? MemberOf(ExpressionSyntax use) => use.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Expression == use => access.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } } => binding.Name.Identifier.ValueText,
        _ => null,
    };
}
