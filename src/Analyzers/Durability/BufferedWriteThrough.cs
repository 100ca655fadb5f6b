using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A file that is opened to write through to the disk has a buffer in front, and somebody is told that something is written while it waits there.</summary>
/// <remarks>The option is one of the operating system. It knows nothing of what the FileStream has not handed over yet.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BufferedWriteThrough() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA2010",
        title: "What is to be written through waits in a buffer",
        messageFormat: "'{0}' is to write through to the disk, and still holds what was written to it when {1}",
        Category.Durability,
        DiagnosticSeverity.Info,
        description: "FileOptions.WriteThrough is about what the operating system gets. A FileStream keeps up to its buffer's size until it is flushed or closed.");

    private protected override bool AppliesTo(IoSymbols io) => io is { FileStream: not null, FileOptions: not null };

    private protected override bool CanBeIn(IoNames names) => (names & IoNames.WriteThrough) != 0;

    // The stream is opened in the same type; what is told, and that something is written, may stand in another member.
    private protected override bool CanBeInBody(IoNames names) => (names & (IoNames.WriteThrough | IoNames.Write)) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var finding in Find(body))
            yield return Diagnostic.Create(
                Rule, finding.Operation.Syntax.GetLocation(), finding.Stream.Name, finding.Flush is null ? "its members return" : $"'{Told(finding.Operation)}' is called");
    }

    /// <summary>Every finding with all that its fix needs; what cannot be fixed is none.</summary>
    internal static IEnumerable<HeldBack> Find(MemberBody body)
    {
        if (!MayHold(body))
            yield break;

        var (candidates, streams) = (0, new WriteThroughStreams(body));
        foreach (var operation in body.Operations)
        {
            var finding = WriteThroughField.NeedingNoBuffer(operation, body) is { } field ? new HeldBack(operation, field, Flush: null)
                : Acknowledgement.Is(operation, body) && ++candidates <= MemberBody.MostCandidates ? streams.HeldBackAt(operation)
                : null;
            if (finding is not null)
                yield return finding;
        }
    }

    // Syntax is cheap: a member that opens no such file and tells nobody anything need not be bound.
    static bool MayHold(MemberBody body)
    {
        foreach (var node in body.Nodes)
            if (node is SimpleNameSyntax { Identifier.ValueText: var name } && (name == "WriteThrough" || Acknowledgement.IsName(name)))
                return true;
        return false;
    }

    static SyntaxNode Told(IOperation call) => call.Syntax is InvocationExpressionSyntax { Expression: var called } ? called : call.Syntax;
}

/// <param name="Operation">What tells somebody that something is written, or opens the file.</param>
/// <param name="Flush">Where and how the stream is flushed before that; null where it needs no buffer at all.</param>
sealed record HeldBack(IOperation Operation, ISymbol Stream, StreamFlush? Flush);

/// <param name="ConfigureAwait">What stands behind the awaited calls around, if anything.</param>
sealed record StreamFlush(FlushPlace Place, bool IsAsync, string ConfigureAwait);
