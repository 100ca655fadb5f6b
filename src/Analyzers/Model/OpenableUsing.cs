using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model;

/// <summary>A using statement or declaration that can be taken away while what it holds stays where it is.</summary>
static class OpenableUsing
{
    /// <summary>The using statement or declaration of one variable alone; null for anything else.</summary>
    public static (StatementSyntax Statement, bool IsAsync)? Of(IVariableDeclaratorOperation declarator)
    {
        if (declarator.Syntax.Parent is not VariableDeclarationSyntax { Variables.Count: 1 } declaration)
            return null;
        return declaration.Parent switch
        {
            LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Parent: BlockSyntax } local => (local, !local.AwaitKeyword.IsKind(SyntaxKind.None)),
            UsingStatementSyntax { Parent: BlockSyntax } statement when CanBeOpened(statement) => (statement, !statement.AwaitKeyword.IsKind(SyntaxKind.None)),
            _ => null,
        };
    }

    /// <summary>The braces can go: nothing is said beside them, and what they keep apart has no name outside.</summary>
    static bool CanBeOpened(UsingStatementSyntax statement)
    {
        if (HasComments(statement.CloseParenToken.TrailingTrivia) || !IsFirstOnItsLine(statement.GetFirstToken()))
            return false;
        return statement.Statement switch
        {
            ExpressionStatementSyntax only => IsFirstOnItsLine(only.GetFirstToken()),
            BlockSyntax { Statements: { Count: > 0 } statements } block => IsFirstOnItsLine(statements[0].GetFirstToken()) && IsFirstOnItsLine(block.CloseBraceToken)
                && !HasComments(block.OpenBraceToken.LeadingTrivia) && !HasComments(block.OpenBraceToken.TrailingTrivia) && !HasComments(block.CloseBraceToken.LeadingTrivia)
                && !DeclaresWhatIsNamedOutside(block, statement.Parent!),
            _ => false,
        };
    }

    /// <summary>A statement that nobody has written yet, behind a using that is being typed, has no token.</summary>
    static bool IsFirstOnItsLine(SyntaxToken token) =>
        token.SyntaxTree?.GetText().Lines is { } lines && lines.IndexOf(token.SpanStart) > lines.IndexOf(token.GetPreviousToken().Span.End);

    static bool HasComments(SyntaxTriviaList trivia)
    {
        foreach (var each in trivia)
            if (!each.IsKind(SyntaxKind.WhitespaceTrivia) && !each.IsKind(SyntaxKind.EndOfLineTrivia))
                return true;
        return false;
    }

    static bool DeclaresWhatIsNamedOutside(BlockSyntax block, SyntaxNode outside)
    {
        var names = new HashSet<string>();
        foreach (var node in block.DescendantNodes())
            if (node is VariableDeclaratorSyntax declarator)
                names.Add(declarator.Identifier.ValueText);
            else if (node is SingleVariableDesignationSyntax designation)
                names.Add(designation.Identifier.ValueText);
            else if (node is LocalFunctionStatementSyntax function)
                names.Add(function.Identifier.ValueText);
        if (names.Count == 0)
            return false;
        foreach (var token in outside.DescendantTokens())
            if (token.IsKind(SyntaxKind.IdentifierToken) && !block.Span.Contains(token.Span) && names.Contains(token.ValueText))
                return true;
        return false;
    }
}
