using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Durability;

/// <summary>The runtime library renames the file and syncs the directory.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnsyncedDirectoryFix))]
public sealed class UnsyncedDirectoryFix() : IoCodeFix(new UnsyncedDirectory())
{
    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var rename in UnsyncedDirectory.Find(body))
        {
            if (rename.Syntax.Span != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            DurableMove.Write(rename, edit, body);
            yield return new("Rename with DurableFile.Move, which puts the new name on the disk", "IOA2007.DurableMove", edit.Changes);
        }
    }
}
