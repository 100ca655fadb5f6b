using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Copying;

/// <summary>Puts a call of CopyTo or CopyToAsync in the place of a loop over chunks.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ManualCopyLoopFix))]
public sealed class ManualCopyLoopFix() : IoCodeFix(new ManualCopyLoop())
{
    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span) =>
        CopyEdit.At(span, ManualCopyLoop.Find(body), body, text);
}
