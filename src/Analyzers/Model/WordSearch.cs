using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.Model;

/// <summary>Finds the places of one name in the code of a declaration.</summary>
static class WordSearch
{
    /// <summary>Every identifier of that name, verbatim ones included.</summary>
    /// <remarks>
    /// It reads the text and looks up the tokens where the name stands: to walk through the nodes would create all of them. An identifier
    /// that is written with an escape (<c>\u0061</c>) has another text, so a declaration that holds one is walked through.
    /// </remarks>
    public static IEnumerable<SyntaxToken> In(SyntaxReference declaration, string name, CancellationToken cancellation)
    {
        var node = declaration.GetSyntax(cancellation);
        var text = declaration.SyntaxTree.GetText(cancellation).ToString(node.FullSpan);
        return text.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0 ? ByTokens(node, name) : ByText(node, text, name);
    }

    static IEnumerable<SyntaxToken> ByText(SyntaxNode node, string text, string name)
    {
        var start = node.FullSpan.Start;
        for (var i = text.IndexOf(name, StringComparison.Ordinal); i >= 0; i = text.IndexOf(name, i + name.Length, StringComparison.Ordinal))
        {
            // A comment, or code that is left out, belongs to the token behind it.
            if (IsWordAt(text, i, name.Length) && node.FindToken(start + i) is var token && IsIdentifier(token, name) && token.Span.Contains(start + i))
                yield return token;
        }
    }

    static IEnumerable<SyntaxToken> ByTokens(SyntaxNode node, string name)
    {
        foreach (var token in node.DescendantTokens())
            if (IsIdentifier(token, name))
                yield return token;
    }

    static bool IsIdentifier(SyntaxToken token, string name) => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name;

    static bool IsWordAt(string text, int index, int length) =>
        (index == 0 || !SyntaxFacts.IsIdentifierPartCharacter(text[index - 1]))
        && (index + length == text.Length || !SyntaxFacts.IsIdentifierPartCharacter(text[index + length]));
}
