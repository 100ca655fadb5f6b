using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Durability;

/// <summary>The file is brought to the disk where it was flushed, or where a record is complete.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FlushStopsAtCacheFix))]
public sealed class FlushStopsAtCacheFix() : IoCodeFix(new FlushStopsAtCache())
{
    public const string Key = "IOA2003.FlushToDisk";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var flush in FlushStopsAtCache.Find(body))
        {
            if (flush.Call.Syntax.Span != span || flush.Call.Syntax is not InvocationExpressionSyntax call)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            if (flush.Place is { } place)
                SyncInsertion.Into(edit, place, ((MemberAccessExpressionSyntax)call.Expression).Expression.ToString());
            else
                edit.Insert(call.ArgumentList.OpenParenToken.Span.End, "flushToDisk: true");
            yield return new(TitleOf(flush), Key, edit.Changes);
        }
    }

    static string TitleOf(UnsyncedFlush flush) => flush switch
    {
        { Place: null } => $"Flush '{flush.File.Name}' to the disk, and wait for it",
        { Call.TargetMethod.Name: "FlushAsync" } => $"Flush '{flush.File.Name}' to the disk behind, which waits for it synchronously",
        _ => $"Flush '{flush.File.Name}' to the disk before it returns",
    };
}
