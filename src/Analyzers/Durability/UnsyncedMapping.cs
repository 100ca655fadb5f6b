using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A view of a mapped file is flushed, and that does not bring all of it to the disk.</summary>
/// <remarks>
/// On Unix, .NET 6 to 10 call <c>msync</c> from the beginning of the view's first page for as many bytes as the view has, and forget those of
/// the page in front of it. On Windows, FlushViewOfFile begins to write and does not wait: FlushFileBuffers does.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsyncedMapping() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA2008",
        title: "A flushed view of a mapped file is not on the disk",
        messageFormat: "Flushing '{0}' {1}: '{2}' has to be flushed to the disk, too",
        Category.Durability,
        DiagnosticSeverity.Info,
        description: "The Flush of a view waits for the disk on Linux and not on Windows, and on Unix .NET leaves out the last page of a view that begins inside a page. FileStream.Flush(flushToDisk: true) behind it does the rest.");

    private protected override bool AppliesTo(IoSymbols io) => io is { MemoryMappedFile: not null, FileStream: not null };

    private protected override bool CanBeIn(IoNames names) => (names & IoNames.MappedView) != 0 && CanBeInBody(names);

    private protected override bool CanBeInBody(IoNames names) => (names & IoNames.Flush) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var flush in Find(body))
            yield return Diagnostic.Create(
                Rule, flush.Call.Syntax.GetLocation(), flush.Call.Instance!.Syntax, flush.LeavesOutItsEnd ? "leaves out its last page on Linux and macOS" : "does not wait for the disk on Windows", flush.File.Name);
    }

    /// <summary>Every finding with all that its fix needs; what cannot be fixed is none.</summary>
    internal static IEnumerable<FlushedView> Find(MemberBody body)
    {
        if (BestEffort.IsIn(body))
            yield break;

        var candidates = 0;
        foreach (var operation in body.Operations)
            if (operation is IInvocationOperation { TargetMethod.Name: "Flush" or "FlushAsync", Instance.Type.Name: "MemoryMappedViewAccessor" or "MemoryMappedViewStream" } call
                && ++candidates <= MemberBody.MostCandidates && FlushedView.Of(call, body) is { } flush)
                yield return flush;
    }
}
