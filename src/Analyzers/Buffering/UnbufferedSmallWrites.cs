using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Buffering;

/// <summary>Small writes in a loop, or at least three in a row, to a stream that passes each of them on to the kernel.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnbufferedSmallWrites() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA1001",
        title: "Small writes go to a stream without a buffer",
        messageFormat: "'{0}' does not buffer: each small write {1} is {2}",
        Category.Buffering,
        DiagnosticSeverity.Warning,
        description: "A write to an unbuffered stream is a system call of its own, whatever its size. Let the FileStream keep its default buffer, or put a BufferedStream in front of the stream.");

    const int DefaultSmallWriteBytes = 512;

    private protected override bool AppliesTo(IoSymbols io) => io is { Stream: not null, BufferedStream: not null };

    private protected override bool CanBeIn(IoNames names) => (names & (IoNames.Write | IoNames.Unbuffered)) == (IoNames.Write | IoNames.Unbuffered);

    private protected override bool CanBeInBody(IoNames names) => (names & IoNames.Write) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var (writes, _) in Find(body))
            yield return Diagnostic.Create(
                Rule,
                writes.Writes[0].Syntax.GetLocation(),
                writes.Stream.Name,
                writes.IsLoop ? "in this loop" : $"of these {writes.Writes.Count}",
                writes.Origin.Trait.Writes == Transfer.BySetting ? "compressed alone" : "a system call");
    }

    /// <summary>Every group of small writes with the plan of its fix; a group without a certain plan is no finding.</summary>
    internal static IReadOnlyList<(SmallWrites Writes, BufferPlan Plan)> Find(MemberBody body)
    {
        // Two rules ask for them. An editor keeps the code when only the options change.
        if (body.Code.SmallWrites is not Found found || found.Options != body.Options)
            body.Code.SmallWrites = found = new(body.Options, MayRepeat(body) ? new List<(SmallWrites, BufferPlan)>(Search(body)) : []);
        return found.Writes;
    }

    static IEnumerable<(SmallWrites Writes, BufferPlan Plan)> Search(MemberBody body)
    {
        var limit = body.Option("io_analyzers.small_write_bytes", DefaultSmallWriteBytes);
        var candidates = 0;
        foreach (var writes in SmallWriteSearch.In(body, limit))
        {
            if (++candidates > MemberBody.MostCandidates)
                yield break;
            if (BufferPlanner.For(writes, body) is { } plan)
                yield return (writes, plan);
        }

        foreach (var found in PositionalWrites.In(body, limit))
            yield return found;
    }

    // Syntax is cheap: most members that mention Write do so once or twice and outside of any loop, and need not be bound.
    static bool MayRepeat(MemberBody body)
    {
        var writes = 0;
        foreach (var node in body.Nodes)
            if (LoopSyntax.IsLoop(node)
                || node is MemberAccessExpressionSyntax access && IoNameTable.Of(access.Name.Identifier.ValueText) == IoNames.Write && ++writes >= SmallWriteSearch.LeastInARow)
                return true;
        return false;
    }

    sealed record Found(AnalyzerOptions Options, IReadOnlyList<(SmallWrites Writes, BufferPlan Plan)> Writes);
}
