using System;
using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Copying;

/// <summary>What would be lost with the text that a plan replaces or removes.</summary>
static class ReplacedText
{
    public static bool CanGo(
        StatementSyntax loop, StatementSyntax? priming, IReadOnlyList<VariableDeclaratorSyntax> unused, CopyCounter? counted, SyntaxNode member)
    {
        if (loop.ContainsDirectives && HasTrivia(loop, static trivia => trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia)))
            return false;
        if (priming is not null && (!DeclaresOne(priming) || HasComment(priming)))
            return false;
        if (counted is { Declarator: { } counter } && (HasComment(counter.Parent!.Parent!) || IsNamedInDisabledText(counter, member)))
            return false;
        foreach (var declarator in unused)
            if (HasComment(declarator.Parent!.Parent!) || IsNamedInDisabledText(declarator, member))
                return false;
        return true;
    }

    static bool DeclaresOne(StatementSyntax statement) =>
        statement is not LocalDeclarationStatementSyntax { Declaration.Variables.Count: not 1 };

    static bool HasComment(SyntaxNode node) =>
        HasTrivia(node, static trivia => trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia) || StatementText.IsComment(trivia));

    static bool HasTrivia(SyntaxNode node, Func<SyntaxTrivia, bool> isWanted)
    {
        foreach (var trivia in node.DescendantTrivia())
            if (node.Span.Contains(trivia.Span) && isWanted(trivia))
                return true;
        return false;
    }

    /// <summary>Code for another target framework or configuration may use a local that this one can do without.</summary>
    static bool IsNamedInDisabledText(VariableDeclaratorSyntax declarator, SyntaxNode member)
    {
        if (!member.ContainsDirectives)
            return false;
        foreach (var trivia in member.DescendantTrivia())
            if (trivia.IsKind(SyntaxKind.DisabledTextTrivia) && HasWord(trivia.ToString(), declarator.Identifier.ValueText))
                return true;
        return false;
    }

    static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            if ((at == 0 || !SyntaxFacts.IsIdentifierPartCharacter(text[at - 1]))
                && (at + word.Length == text.Length || !SyntaxFacts.IsIdentifierPartCharacter(text[at + word.Length])))
                return true;
        return false;
    }
}
