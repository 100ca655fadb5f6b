using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Buffering;

/// <summary>Two variables, one for the wrapper and one for the stream below: the first one goes, and the stream is closed where it was.</summary>
static class WrapperScopes
{
    public static WrapperRemoval? For(IObjectCreationOperation wrapper, ILocalSymbol variable, ILocalSymbol inner, WrapperUses uses, bool isQuiet, MemberBody body)
    {
        if (DeclarationOf(variable, body) is not { Variables.Count: 1 } declaration || DeclarationOf(inner, body) is not { } innerDeclaration)
            return null;

        return (declaration.Parent, innerDeclaration.Parent) switch
        {
            (UsingStatementSyntax held, UsingStatementSyntax outer) => Merged(held, outer, inner, uses),
            (UsingStatementSyntax held, LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } plain) when ListOf(held) == ListOf(plain) =>
                HasOnlySpaces(held.OpenParenToken, held.CloseParenToken) ? new TakenOverUsing(held, inner, uses.References) : null,
            (LocalDeclarationStatementSyntax held, LocalDeclarationStatementSyntax outer) when ListOf(held) == ListOf(outer) => Removed(held, outer, inner, uses, isQuiet || IsClosedLast(inner, uses, FunctionGraph.FunctionAround(wrapper), body)),
            (LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } plain, UsingStatementSyntax { Statement: BlockSyntax block }) when plain.Parent == block && isQuiet && HasOnlySpaces(plain.GetFirstToken(), plain.SemicolonToken) =>
                new RemovedDeclaration(plain, Closing: null, inner, uses.References),
            _ => null,
        };
    }

    public static bool IsHeldByUsing(ILocalSymbol variable, MemberBody body) =>
        DeclarationOf(variable, body)?.Parent is UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 };

    static VariableDeclarationSyntax? DeclarationOf(ILocalSymbol local, MemberBody body) =>
        local.DeclaringSyntaxReferences is { Length: 1 } references ? references[0].GetSyntax(body.Cancellation).Parent as VariableDeclarationSyntax : null;

    /// <summary>One using statement right in the other, so that both end at the same place.</summary>
    static MergedUsing? Merged(UsingStatementSyntax held, UsingStatementSyntax outer, ILocalSymbol inner, WrapperUses uses)
    {
        if (held.AwaitKeyword.RawKind != outer.AwaitKeyword.RawKind || !HasOnlySpaces(held.UsingKeyword, held.CloseParenToken))
            return null;

        var header = outer.Statement == held ? HeaderAmongOthers(held, outer)
            : outer.Statement is BlockSyntax { Statements: { Count: 1 } only } && only[0] == held && CanLoseBraces(held) ? LinesOf(held, (held.Statement as BlockSyntax)?.OpenBraceToken ?? held.CloseParenToken)
            : null;
        return header is { } span ? new(held, outer, span, inner, uses.References) : null;
    }

    /// <summary>The header of a using right below another one: its lines, or all from the parenthesis of the other one; a comment above stays in front of the brace.</summary>
    static TextSpan? HeaderAmongOthers(UsingStatementSyntax held, UsingStatementSyntax outer) =>
        LinesOf(held, held.CloseParenToken)
        ?? (HasOnlySpaces(outer.CloseParenToken, held.UsingKeyword) ? TextSpan.FromBounds(outer.CloseParenToken.Span.End, held.CloseParenToken.Span.End)
            : HasOnlySpaces(held.CloseParenToken, held.Statement.GetFirstToken()) ? TextSpan.FromBounds(held.SpanStart, held.Statement.SpanStart)
            : null);

    /// <summary>The lines from the using to a token, where nothing else stands on them.</summary>
    static TextSpan? LinesOf(UsingStatementSyntax held, SyntaxToken end)
    {
        var text = held.SyntaxTree.GetText();
        var (first, last) = (text.Lines.GetLineFromPosition(held.SpanStart), text.Lines.GetLineFromPosition(end.Span.End));
        return HasOnlySpaces(held.CloseParenToken, end)
            && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(first.Start, held.SpanStart))) && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(end.Span.End, last.End)))
            ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak)
            : null;
    }

    /// <summary>The closing brace is the first on its line; a comment may follow it.</summary>
    static bool CanLoseBraces(UsingStatementSyntax held)
    {
        if (held.Statement is not BlockSyntax body)
            return true;

        var text = held.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(body.CloseBraceToken.SpanStart);
        return body.Statements.Count > 0 && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, body.CloseBraceToken.SpanStart)))
            && body.CloseBraceToken.GetNextToken().SpanStart > line.End;
    }

    /// <summary>
    /// The declarations stand in one block. Where both hold by using, no other using comes between; where none does, the same statement
    /// closes the one that stays.
    /// </summary>
    static RemovedDeclaration? Removed(LocalDeclarationStatementSyntax held, LocalDeclarationStatementSyntax outer, ILocalSymbol inner, WrapperUses uses, bool isClosedLast)
    {
        if (!HasOnlySpaces(held.GetFirstToken(), held.SemicolonToken))
            return null;
        if (held.UsingKeyword.RawKind != 0)
            return outer.UsingKeyword.RawKind != 0 && held.AwaitKeyword.RawKind == outer.AwaitKeyword.RawKind && !HoldsBetween(outer, held) ? new(held, Closing: null, inner, uses.References) : null;

        return isClosedLast ? new(held, ClosingBefore(uses.Closing, inner), inner, uses.References) : null;
    }

    /// <summary>What the statement stands in; each top-level statement has a node of its own around it.</summary>
    static SyntaxNode? ListOf(StatementSyntax statement) => statement.Parent is GlobalStatementSyntax { Parent: var unit } ? unit : statement.Parent;

    /// <summary>Nobody closes the stream below before the wrapper, which would keep what was written last.</summary>
    static bool IsClosedLast(ILocalSymbol inner, WrapperUses uses, IOperation code, MemberBody body)
    {
        if (IsHeldByUsing(inner, body) && uses.Closing is null)
            return false;
        foreach (var (reference, use) in StreamUses.Of(inner, code, body.Io))
            if (use == StreamUse.Dispose && (uses.Closing is null || reference.Syntax.SpanStart < uses.Closing.Syntax.SpanStart))
                return false;
        return true;
    }

    static bool HoldsBetween(StatementSyntax first, StatementSyntax last)
    {
        foreach (var sibling in ListOf(first)!.ChildNodes())
            if (sibling.SpanStart > first.SpanStart && sibling.SpanStart < last.SpanStart
                && (sibling is GlobalStatementSyntax { Statement: var statement } ? statement : sibling) is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 })
                return true;
        return false;
    }

    /// <summary>The statement that closes the wrapper, where the next one closes the stream below: once is enough.</summary>
    static StatementSyntax? ClosingBefore(IOperation? closing, ILocalSymbol inner)
    {
        if (closing is not { Parent: IInvocationOperation { Parent: IExpressionStatementOperation { Parent: IBlockOperation block } statement } })
            return null;

        var isNext = false;
        foreach (var sibling in block.Operations)
        {
            if (isNext)
                return sibling is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod.Name: "Close" or "Dispose", Instance: var target } }
                    && SymbolEqualityComparer.Default.Equals(target.Symbol(), inner) ? statement.Syntax as StatementSyntax : null;
            isNext = sibling == statement;
        }

        return null;
    }

    /// <summary>No comment or directive from one token to another; false where one of them is not typed yet, to which no walk comes.</summary>
    static bool HasOnlySpaces(SyntaxToken first, SyntaxToken last)
    {
        if (IsAbsent(first) || IsAbsent(last))
            return false;
        for (var token = first; token != last; token = token.GetNextToken())
            if (!HasNoComment(token.TrailingTrivia) || !HasNoComment(token.GetNextToken().LeadingTrivia))
                return false;
        return true;
    }

    static bool IsAbsent(SyntaxToken token) => token.IsMissing || token.RawKind == 0;

    static bool HasNoComment(SyntaxTriviaList trivia)
    {
        foreach (var part in trivia)
            if (!part.IsKind(SyntaxKind.WhitespaceTrivia) && !part.IsKind(SyntaxKind.EndOfLineTrivia))
                return false;
        return true;
    }
}
