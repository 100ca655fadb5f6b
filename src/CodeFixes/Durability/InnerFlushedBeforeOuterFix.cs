using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Durability;

/// <summary>Flushes the writer before the file below it is used; what comes into the file in the end stays the same.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InnerFlushedBeforeOuterFix))]
public sealed class InnerFlushedBeforeOuterFix() : IoCodeFix(new InnerFlushedBeforeOuter())
{
    public const string Key = "IOA2004.Flush";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var plan in InnerFlushedBeforeOuter.Find(body))
        {
            if (plan.Use.Operation.Syntax.Span != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            var lines = new string[plan.Flushed.Length];
            for (var i = 0; i < lines.Length; i++)
                lines[i] = CallOn(plan.Flushed[i], isFinal: plan.Holding == Holding.Tail && i == lines.Length - 1, plan);
            if (plan.NeedsBraces)
                edit.InsertBeforeInBraces(plan.Statement, lines);
            else
                edit.InsertBefore(plan.Statement, lines);
            yield return new(TitleOf(plan), Key, edit.Changes);
        }
    }

    static string CallOn(string name, bool isFinal, OuterFlush plan)
    {
        var method = isFinal ? "FlushFinalBlock" : "Flush";
        return plan.IsAsync ? $"await {name}.{method}Async(){plan.ConfigureAwait};" : $"{name}.{method}();";
    }

    static string TitleOf(OuterFlush plan)
    {
        var (wrapper, stream) = (plan.Wrapper.Name, plan.Use.Stream.Syntax);
        return plan.Use.Kind switch
        {
            InnerUseKind.Measure => $"Flush '{wrapper}' first, so that what it holds is counted",
            InnerUseKind.Cut => $"Flush '{wrapper}' first, so that what it holds is in '{stream}' when that is cut",
            _ when plan.Holding == Holding.Compressed => $"Flush '{wrapper}' first, which adds a few bytes to the compressed data",
            _ when plan.Holding == Holding.Tail => $"Write the final block of '{wrapper}' first, so that all of it gets to the disk",
            _ => $"Flush '{wrapper}' first, so that what it holds gets to the disk",
        };
    }
}
