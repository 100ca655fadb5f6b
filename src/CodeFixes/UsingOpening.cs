using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers;

/// <summary>Makes the opening of a file out of a using in a loop; what stood in its braces stands in the loop's own.</summary>
static class UsingOpening
{
    /// <param name="references">The uses of the variable that the using declares.</param>
    /// <param name="lines">What opens it instead.</param>
    public static void Replace(StatementSyntax opened, IEnumerable<IOperation> references, string name, IEnumerable<string> lines, SourceEdit edit, SourceText text)
    {
        foreach (var reference in references)
            if (reference.Syntax.ToString() != name)
                edit.Replace(reference.Syntax, name);

        var indent = edit.IndentOf(opened);
        var opening = string.Join(edit.NewLine + indent, lines);
        if (opened is not UsingStatementSyntax statement)
        {
            edit.Replace(opened, opening);
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
