using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>A file is sent by its name, and what .NET opened for that stays open.</summary>
/// <remarks>
/// Measured on .NET 8 and 10 on Linux: 2,000 calls leave 2,000 descriptors. On Unix the operation opens the file and closes it only where
/// opening another one fails. Windows has a call of its own for this, TransmitPackets, and closes what it opened.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LeakingSendFile() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA3006",
        title: "SendFileAsync leaves the file open",
        messageFormat: "'{0}' leaves the file open after it was sent, until a finalizer closes it (Linux and macOS)",
        Category.Copying,
        DiagnosticSeverity.Warning,
        description: "On Linux and macOS each call of Socket.SendFileAsync with a file name leaks a descriptor until a finalizer runs; a busy server runs out of them. Open the file where it is closed again, and send what was opened.");

    const int FirstLeakingVersion = 8, LastLeakingVersion = 10;

    private protected override bool AppliesTo(IoSymbols io) =>
        io is { Socket.ContainingAssembly.Identity.Version.Major: >= FirstLeakingVersion and <= LastLeakingVersion, SendPacketsElement: not null, FileStream: not null };

    private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

    private protected override bool CanBeInBody(IoNames names) => (names & IoNames.SendFile) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var send in Find(body))
            yield return Diagnostic.Create(Rule, send.Call.Syntax.GetLocation(), $"{send.Socket}.{send.Call.TargetMethod.Name}");
    }

    /// <summary>Every finding with all that its fixes need; what no fix can replace is none.</summary>
    internal static IEnumerable<FileSend> Find(MemberBody body)
    {
        var candidates = 0;
        foreach (var operation in body.Operations)
            if (operation.IsInvocationOf(body.Io.Socket, "SendFileAsync") && ++candidates <= MemberBody.MostCandidates
                && FileSend.Of((IInvocationOperation)operation, body) is { } send && !TargetSystem.IsWindowsOnly(operation, body))
                yield return send;
    }
}
