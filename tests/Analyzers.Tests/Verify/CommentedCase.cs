using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit.Sdk;

namespace IoAnalyzers.Tests;

/// <summary>A fix case with a comment on a line of its own above the first marked statement and one at the end of its last line: both survive the fix.</summary>
static class CommentedCase
{
    const string Leading = "// the comment above";
    const string Trailing = "// the comment behind";

    public static async Task Check(RuleUnderTest rule, Subject subject, string? key)
    {
        var commented = subject.Rewritten(marked => WithComments(marked, subject));
        using var solution = new TestSolution(commented);
        var found = await Analysis.Of(rule, solution.Document.Project, "The case");
        Analysis.Compare(commented, found);

        var action = await Fixing.ActionFor(rule, solution.Document, found[0], key);
        var changed = found.Length == 1
            ? await Fixing.Applied(rule, action)
            : await Fixing.AppliedToAll(rule, solution.Document, Microsoft.CodeAnalysis.CodeFixes.FixAllScope.Document, action.EquivalenceKey!);
        var document = changed.GetDocument(solution.First)!;
        var text = (await document.GetTextAsync()).ToString();
        foreach (var comment in new[] { Leading, Trailing })
            if (commented.Code.Contains(comment) && text.Split(comment).Length != 2)
                throw new XunitException($"'{comment}' stands {text.Split(comment).Length - 1} times in the result:\n{text}");

        var left = await Analysis.Of(rule, document.Project, "The fixed program");
        if (left.Length > 0)
            throw new XunitException($"The rule still reports after the fix:\n{string.Join('\n', left)}\nin\n{text}");
    }

    /// <summary>The marked text, with comments put in by the line numbers of the unmarked one.</summary>
    static string WithComments(string marked, Subject subject)
    {
        var text = SourceText.From(subject.Code);
        var root = CSharpSyntaxTree.ParseText(text, subject.ParseOptions).GetCompilationUnitRoot();
        var statement = FirstOnItsLine(text, root.FindNode(subject.Expected[0].Span));
        var (first, last) = (text.Lines.GetLineFromPosition(statement.SpanStart), text.Lines.GetLineFromPosition(statement.Span.End));

        var lines = marked.Split('\n').ToList();
        // Behind the end of a line that is inside a token, as in a raw string, no comment can stand.
        if (root.FindToken(last.End).Span is var token && !(token.Start < last.End && last.End < token.End))
            lines[last.LineNumber] += " " + Trailing;
        var indent = text.ToString(TextSpan.FromBounds(first.Start, statement.SpanStart));
        lines.Insert(first.LineNumber, indent + Leading);
        return string.Join('\n', lines);
    }

    /// <summary>The statement or member around a node that has nothing but white space before it on its line.</summary>
    static SyntaxNode FirstOnItsLine(SourceText text, SyntaxNode node)
    {
        while (!(node is StatementSyntax or MemberDeclarationSyntax && IsFirst(text, node)) && node.Parent is { } parent)
            node = parent;
        return node;
    }

    static bool IsFirst(SourceText text, SyntaxNode node) =>
        string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(node.SpanStart).Start, node.SpanStart)));
}
