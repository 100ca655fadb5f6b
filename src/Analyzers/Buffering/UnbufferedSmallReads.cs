using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Buffering;

/// <summary>Small reads in a loop from a stream that asks the kernel for each of them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnbufferedSmallReads() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA1004",
        title: "Small reads come from a stream without a buffer",
        messageFormat: "'{0}' does not buffer: each small read in this loop is a system call",
        Category.Buffering,
        DiagnosticSeverity.Warning,
        description: "A read from an unbuffered stream is a system call of its own, whatever its size. Let the FileStream keep its default buffer, or put a BufferedStream in front of the stream.");

    const int DefaultSmallReadBytes = 512;
    const IoNames AnyRead = IoNames.Read | IoNames.SmallRead;

    private protected override bool AppliesTo(IoSymbols io) => io is { Stream: not null, BufferedStream: not null };

    private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

    // The stream is a local: what it is made of stands in the same body.
    private protected override bool CanBeInBody(IoNames names) => (names & AnyRead) != 0 && (names & IoNames.Unbuffered) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var (reads, _) in Find(body))
            yield return Diagnostic.Create(Rule, reads.Reads[0].Syntax.GetLocation(), reads.Stream.Name);
    }

    /// <summary>Every loop of small reads with the plan of its fix; a loop without a certain plan is no finding.</summary>
    internal static IEnumerable<(SmallReads Reads, ReadBufferPlan Plan)> Find(MemberBody body)
    {
        if (!LoopSyntax.HasName(body, static name => (IoNameTable.Of(name) & AnyRead) != 0))
            yield break;

        var limit = body.Option("io_analyzers.small_read_bytes", DefaultSmallReadBytes);
        var candidates = 0;
        foreach (var reads in SmallReadSearch.In(body, limit))
        {
            if (++candidates > MemberBody.MostCandidates)
                yield break;
            if (ReadBufferPlanner.For(reads, limit, body) is { } plan)
                yield return (reads, plan);
        }
    }
}
