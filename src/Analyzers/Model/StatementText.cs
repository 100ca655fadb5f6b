using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Model;

/// <summary>Where a statement stands in the text, and what is said in it.</summary>
static class StatementText
{
    /// <summary>It is the whole body of an if or a loop, or stands alone on its lines.</summary>
    public static bool HasPlace(ExpressionStatementSyntax statement) => statement.Parent switch
    {
        IfStatementSyntax or ElseClauseSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or UsingStatementSyntax => true,
        BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax => IsAloneOnItsLines(statement),
        _ => false,
    };

    /// <summary>An expression as a message shows it: on one line, and cut off where it is long.</summary>
    public static string InShort(SyntaxNode expression)
    {
        const int longest = 60;
        var text = string.Join(" ", expression.ToString().Split((char[]?)null, System.StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= longest ? text : text.Substring(0, longest - 1) + "…";
    }

    static bool IsAloneOnItsLines(SyntaxNode statement)
    {
        var lines = statement.SyntaxTree.GetText().Lines;
        var (before, after) = (statement.GetFirstToken().GetPreviousToken(), statement.GetLastToken().GetNextToken());
        return (before.RawKind == 0 || lines.IndexOf(before.Span.End) < lines.IndexOf(statement.SpanStart))
            && (after.RawKind == 0 || after.IsKind(SyntaxKind.EndOfFileToken) || lines.IndexOf(statement.Span.End) < lines.IndexOf(after.SpanStart));
    }

    /// <summary>Anything but white space between its tokens.</summary>
    public static bool HasComment(SyntaxNode statement)
    {
        foreach (var trivia in statement.DescendantTrivia())
            if (statement.Span.Contains(trivia.Span) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return true;
        return false;
    }

    /// <summary>The comments inside a statement, in their order, but for those in a part of it that stays.</summary>
    public static IEnumerable<string> CommentsIn(StatementSyntax statement, TextSpan kept = default)
    {
        foreach (var trivia in statement.DescendantTrivia())
            if (statement.Span.Contains(trivia.Span) && !kept.Contains(trivia.Span) && IsComment(trivia))
                yield return trivia.ToString();
    }

    public static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;
}
