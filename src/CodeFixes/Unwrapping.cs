using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers;

/// <summary>Puts the statements of a block in place of the statement that the block is part of.</summary>
static class Unwrapping
{
    /// <param name="block">Holds a statement, and no comment on the lines of its braces.</param>
    public static void Unwrap(StatementSyntax statement, BlockSyntax block, SourceEdit edit, SourceText text)
    {
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
}
