using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Durability;

/// <summary>The file below the view is flushed to the disk behind it, which takes all of its pages along.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnsyncedMappingFix))]
public sealed class UnsyncedMappingFix() : IoCodeFix(new UnsyncedMapping())
{
    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var flush in UnsyncedMapping.Find(body))
        {
            if (flush.Call.Syntax.Span != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            SyncInsertion.Into(edit, flush.Place, flush.File.Name);
            yield return new($"Flush '{flush.File.Name}' to the disk behind, and wait for it", "IOA2008.FlushFile", edit.Changes);
        }
    }
}
