using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>A FileStream with a buffer that is opened for one or two reads or writes at places that the code names.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SeekThenRead() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA4001",
        title: "A file is opened as a stream for one access at a chosen place",
        messageFormat: "'{0}' sets the position of a stream that is opened for this access; RandomAccess needs neither the stream nor its buffer",
        Category.Access,
        DiagnosticSeverity.Info,
        description: "A FileStream fills a buffer of 4096 bytes for the first small read. Where the file is closed after one or two accesses, nothing ever takes the rest. RandomAccess reads and writes at an offset through the handle alone.");

    private protected override bool AppliesTo(IoSymbols io) => io is { FileStream: not null, RandomAccess: not null, SafeFileHandle: not null, MemoryExtensions: not null };

    private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

    private protected override bool CanBeInBody(IoNames names) =>
        (names & IoNames.Seek) != 0 && (names & (IoNames.Read | IoNames.Write)) != 0 && (names & (IoNames.File | IoNames.Unbuffered)) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var file in Find(body))
            yield return Diagnostic.Create(Rule, file.Accesses[0].Seek.Syntax.GetLocation(), file.Accesses[0].Seek.Syntax.ToString());
    }

    /// <summary>Every finding with all that its fix needs; what cannot be fixed is none.</summary>
    internal static IEnumerable<PositionalFile> Find(MemberBody body)
    {
        var candidates = 0;
        foreach (var operation in body.Operations)
            if (operation is IVariableDeclaratorOperation declarator && HandleOpening.Of(declarator.GetVariableInitializer()?.Value, body) is { } opening
                && ++candidates <= MemberBody.MostCandidates && PositionalFile.Of(declarator, opening, body) is { } file)
                yield return file;
    }
}
