using System.Collections.Generic;
using IoAnalyzers.Buffering;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Durability;

/// <summary>The file is synced once, behind the loop: all records are on the disk then, and none before for certain.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SyncPerRecordFix))]
public sealed class SyncPerRecordFix() : IoCodeFix(new SyncPerRecord())
{
    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var loop in SyncPerRecord.Find(body))
        {
            if (loop.Flushes[0].Call.Syntax.Span != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            FlushPerWriteFix.MoveOut(loop, edit);
            yield return new("Sync when the loop ends: the records are on the disk then", "IOA2009.Move", edit.Changes);
        }
    }
}
