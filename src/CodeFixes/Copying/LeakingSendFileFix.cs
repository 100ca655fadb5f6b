using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Copying;

/// <summary>The file is opened where it is closed again, and what was opened is sent: by SocketFile where the project has it, or in a packet.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LeakingSendFileFix))]
public sealed class LeakingSendFileFix() : IoCodeFix(new LeakingSendFile())
{
    public const string SocketFileKey = "IOA3006.SocketFile";
    public const string PacketsKey = "IOA3006.SendPackets";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var send in LeakingSendFile.Find(body))
        {
            if (send.Call.Syntax.Span != span)
                continue;

            if (send.FitsSocketFile)
            {
                var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
                OpenedFileSend.ThroughSocketFile(send, edit, body);
                yield return new("Open the file, send it with SocketFile.SendAsync and close it", SocketFileKey, edit.Changes);
            }

            if (send.FitsPackets)
            {
                var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
                OpenedFileSend.InPackets(send, edit, body);
                yield return new("Open the file, send it with SendPacketsAsync and close it", PacketsKey, edit.Changes);
            }
        }
    }
}
