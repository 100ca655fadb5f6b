using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers;

/// <summary>Adds a using directive where the file keeps them, in the order that they have.</summary>
static class UsingDirectives
{
    /// <param name="position">A place in the file where the namespace is wanted.</param>
    public static TextChange Add(SyntaxNode root, SourceText text, string name, string newLine, int position)
    {
        var unit = (CompilationUnitSyntax)root;
        var usings = ListAround(unit, position);
        var plain = Unconditional(usings).Where(directive => directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None)).ToList();
        // Global ones come first, whatever their names are.
        var own = plain.Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.None)).ToList();
        if (own.FirstOrDefault(directive => Compare(name, directive.Name!.ToString()) < 0) is { } next)
            return new(new TextSpan(next.SpanStart, 0), $"using {name};{newLine}{IndentOf(text, next)}");
        if (plain.Count > 0 && plain[plain.Count - 1] is var last)
            return new(new TextSpan(TrailingComments.EndOf(last), 0), $"{newLine}{IndentOf(text, last)}using {name};");
        if (unit.Externs.Any())
            return new(new TextSpan(TrailingComments.EndOf(unit.Externs.Last()), 0), $"{newLine}using {name};");
        return new(new TextSpan(AfterFileHeader(unit), 0), $"using {name};{newLine}{newLine}");
    }

    /// <summary>The directives of the file, or of the outermost namespace around the place where the file has none.</summary>
    static SyntaxList<UsingDirectiveSyntax> ListAround(CompilationUnitSyntax unit, int position)
    {
        if (unit.Usings.Any())
            return unit.Usings;

        var outermost = unit.FindToken(position).Parent?.AncestorsAndSelf().OfType<BaseNamespaceDeclarationSyntax>().LastOrDefault(space => space.Usings.Any());
        return outermost?.Usings ?? default;
    }

    /// <summary>Those outside #if: what stands there counts for some builds only.</summary>
    static IEnumerable<UsingDirectiveSyntax> Unconditional(SyntaxList<UsingDirectiveSyntax> usings)
    {
        var depth = 0;
        foreach (var directive in usings)
        {
            foreach (var trivia in directive.GetLeadingTrivia())
                depth += trivia.IsKind(SyntaxKind.IfDirectiveTrivia) ? 1 : trivia.IsKind(SyntaxKind.EndIfDirectiveTrivia) ? -1 : 0;
            if (depth == 0)
                yield return directive;
        }
    }

    /// <summary>The first directives of a file, with one empty line behind them all.</summary>
    public static IEnumerable<TextChange> Together(IEnumerable<TextChange> added, string newLine)
    {
        var all = added.ToList();
        for (var i = 0; i < all.Count; i++)
            yield return i + 1 < all.Count && all[i].Span == all[i + 1].Span && all[i].NewText!.EndsWith(newLine + newLine, StringComparison.Ordinal)
                ? new(all[i].Span, all[i].NewText!.Substring(0, all[i].NewText!.Length - newLine.Length))
                : all[i];
    }

    public static IComparer<string> Order { get; } = Comparer<string>.Create(Compare);

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

    /// <summary>A licence comment stays at the top, as do directives such as #define, which must; a comment right above a type belongs to it.</summary>
    static int AfterFileHeader(CompilationUnitSyntax unit)
    {
        var first = unit.GetFirstToken(includeZeroWidth: true);
        var header = 0;
        var comments = 0;
        var isBlankLine = true;
        foreach (var trivia in first.LeadingTrivia)
        {
            switch (trivia.Kind())
            {
                case SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia:
                    isBlankLine = false;
                    comments = trivia.Span.End;
                    break;
                case SyntaxKind.EndOfLineTrivia when isBlankLine:
                    header = trivia.Span.End;
                    break;
                case SyntaxKind.EndOfLineTrivia:
                    comments = trivia.Span.End;
                    isBlankLine = true;
                    break;
                case SyntaxKind.WhitespaceTrivia:
                    break;
                case SyntaxKind.IfDirectiveTrivia or SyntaxKind.RegionDirectiveTrivia:
                    return header;
                default:
                    if (!trivia.IsDirective)
                        return header;
                    header = comments = trivia.FullSpan.End;
                    break;
            }
        }

        return IsTypeOf(first) ? header : Math.Max(header, comments);
    }

    static bool IsTypeOf(SyntaxToken first) =>
        first.Parent?.AncestorsAndSelf().Any(static node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or AttributeListSyntax) == true;
}
