using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A file is brought to the disk by a call that returns normally when that failed.</summary>
/// <remarks>
/// Injected EIO, ENOSPC and EDQUOT on .NET 8, 9 and 10: <c>Flush(true)</c> and <c>FlushToDisk</c> return. SystemNative_FSync computes
/// <c>result = fsync(fd) &lt; 0</c>, which is 1 for a failure, and its caller tests for less than zero.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HiddenSyncFailure() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA2011",
        title: "A failed sync goes unnoticed",
        messageFormat: "'{0}' returns normally on Linux and macOS when the disk refuses the bytes; DurableFile.Sync throws",
        Category.Durability,
        DiagnosticSeverity.Info,
        description: "On Unix, .NET 6 to 10 drop the error of fsync: Flush(true) and RandomAccess.FlushToDisk return as if the file were on the disk. DurableFile.Sync asks the system itself and reports what it says.");

    const int FirstVersion = 6, LastVersion = 10;

    private protected override bool AppliesTo(IoSymbols io) =>
        io is { DurableFile: not null, FileStream.ContainingAssembly.Identity.Version.Major: >= FirstVersion and <= LastVersion };

    private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

    private protected override bool CanBeInBody(IoNames names) => (names & (IoNames.Flush | IoNames.FlushToDisk)) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var sync in Find(body))
            yield return Diagnostic.Create(Rule, sync.Call.Syntax.GetLocation(), sync.Call.Syntax);
    }

    /// <summary>Every finding with all that its fix needs; what cannot be fixed is none.</summary>
    internal static IEnumerable<(IInvocationOperation Call, IOperation File)> Find(MemberBody body)
    {
        var candidates = 0;
        foreach (var operation in body.Operations)
            if (operation is IInvocationOperation call && FileSyncedBy(call, body.Io) is { } file && ++candidates <= MemberBody.MostCandidates
                && !TargetSystem.IsWindowsOnly(call, body))
                yield return (call, file);
    }

    /// <summary>The stream or handle that the call brings to the disk; null for any other call, and for one whose file cannot be named.</summary>
    static IOperation? FileSyncedBy(IInvocationOperation call, IoSymbols io)
    {
        if (call.TargetMethod.Name == "FlushToDisk")
            return call.TargetMethod.ContainingType.Is(io.RandomAccess) ? call.ArgumentNamed("handle") : null;

        // A derived class may do something else; in one, base.Flush(true) is how it gets here.
        return call.TargetMethod.ContainingType.Is(io.FileStream) && call.Instance is { } stream and not IInstanceReferenceOperation and not IConditionalAccessInstanceOperation
            && SyncNames.IsFlushWithChoice(call, io, out var toDisk) && toDisk == true
            ? stream
            : null;
    }
}
