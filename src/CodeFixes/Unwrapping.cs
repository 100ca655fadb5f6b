using System.Collections.Immutable;
using System.Linq;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers;

/// <summary>Puts the statements of a try in its place.</summary>
static class Unwrapping
{
    /// <param name="statement">Its block holds a statement, and no comment on the lines of its braces.</param>
    public static void Unwrap(TryStatementSyntax statement, SourceEdit edit, SourceText text)
    {
        var block = statement.Block;
        var (outer, inner) = (edit.IndentOf(statement), edit.IndentOf(block.Statements[0]));
        var (open, close) = (text.Lines.IndexOf(block.OpenBraceToken.SpanStart), text.Lines.IndexOf(block.CloseBraceToken.SpanStart));
        if (open == close || text.Lines.IndexOf(block.Statements[0].SpanStart) == open)
        {
            edit.Replace(statement, string.Join(edit.NewLine + outer, block.Statements));
            return;
        }

        var lines = Enumerable.Range(open + 1, close - open - 1).Select(number => text.Lines[number])
            .Select(line => line.ToString() is var code && code.StartsWith(inner, System.StringComparison.Ordinal) && !LoopWrapping.IsInString(line.Start, block) ? outer + code.Substring(inner.Length) : code);
        edit.Replace(statement, string.Join(edit.NewLine, lines).TrimStart());
    }

    /// <summary>The edits inside the statement are made first, then its braces go.</summary>
    public static ImmutableArray<TextChange> After(SourceEdit edit, TryStatementSyntax statement, SourceText text, MemberBody body)
    {
        var changes = edit.Changes;
        var edited = text.WithChanges(changes);
        var start = statement.SpanStart + changes.Where(change => change.Span.End <= statement.SpanStart).Sum(change => change.NewText!.Length - change.Span.Length);
        var root = CSharpSyntaxTree.ParseText(edited, (CSharpParseOptions)body.Syntax.SyntaxTree.Options, cancellationToken: body.Cancellation).GetRoot(body.Cancellation);
        var moved = root.FindToken(start).Parent!.AncestorsAndSelf().OfType<TryStatementSyntax>().First(node => node.SpanStart == start);
        var unwrapping = new SourceEdit(root, edited);
        Unwrap(moved, unwrapping, edited);
        return edited.WithChanges(unwrapping.Changes).GetTextChanges(text).ToImmutableArray();
    }
}
