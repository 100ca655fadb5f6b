using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Copying;

/// <summary>Puts a call of StreamCopy.CopyAtMost or CopyExactly in the place of a loop that ends after a number of bytes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BoundedCopyLoopFix))]
public sealed class BoundedCopyLoopFix() : IoCodeFix(new BoundedCopyLoop())
{
    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span) =>
        CopyEdit.At(span, BoundedCopyLoop.Find(body), body, text);
}
