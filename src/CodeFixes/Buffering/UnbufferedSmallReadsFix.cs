using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Buffering;

/// <summary>Gives the reads a buffer that nobody else can miss bytes from.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnbufferedSmallReadsFix() : IoCodeFix(new UnbufferedSmallReads())
{
    public const string OwnBufferKey = "IOA1004.OwnBuffer";
    public const string BufferedStreamKey = "IOA1004.BufferedStream";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var (reads, plan) in UnbufferedSmallReads.Find(body))
        {
            if (reads.Reads[0].Syntax.Span != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            yield return plan switch
            {
                OwnReadBuffer own => KeepOwnBuffer(own, edit),
                ReadAheadUnderReader under => PutUnder(under, edit, body),
                _ => PutInFront((ReadAhead)plan, edit, body),
            };
        }
    }

    static ProposedFix KeepOwnBuffer(OwnReadBuffer plan, SourceEdit edit)
    {
        FileStreamArguments.RestoreBuffer(plan.FileStream, edit);
        return new("Let the FileStream keep its default buffer", OwnBufferKey, edit.Changes);
    }

    static ProposedFix PutInFront(ReadAhead plan, SourceEdit edit, MemberBody body)
    {
        BufferedStreamInsertion.InFront(plan.First, plan.References, edit, body);
        return new("Read through a BufferedStream", BufferedStreamKey, edit.Changes);
    }

    static ProposedFix PutUnder(ReadAheadUnderReader plan, SourceEdit edit, MemberBody body)
    {
        BufferedStreamInsertion.Under(plan.Wrapped, edit, body);
        return new("Read through a BufferedStream", BufferedStreamKey, edit.Changes);
    }
}
