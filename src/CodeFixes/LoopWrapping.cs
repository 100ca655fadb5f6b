using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers;

/// <summary>Puts a statement that stands alone on its lines into the braces of another one.</summary>
static class LoopWrapping
{
    /// <summary>The edits inside a statement are made first, because what is inserted into it moves in with it; then it goes into the braces.</summary>
    public static ImmutableArray<TextChange> Around(StatementSyntax statement, SourceEdit edit, SourceText text, IReadOnlyList<string> before, IReadOnlyList<string> after, MemberBody body)
    {
        var changes = edit.Changes;
        var edited = text.WithChanges(changes);
        // The changes stand behind the statement's first token; only using directives come before it.
        var start = statement.SpanStart + changes.Where(change => change.Span.End <= statement.SpanStart).Sum(change => change.NewText!.Length - change.Span.Length);
        var root = CSharpSyntaxTree.ParseText(edited, (CSharpParseOptions)body.Syntax.SyntaxTree.Options, cancellationToken: body.Cancellation).GetRoot(body.Cancellation);
        var moved = root.FindToken(start).Parent!.AncestorsAndSelf().OfType<StatementSyntax>().First(node => node.SpanStart == start && node.IsKind(statement.Kind()));
        return Wrap(edited, moved, edit.NewLine, edit.IndentStep, before, after).GetTextChanges(text).ToImmutableArray();
    }

    /// <param name="before">The lines in front of the statement, the opening brace the last of them.</param>
    /// <param name="after">The lines behind it, the closing brace the first of them.</param>
    static SourceText Wrap(SourceText text, StatementSyntax statement, string newLine, string step, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var first = text.Lines.GetLineFromPosition(statement.SpanStart);
        var indent = text.ToString(TextSpan.FromBounds(first.Start, statement.SpanStart));
        var end = TrailingComments.EndOf(statement);

        var changes = new List<TextChange> { new(new(statement.SpanStart, 0), string.Join(newLine + indent, before) + newLine + indent + step) };
        for (var number = first.LineNumber + 1; number < text.Lines.Count && text.Lines[number].Start < end; number++)
            if (IsCode(text.Lines[number], statement))
                changes.Add(new(new(text.Lines[number].Start, 0), step));
        changes.Add(new(new(end, 0), newLine + indent + string.Join(newLine + indent, after)));
        return text.WithChanges(changes);
    }

    /// <summary>Not a blank line, not a directive, and not one that begins inside a string, whose spaces are content.</summary>
    static bool IsCode(TextLine line, SyntaxNode around)
    {
        var code = line.ToString().TrimStart();
        return code.Length > 0 && code[0] != '#' && !IsInString(line.Start, around);
    }

    public static bool IsInString(int position, SyntaxNode around)
    {
        var token = around.FindToken(position);
        if (token.SpanStart < position && position < token.Span.End)
            return true;
        for (var node = token.Parent; node is not null && node != around; node = node.Parent)
            if (node is InterpolatedStringExpressionSyntax && node.SpanStart < position && position < node.Span.End)
                return true;
        return false;
    }
}
