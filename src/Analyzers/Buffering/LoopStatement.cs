using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Buffering;

/// <summary>Where a loop stands in the text.</summary>
static class LoopStatement
{
    /// <summary>A statement of a list, alone on its lines, without code that only another configuration has.</summary>
    public static bool StandsAlone(ILoopOperation loop)
    {
        if (loop.Syntax is not StatementSyntax statement || !BufferPlanner.CanInsertAround(statement))
            return false;

        var text = statement.SyntaxTree.GetText();
        var (first, last) = (text.Lines.GetLineFromPosition(statement.SpanStart), text.Lines.GetLineFromPosition(statement.Span.End));
        return string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(first.Start, statement.SpanStart)))
            && statement.GetLastToken().GetNextToken().SpanStart >= last.End
            && !ConditionalCode.IsIn(statement);
    }
}
