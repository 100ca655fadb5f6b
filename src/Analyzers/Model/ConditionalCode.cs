using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Model;

/// <summary>
/// Code that stands between <c>#if</c> and <c>#endif</c>. A rule sees what one configuration compiles, and a fix writes a text that all of them
/// compile: what the others have there is neither judged nor edited.
/// </summary>
static class ConditionalCode
{
    /// <summary>Whether some configurations have more, less or other code in a node than this one.</summary>
    public static bool IsIn(SyntaxNode node) => IsIn(node, node.Span);

    /// <summary>The same for the statements of one list from the first to the last.</summary>
    public static bool IsBetween(SyntaxNode first, SyntaxNode last)
    {
        // In a program without a class, each statement has a node of its own around it.
        var list = first;
        while (list.Parent is { } around && !list.Span.Contains(last.Span))
            list = around;
        return IsIn(list, TextSpan.FromBounds(first.SpanStart, last.Span.End));
    }

    static bool IsIn(SyntaxNode node, TextSpan span)
    {
        if (node.ContainsDirectives)
            foreach (var trivia in node.DescendantTrivia(span))
                if (span.Contains(trivia.Span) && trivia.GetStructure() is BranchingDirectiveTriviaSyntax or EndIfDirectiveTriviaSyntax)
                    return true;
        return false;
    }
}
