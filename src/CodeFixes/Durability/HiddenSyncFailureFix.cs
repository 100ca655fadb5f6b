using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Durability;

/// <summary>The runtime library syncs the same file, and throws where that fails.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HiddenSyncFailureFix))]
public sealed class HiddenSyncFailureFix() : IoCodeFix(new HiddenSyncFailure())
{
    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var (call, file) in HiddenSyncFailure.Find(body))
        {
            if (call.Syntax.Span != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            edit.Replace(call.Syntax, $"{edit.NameOf(body.Io.DurableFile!, body.Model, call.Syntax.SpanStart)}.Sync({(file.Syntax is ParenthesizedExpressionSyntax { Expression: var inner } ? inner : file.Syntax)})");
            yield return new("Sync with DurableFile.Sync, which throws when it fails", "IOA2011.DurableFileSync", edit.Changes);
        }
    }
}
