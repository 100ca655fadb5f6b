using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers;

/// <summary>Adds a using directive where the file keeps them, in the order that they have.</summary>
static class UsingDirectives
{
    public static TextChange Add(SyntaxNode root, SourceText text, string name, string newLine)
    {
        var unit = (CompilationUnitSyntax)root;
        var usings = unit.Usings.Any() ? unit.Usings : unit.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Usings ?? default;
        var plain = usings.Where(directive => directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None)).ToList();
        if (plain.Count == 0)
            return new(new TextSpan(AfterFileHeader(unit), 0), $"using {name};{newLine}{newLine}");

        var next = plain.FirstOrDefault(directive => Compare(name, directive.Name!.ToString()) < 0);
        if (next is not null)
            return new(new TextSpan(next.SpanStart, 0), $"using {name};{newLine}{IndentOf(text, next)}");

        var last = plain[plain.Count - 1];
        return new(new TextSpan(last.Span.End, 0), $"{newLine}{IndentOf(text, last)}using {name};");
    }

    /// <summary>System first, then by the alphabet, as editors sort them.</summary>
    static int Compare(string left, string right)
    {
        var (leftIsSystem, rightIsSystem) = (IsSystem(left), IsSystem(right));
        return leftIsSystem == rightIsSystem ? string.CompareOrdinal(left, right) : leftIsSystem ? -1 : 1;
    }

    static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    static string IndentOf(SourceText text, SyntaxNode node)
    {
        var line = text.Lines.GetLineFromPosition(node.SpanStart);
        return text.ToString(TextSpan.FromBounds(line.Start, node.SpanStart)) is var before && string.IsNullOrWhiteSpace(before) ? before : "";
    }

    /// <summary>A licence comment at the top stays at the top.</summary>
    static int AfterFileHeader(CompilationUnitSyntax unit)
    {
        var first = unit.GetFirstToken(includeZeroWidth: true);
        var end = 0;
        var sawComment = false;
        foreach (var trivia in first.LeadingTrivia)
        {
            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
                sawComment = true;
            else if (trivia.IsKind(SyntaxKind.EndOfLineTrivia) && sawComment)
                end = trivia.Span.End;
            else if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                break;
        }

        return end;
    }
}
