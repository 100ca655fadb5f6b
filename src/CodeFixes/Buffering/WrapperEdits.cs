using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Buffering;

/// <summary>Takes a BufferedStream, and the variable that holds it, out of the code.</summary>
static class WrapperEdits
{
    public static void Remove(RedundantWrapper plan, SourceEdit edit, SourceText text, MemberBody body)
    {
        if (plan.Removal is Unwrapping unwrapping)
        {
            // Two deletions and not one replacement: a finding inside of the wrapped expression keeps its place.
            edit.Replace(TextSpan.FromBounds(plan.Wrapper.Syntax.SpanStart, unwrapping.Wrapped.SpanStart), "");
            edit.Replace(TextSpan.FromBounds(unwrapping.Wrapped.Span.End, plan.Wrapper.Syntax.Span.End), "");
            if (unwrapping.DeclaredType is { } type && body.Model.GetTypeInfo(unwrapping.Wrapped, body.Cancellation).Type is INamedTypeSymbol wrapped)
                edit.Replace(type, edit.NameOf(wrapped, body.Model, type.SpanStart));
            return;
        }

        var removal = (VariableRemoval)plan.Removal;
        var name = SyntaxFacts.GetKeywordKind(removal.Inner.Name) == SyntaxKind.None ? removal.Inner.Name : "@" + removal.Inner.Name;
        var closing = (removal as RemovedDeclaration)?.Closing;
        foreach (var reference in removal.References)
            if (closing is null || !closing.Span.Contains(reference.Span))
                edit.Replace(reference, name);

        switch (removal)
        {
            case MergedUsing merged:
                Merge(merged, edit, text);
                break;
            case TakenOverUsing taken:
                edit.Replace(taken.Statement.Declaration!, name);
                break;
            case RemovedDeclaration removed:
                edit.Remove(closing is null ? [removed.Statement] : [removed.Statement, closing]);
                break;
        }
    }

    static void Merge(MergedUsing merged, SourceEdit edit, SourceText text)
    {
        edit.Replace(merged.Header, "");
        var statement = merged.Statement;
        if (merged.Outer.Statement == statement)
            return;

        var block = statement.Statement as BlockSyntax;
        if (block is not null || edit.IndentOf(statement.Statement) != edit.IndentOf(statement))
            UsingOpening.Outdent(TextSpan.FromBounds(merged.Header.End, EndOfContent(statement.Statement, text)), edit.IndentOf(statement), statement, edit, text);
        if (block is not null)
            edit.Replace(BraceWithSpace(block.CloseBraceToken, text), "");
    }

    /// <summary>The closing brace goes with its line, which is not outdented before, however deep it stands.</summary>
    static int EndOfContent(StatementSyntax statement, SourceText text) =>
        statement is BlockSyntax block ? text.Lines.GetLineFromPosition(block.CloseBraceToken.SpanStart).Start : statement.Span.End;

    /// <summary>The brace with its line, or, where a comment follows, with the space up to it.</summary>
    static TextSpan BraceWithSpace(SyntaxToken brace, SourceText text)
    {
        foreach (var trivia in brace.TrailingTrivia)
            if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return TextSpan.FromBounds(brace.SpanStart, trivia.SpanStart);
        return LinesOf(brace.SpanStart, brace.Span.End, text);
    }

    static TextSpan LinesOf(int start, int end, SourceText text) =>
        TextSpan.FromBounds(text.Lines.GetLineFromPosition(start).Start, text.Lines.GetLineFromPosition(end).EndIncludingLineBreak);
}
