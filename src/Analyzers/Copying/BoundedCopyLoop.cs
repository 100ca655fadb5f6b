using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Copying;

/// <summary>A loop that copies a number of bytes, which the library does in one call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BoundedCopyLoop() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA3002",
        title: "A part of a stream is copied by a hand-written loop",
        messageFormat: "A part of '{0}' is copied to '{1}' {2}; StreamCopy.{3} does it with a pooled buffer, and between files in the kernel",
        Category.Copying,
        DiagnosticSeverity.Info,
        description: "StreamCopy.CopyAtMost copies up to a number of bytes, StreamCopy.CopyExactly throws where the source ends before. Both take no byte more than that, use a pooled buffer, and have the kernel copy between files and connections.");

    private protected override bool AppliesTo(IoSymbols io) => io.StreamCopy is not null;

    private protected override bool CanBeIn(IoNames names) => (names & IoNames.Write) != 0 && (names & (IoNames.Read | IoNames.SmallRead)) != 0;

    private protected override bool CanBeInBody(IoNames names) => CanBeIn(names);

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var plan in Find(body))
            yield return Diagnostic.Create(Rule, plan.Location, plan.Call.Source, plan.Call.Destination, plan.Chunk.Habit is 1 ? "byte by byte" : "chunk by chunk", plan.Call.Method);
    }

    /// <summary>Every loop that the fix can replace, with all that it needs to know.</summary>
    internal static IEnumerable<CopyPlan> Find(MemberBody body) =>
        CopySearch.In(body, static (loop, body) => loop.Limit is not null && (!loop.IsByByte || ByteStreams.MoveAsChunks(loop, body)));
}
