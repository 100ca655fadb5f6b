using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>A file that is open for many small reads at places that come from data.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChunkedRandomReads() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA4002",
        title: "A file is read in small pieces all over, with a system call for each",
        messageFormat: "'{0}' is a system call in each round of this loop; a mapped file is read without one",
        Category.Access,
        DiagnosticSeverity.Info,
        description: "Where the pages are in memory, a system call costs more than the few bytes that it copies. A mapped file is read by loads. Map only files that nobody cuts off meanwhile: loads from behind the new end kill the process.");

    private protected override bool AppliesTo(IoSymbols io) => io is { MappedFile: not null, File: not null, RandomAccess: not null, SafeFileHandle: not null, MemoryExtensions: not null };

    private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

    private protected override bool CanBeInBody(IoNames names) => (names & IoNames.OpenHandle) != 0 && (names & IoNames.Read) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var file in Find(body))
            yield return Diagnostic.Create(Rule, file.Repeated.Call.Syntax.GetLocation(), file.Repeated.Call.Syntax.ToString());
    }

    /// <summary>Every finding with all that its fix needs; what cannot be fixed is none.</summary>
    internal static IEnumerable<MappableFile> Find(MemberBody body)
    {
        var candidates = 0;
        foreach (var operation in body.Operations)
            if (operation is IVariableDeclaratorOperation declarator && MappableFile.PathOf(declarator, body) is { } path
                && ++candidates <= MemberBody.MostCandidates && MappableFile.Of(declarator, path, body) is { } file)
                yield return file;
    }
}
