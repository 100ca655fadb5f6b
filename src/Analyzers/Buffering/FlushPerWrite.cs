using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Buffering;

/// <summary>A loop that writes to a file and empties the buffer after each write, while nobody looks.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FlushPerWrite() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA1003",
        title: "A buffer is flushed after each write of a loop",
        messageFormat: "'{0}' is flushed after each write in this loop, which makes each of them a system call",
        Category.Buffering,
        // The compiler does not run a rule in a build at all whose default is a suggestion, and would not show the warnings either.
        DiagnosticSeverity.Warning,
        description: "A flush after each write undoes the buffer. Flush when the loop ends. A warning where the loop does little else than write, a suggestion elsewhere.");

    const IoNames Opening = IoNames.File | IoNames.Unbuffered | IoNames.StreamWriter | IoNames.Append;

    private protected override bool AppliesTo(IoSymbols io) => io is { FileStream: not null, StreamWriter: not null };

    private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

    // The stream is a local: what opens its file stands in the same body.
    private protected override bool CanBeInBody(IoNames names) => (names & IoNames.Flush) != 0 && (names & Opening) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        if (!MayFlushInLoop(body))
            yield break;

        foreach (var loop in FlushedLoopSearch.In(body, FlushTarget.System))
            yield return Report(loop.Flushes[0].Call.Syntax, loop.Stream, loop.IsTight);
        foreach (var writer in AutoFlushSearch.In(body))
            yield return Report(writer.Setting.Syntax, writer.Stream, isWarning: false);
    }

    static Diagnostic Report(SyntaxNode where, FlushedStream stream, bool isWarning) => isWarning
        ? Diagnostic.Create(Rule, where.GetLocation(), stream.Local.Name)
        : Diagnostic.Create(Rule, where.GetLocation(), DiagnosticSeverity.Info, additionalLocations: null, properties: null, stream.Local.Name);

    // Most members that flush do so once, and need not be bound.
    static bool MayFlushInLoop(MemberBody body) => LoopSyntax.HasName(body, static name => name is "Flush" or "FlushAsync") || LoopSyntax.IsIn(body, static _ => true) && SetsAutoFlush(body);

    static bool SetsAutoFlush(MemberBody body)
    {
        foreach (var node in body.Nodes)
            if (node is SimpleNameSyntax { Identifier.ValueText: "AutoFlush" })
                return true;
        return false;
    }
}
