using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Durability;

/// <summary>Flushes the stream before somebody is told, or opens it without a buffer; what is written stays the same.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BufferedWriteThroughFix))]
public sealed class BufferedWriteThroughFix() : IoCodeFix(new BufferedWriteThrough())
{
    public const string FlushKey = "IOA2010.Flush";
    public const string NoBufferKey = "IOA2010.NoBuffer";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var finding in BufferedWriteThrough.Find(body))
        {
            if (finding.Operation.Syntax.Span != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            if (finding.Flush is not { } flush)
            {
                edit.Replace(WriteThroughField.SizeIn(finding.Operation)!.Syntax, "0");
                yield return new($"Open '{finding.Stream.Name}' without a buffer: each write goes to the disk by itself", NoBufferKey, edit.Changes);
                continue;
            }

            var line = flush.IsAsync ? $"await {finding.Stream.Name}.FlushAsync(){flush.ConfigureAwait};" : $"{finding.Stream.Name}.Flush();";
            if (flush.Place.NeedsBraces)
                edit.InsertBeforeInBraces(flush.Place.Statement, line);
            else
                edit.InsertBefore(flush.Place.Statement, line);
            yield return new($"Flush '{finding.Stream.Name}' before: what it holds goes to the disk then", FlushKey, edit.Changes);
        }
    }
}
