using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Copying;

/// <summary>Puts a call of CopyTo in the place of a loop over bytes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ByteCopyLoopFix))]
public sealed class ByteCopyLoopFix() : IoCodeFix(new ByteCopyLoop())
{
    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span) =>
        CopyEdit.At(span, ByteCopyLoop.Find(body), body, text);
}
