using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>A file goes to a connection by way of the program's memory.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FileThroughUserSpace() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA3005",
        title: "A file is sent through the program's memory",
        messageFormat: "'{0}' goes to '{1}' through the program's memory; {2} lets the kernel send it",
        Category.Copying,
        DiagnosticSeverity.Info,
        description: "Reading a file and writing it to a socket copies each byte into the program and back into the kernel. sendfile and TransmitFile send it from the page cache, for 60 to 80 % of the processor's time.");

    const IoNames Sent = IoNames.WholeFile | IoNames.Send;

    private protected override bool AppliesTo(IoSymbols io) => io is { StreamCopy: not null, SocketFile: not null, NetworkStream: not null };

    private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

    private protected override bool CanBeInBody(IoNames names) => (names & IoNames.CopyTo) != 0 || (names & Sent) == Sent;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var plan in Find(body))
            yield return Diagnostic.Create(Rule, plan.Call.Syntax.GetLocation(), plan.File.Syntax, plan.Connection.Syntax, plan.Method);
    }

    /// <summary>Every finding with all that its fix needs; what cannot be fixed is none.</summary>
    internal static IEnumerable<FileToConnection> Find(MemberBody body)
    {
        var candidates = 0;
        foreach (var operation in body.Operations)
        {
            if (operation is not IInvocationOperation { TargetMethod.Name: "CopyTo" or "CopyToAsync" or "Send" } call || !IsOf(call, body.Io))
                continue;
            if (++candidates > MemberBody.MostCandidates)
                yield break;
            FileToConnection? plan = call.TargetMethod.Name == "Send" ? FileToConnection.OfBytes(call, body) : FileToConnection.OfStream(call, body);
            if (plan is not null)
                yield return plan;
        }
    }

    static bool IsOf(IInvocationOperation call, IoSymbols io) =>
        call.TargetMethod.Name == "Send" ? call.TargetMethod.ContainingType.Is(io.Socket) : call.Instance?.Type.DerivesFrom(io.Stream) == true;
}
