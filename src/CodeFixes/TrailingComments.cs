using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers;

/// <summary>Comments behind a statement or directive, on its line.</summary>
static class TrailingComments
{
    /// <summary>Where a node ends together with the comments on its line.</summary>
    public static int EndOf(SyntaxNode node)
    {
        var end = node.Span.End;
        foreach (var trivia in node.GetTrailingTrivia())
            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
                end = trivia.Span.End;
        return end;
    }
}
