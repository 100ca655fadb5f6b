using System.Linq;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Durability;

/// <summary>One call of the runtime library in place of a temporary file, what fills it and its rename.</summary>
static class DurableReplacementEdit
{
    /// <returns>The method that is called.</returns>
    public static string Write(DurableReplacement plan, SourceEdit edit, MemberBody body)
    {
        string Type(int position) => edit.NameOf(body.Io.DurableFile!, body.Model, position);

        edit.Remove(plan.TemporaryPath is null ? new[] { plan.Rename } : [plan.TemporaryPath, plan.Rename]);
        if (plan is WholeReplacement whole)
        {
            edit.Replace(whole.Write.Expression, $"{Type(whole.Write.SpanStart)}.{whole.Method}");
            edit.Replace(whole.Path.Expression, plan.Destination.ToString());
            return whole.Method;
        }

        var streamed = (StreamedReplacement)plan;
        WriteCallback(streamed.Scope, streamed.Stream, plan.Destination, edit, body);
        return "Replace";
    }

    /// <summary>A using statement over a new file becomes <c>DurableFile.Replace(path, stream => …)</c>.</summary>
    public static void WriteCallback(UsingStatementSyntax scope, string stream, ExpressionSyntax destination, SourceEdit edit, MemberBody body)
    {
        edit.Replace(
            TextSpan.FromBounds(scope.UsingKeyword.SpanStart, scope.CloseParenToken.Span.End),
            $"{edit.NameOf(body.Io.DurableFile!, body.Model, scope.SpanStart)}.Replace({destination}, {stream} =>");
        edit.Insert(((BlockSyntax)scope.Statement).CloseBraceToken.Span.End, ");");
    }
}
