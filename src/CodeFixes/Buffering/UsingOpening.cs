using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Buffering;

/// <summary>Makes the opening of a file out of a using in a loop; what stood in its braces stands in the loop's own.</summary>
static class UsingOpening
{
    public static void Replace(OpenedAppend append, AppendHolder holder, SourceEdit edit, SourceText text)
    {
        foreach (var reference in append.References)
            if (reference.Syntax.ToString() != holder.Name)
                edit.Replace(reference.Syntax, holder.Name);

        var indent = edit.IndentOf(append.Statement);
        var opening = string.Join(edit.NewLine + indent, holder.OpenLazily(edit.IndentStep));
        if (append.Statement is not UsingStatementSyntax statement)
        {
            edit.Replace(append.Statement, opening);
            return;
        }

        var block = statement.Statement as BlockSyntax;
        var last = block is null ? statement.Statement : block.Statements[block.Statements.Count - 1];
        // Comments above the first statement stay with it.
        var header = text.Lines.GetLineFromPosition((block?.OpenBraceToken ?? statement.CloseParenToken).Span.End);
        edit.Replace(TextSpan.FromBounds(statement.SpanStart, header.EndIncludingLineBreak), opening + edit.NewLine);
        Outdent(TextSpan.FromBounds(header.EndIncludingLineBreak, last.Span.End), indent, statement, edit, text);
        if (block is not null)
            edit.Replace(TextSpan.FromBounds(TrailingComments.EndOf(last), block.CloseBraceToken.Span.End), "");
    }

    /// <summary>Lines that are indented deeper than the statement lose one level; those that begin inside a string, and directives, stay.</summary>
    public static void Outdent(TextSpan span, string indent, SyntaxNode around, SourceEdit edit, SourceText text)
    {
        var deeper = indent + edit.IndentStep;
        foreach (var line in text.Lines)
            if (line.Start >= span.Start && line.Start < span.End && line.ToString() is var code && code.StartsWith(deeper, System.StringComparison.Ordinal)
                && !code.TrimStart().StartsWith("#", System.StringComparison.Ordinal) && !LoopWrapping.IsInString(line.Start, around))
                edit.Replace(new TextSpan(line.Start, edit.IndentStep.Length), "");
    }
}
