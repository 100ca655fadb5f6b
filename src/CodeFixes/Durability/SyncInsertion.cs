using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Durability;

/// <summary>Has a file synced where a rule found that it must be.</summary>
static class SyncInsertion
{
    /// <param name="file">How the file is named there.</param>
    public static void Into(SourceEdit edit, SyncPlace place, string file)
    {
        var sync = $"{file}.Flush(flushToDisk: true);";
        switch (place.Kind)
        {
            case SyncPlaceKind.Behind:
                edit.InsertAfter((StatementSyntax)place.Node, sync);
                break;
            case SyncPlaceKind.Before:
                edit.InsertBefore((StatementSyntax)place.Node, sync);
                break;
            default:
                var method = (MethodDeclarationSyntax)place.Node;
                var (arrow, outer) = (method.ExpressionBody!, edit.IndentOf(method));
                var inner = edit.NewLine + outer + edit.IndentStep;
                edit.Replace(
                    TextSpan.FromBounds(arrow.ArrowToken.GetPreviousToken().Span.End, method.SemicolonToken.Span.End),
                    $"{edit.NewLine}{outer}{{{inner}{arrow.Expression};{inner}{sync}{edit.NewLine}{outer}}}");
                break;
        }
    }
}
