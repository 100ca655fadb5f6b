using System.Collections.Generic;
using IoAnalyzers.Buffering;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Durability;

/// <summary>A loop that writes records and waits for the disk after each, while nobody waits for one of them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SyncPerRecord() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA2009",
        title: "A file is synced after each record of a loop",
        messageFormat: "'{0}' is synced after each record of this loop, and nobody waits for one of them: each costs a round trip to the disk",
        Category.Durability,
        DiagnosticSeverity.Info,
        description: "A sync takes as long for one record as for thousands. Sync when the loop ends. Where records come from several threads and each waits for its own, CommitLog of IoAnalyzers.Runtime syncs for all that wait.");

    private protected override bool AppliesTo(IoSymbols io) => io.FileStream is not null;

    private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

    private protected override bool CanBeInBody(IoNames names) =>
        (names & (IoNames.Flush | IoNames.FlushToDisk)) != 0 && (names & (IoNames.File | IoNames.Unbuffered)) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var loop in Find(body))
            yield return Diagnostic.Create(Rule, loop.Flushes[0].Call.Syntax.GetLocation(), loop.Stream.Local.Name);
    }

    /// <summary>Every finding with all that its fix needs; what cannot be fixed is none.</summary>
    internal static IReadOnlyList<FlushedLoop> Find(MemberBody body) =>
        // Most members that sync do so once, and need not be bound.
        LoopSyntax.HasName(body, static name => name is "Flush" or "Sync") ? FlushedLoopSearch.In(body, FlushTarget.Disk) : [];
}
