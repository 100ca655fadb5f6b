using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>A message that goes to a connection in pieces: a header, then a body.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SplitSend() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA1006",
        title: "A message is sent in pieces",
        messageFormat: "'{0}' sends this message in {1} pieces: each is a system call, and often a packet that the other end acknowledges late",
        Category.Buffering,
        DiagnosticSeverity.Info,
        description: "Two small sends in a row are two system calls and two packets, and the second one may wait until the first is acknowledged. Send them together: as a list of segments, or through a BufferedStream that is flushed behind them.");

    const int DefaultSmallWriteBytes = 512;
    const IoNames AnySend = IoNames.Write | IoNames.Send;

    private protected override bool AppliesTo(IoSymbols io) => io is { Stream: not null, Socket: not null };

    private protected override bool CanBeIn(IoNames names) => (names & AnySend) != 0;

    private protected override bool CanBeInBody(IoNames names) => (names & AnySend) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var message in Find(body))
            yield return Diagnostic.Create(Rule, message.Pieces[0].Syntax.GetLocation(), message.Sender, message.Pieces.Count);
    }

    /// <summary>Every message in pieces with the plan of its fix; one without a certain plan is no finding.</summary>
    internal static IEnumerable<SplitMessage> Find(MemberBody body)
    {
        if (!HasSendsInARow(body))
            yield break;

        var limit = body.Option("io_analyzers.small_write_bytes", DefaultSmallWriteBytes);
        var candidates = 0;
        foreach (var operation in body.Operations)
        {
            if (operation is not IBlockOperation block)
                continue;

            foreach (var message in SplitWriteSearch.In(block, limit, body))
                if (++candidates <= MemberBody.MostCandidates && !IsInReportedLoop(message, body) && BufferPlanner.For(message, body) is { } plan)
                    yield return new(message.Stream.Name, message.Writes, plan);
            foreach (var message in GatheredSends.In(block, body))
                if (++candidates <= MemberBody.MostCandidates)
                    yield return message;
        }
    }

    /// <summary>A loop of small writes as a whole is <see cref="UnbufferedSmallWrites"/>, and its fix sends more than one message together.</summary>
    static bool IsInReportedLoop(SmallWrites message, MemberBody body)
    {
        foreach (var (writes, _) in UnbufferedSmallWrites.Find(body))
            if (SymbolEqualityComparer.Default.Equals(writes.Stream, message.Stream)
                && writes.First.Syntax.SpanStart <= message.First.Syntax.SpanStart && message.Last.Syntax.Span.End <= writes.Last.Syntax.Span.End)
                return true;
        return false;
    }

    // Syntax is cheap: most members that write do so once, and need not be bound.
    static bool HasSendsInARow(MemberBody body)
    {
        var sends = 0;
        foreach (var node in body.Nodes)
            if (node is MemberAccessExpressionSyntax access && (IoNameTable.Of(access.Name.Identifier.ValueText) & AnySend) != 0 && ++sends > 1)
                return true;
        return false;
    }
}
