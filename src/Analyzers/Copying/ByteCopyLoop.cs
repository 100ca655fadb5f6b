using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Copying;

/// <summary>A loop that does byte by byte what <c>Stream.CopyTo</c> does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ByteCopyLoop() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA3003",
        title: "A stream is copied byte by byte",
        messageFormat: "'{0}' is copied to '{1}' byte by byte; {2} does it with a pooled buffer of 80 KiB",
        Category.Copying,
        DiagnosticSeverity.Warning,
        description: "A loop of ReadByte and WriteByte makes two calls for each byte, on an unbuffered stream two system calls. CopyTo copies with a large pooled buffer, and streams that know a faster way override it.");

    const IoNames ReadAndWrite = IoNames.SmallRead | IoNames.Write;

    private protected override bool CanBeIn(IoNames names) => (names & ReadAndWrite) == ReadAndWrite;

    private protected override bool CanBeInBody(IoNames names) => CanBeIn(names);

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var plan in Find(body))
            yield return Diagnostic.Create(Rule, plan.Location, plan.Call.Source, plan.Call.Destination, plan.Call.Method);
    }

    /// <summary>Every loop that the fix can replace, with all that it needs to know.</summary>
    internal static IEnumerable<CopyPlan> Find(MemberBody body) => CopySearch.In(body, static (loop, body) => loop is { IsByByte: true, Limit: null } && ByteStreams.MoveAsChunks(loop, body));
}
