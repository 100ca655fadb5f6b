using System.Collections.Generic;
using System.Linq;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Buffering;

/// <summary>The pieces leave in one call: the socket takes a list of them, or a BufferedStream collects them and is flushed right behind.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SplitSendFix() : IoCodeFix(new SplitSend())
{
    public const string SegmentsKey = "IOA1006.Segments";
    public const string BufferedSocketWriterKey = "IOA1006.BufferedSocketWriter";
    public const string BufferedStreamKey = "IOA1006.BufferedStream";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var message in SplitSend.Find(body))
        {
            if (message.Pieces[0].Syntax.Span != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            switch (message.Plan)
            {
                case GatheredSend gathered:
                    Gather(gathered, edit, body);
                    yield return new("Send all pieces in one call", SegmentsKey, edit.Changes);
                    break;
                case BufferInFront inFront:
                    BufferedStreamInsertion.ForWrites(inFront, edit, body);
                    yield return new("Send all pieces together through a BufferedStream, flushed after them", BufferedStreamKey, edit.Changes);
                    break;
                case BufferUnderWriter under:
                    if (under.FitsSocketWriter)
                    {
                        var sending = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
                        BufferedStreamInsertion.ForWritesToSocket(under, sending, body);
                        yield return new("Send all pieces together through a BufferedSocketWriter, flushed after them", BufferedSocketWriterKey, sending.Changes);
                    }

                    BufferedStreamInsertion.ForWrites(under, edit, body);
                    yield return new("Send all pieces together through a BufferedStream, flushed after them", BufferedStreamKey, edit.Changes);
                    break;
            }
        }
    }

    static void Gather(GatheredSend plan, SourceEdit edit, MemberBody body)
    {
        var type = edit.NameOf(body.Io.ArraySegment!, body.Model, plan.Arguments.SpanStart).Split('<')[0] + "<byte>";
        var segments = string.Join(", ", plan.Segments.Select(segment => segment.IsSegment ? segment.Expression : $"new {type}({segment.Expression})"));
        edit.Remove(plan.Leading);
        edit.Replace(TextSpan.FromBounds(plan.Arguments.OpenParenToken.Span.End, plan.Arguments.CloseParenToken.SpanStart), $"new[] {{ {segments} }}{plan.Rest}");
    }
}
