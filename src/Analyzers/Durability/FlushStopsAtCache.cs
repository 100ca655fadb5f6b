using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A member or its type says by its name that bytes are on the disk, and the file is flushed no further than the page cache.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FlushStopsAtCache() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA2003",
        title: "A flush that is to reach the disk stops at the page cache",
        messageFormat: "What '{0}' holds gets no further than the page cache, and '{1}' promises the disk",
        Category.Durability,
        DiagnosticSeverity.Info,
        description: "FileStream.Flush() and FlushAsync() hand the buffer to the operating system, which writes it to the disk some seconds later. Flush(flushToDisk: true) waits for the disk.");

    private protected override bool AppliesTo(IoSymbols io) => io.FileStream is not null;

    private protected override bool CanBeIn(IoNames names) => (names & IoNames.Unbuffered) != 0 && CanBeInBody(names);

    private protected override bool CanBeInBody(IoNames names) => (names & (IoNames.Flush | IoNames.Write)) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var finding in Find(body))
            yield return Diagnostic.Create(Rule, finding.Call.Syntax.GetLocation(), finding.File.Name, finding.Promise);
    }

    /// <summary>Every finding with all that its fix needs; what cannot be fixed is none.</summary>
    internal static IEnumerable<UnsyncedFlush> Find(MemberBody body)
    {
        if (body.Syntax is not MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type } method
            || DurabilityClaims.Of(method.Identifier.ValueText, type.Identifier.ValueText) is not (not DurabilityClaim.None and var claim)
            || BestEffort.IsIn(body))
            yield break;

        var flushes = new List<(IInvocationOperation Call, ISymbol File)>();
        foreach (var operation in body.Operations)
            if (operation is IInvocationOperation call && UnsyncedFlush.FileFlushedBy(call, body) is { } file && flushes.Count < MemberBody.MostCandidates)
                flushes.Add((call, file));

        if (flushes.Count == 0 && claim == DurabilityClaim.OfType && JournalAppend.In(body) is { } append)
            yield return append;
        foreach (var (call, file) in flushes)
            if (IsOnly(call, file, flushes) && UnsyncedFlush.Of(call, file, claim, body) is { } flush)
                yield return flush;
    }

    /// <summary>Of several flushes, which of them is to reach the disk only the author knows.</summary>
    static bool IsOnly(IInvocationOperation call, ISymbol file, List<(IInvocationOperation Call, ISymbol File)> flushes)
    {
        foreach (var (other, otherFile) in flushes)
            if (other != call && SymbolEqualityComparer.Default.Equals(otherFile, file))
                return false;
        return true;
    }
}
