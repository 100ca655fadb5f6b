using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>Up to where a local that holds a stream is open.</summary>
/// <param name="End">The last place where it is certainly open; null when it is never closed, or no statement can be put there.</param>
/// <param name="ClosedAt">The position from which on it is closed; beyond the text when it never is.</param>
sealed record StreamLifetime(StatementPlace? End, int ClosedAt)
{
    static readonly StreamLifetime Endless = new(End: null, ClosedAt: int.MaxValue);

    public static StreamLifetime Of(ILocalSymbol local, MemberBody body)
    {
        if (local.DeclaringSyntaxReferences.Length != 1)
            return Endless;

        var declaration = local.DeclaringSyntaxReferences[0].GetSyntax(body.Cancellation).Parent?.Parent;
        return declaration switch
        {
            UsingStatementSyntax scope => OfUsing(scope),
            LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Parent: BlockSyntax block } => new(new StatementPlace(block, Before: null), block.CloseBraceToken.SpanStart),
            LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } plain => OfClosings(local, plain, body),
            _ => Endless,
        };
    }

    static StreamLifetime OfUsing(UsingStatementSyntax scope)
    {
        var statement = scope.Statement;
        while (statement is UsingStatementSyntax inner)
            statement = inner.Statement;
        return statement is BlockSyntax block
            ? new(new StatementPlace(block, Before: null), block.CloseBraceToken.SpanStart)
            : new(End: null, statement.Span.End);
    }

    static StreamLifetime OfClosings(ILocalSymbol local, StatementSyntax declaration, MemberBody body)
    {
        var closings = new List<StreamLifetime>();
        foreach (var operation in body.Operations)
        {
            if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local))
                continue;
            if (ClosingAt(reference) is { } closing && !IsInCatch(closing))
                closings.Add(closing is UsingStatementSyntax scope ? OfUsing(scope) : OfStatement((StatementSyntax)closing, declaration));
        }

        if (closings.Count == 0)
            return Endless;

        var (first, last) = (closings[0], closings[closings.Count - 1]);
        // Close and then Dispose in one block is one end; anything else in several places is not followed.
        return closings.TrueForAll(closing => closing.End?.Container == first.End?.Container) ? first : new(End: null, last.ClosedAt);
    }

    static StreamLifetime OfStatement(StatementSyntax closing, StatementSyntax declaration)
    {
        if (closing.Parent is BlockSyntax { Parent: FinallyClauseSyntax { Parent: TryStatementSyntax attempt } } && declaration.Parent!.Span.Contains(attempt.Span))
            return new(new StatementPlace(attempt.Block, Before: null), closing.Span.End);
        // Where the closing is one way among others, the stream is open on those.
        return closing.Parent == declaration.Parent || closing.Parent is BlockSyntax { Parent: TryStatementSyntax { Parent: var outer } } && outer == declaration.Parent
            ? new(new StatementPlace(closing.Parent!, closing), closing.SpanStart)
            : Endless;
    }

    /// <summary>The statement that closes the local, or the using statement over it, if this reference is part of one.</summary>
    static SyntaxNode? ClosingAt(ILocalReferenceOperation reference)
    {
        IOperation value = reference;
        while (value.Parent is IConversionOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } or IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } })
            value = value.Parent;
        if (value.Parent is IUsingOperation scope && scope.Resources == value)
            return scope.Syntax as UsingStatementSyntax;

        var call = value.Parent is IConditionalAccessOperation access && access.Operation == value ? access.WhenNotNull : value.Parent;
        return call is IInvocationOperation { TargetMethod.Name: "Dispose" or "Close" or "DisposeAsync" } && call.Syntax.FirstAncestorOrSelf<StatementSyntax>() is ExpressionStatementSyntax statement
            ? OutOfNullTest(statement, reference.Local.Name)
            : null;
    }

    /// <summary>The whole of <c>if (stream != null) stream.Close();</c></summary>
    static StatementSyntax OutOfNullTest(ExpressionStatementSyntax closing, string name) =>
        (closing.Parent is BlockSyntax { Statements.Count: 1 } block ? block.Parent : closing.Parent) is IfStatementSyntax { Else: null } test && Mentions(test.Condition, name)
            ? test
            : closing;

    static bool Mentions(ExpressionSyntax condition, string name)
    {
        foreach (var token in condition.DescendantTokens())
            if (token.ValueText == "null")
                return condition.ToString().StartsWith(name, System.StringComparison.Ordinal);
        return false;
    }

    static bool IsInCatch(SyntaxNode node) => node.FirstAncestorOrSelf<CatchClauseSyntax>() is not null;
}
