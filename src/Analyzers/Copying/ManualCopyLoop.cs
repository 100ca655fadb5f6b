using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Copying;

/// <summary>A loop that does what <c>Stream.CopyTo</c> does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ManualCopyLoop() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA3001",
        title: "A stream is copied by a hand-written loop",
        messageFormat: "'{0}' is copied to '{1}' chunk by chunk{2}; {3} does it with a pooled buffer{4}",
        Category.Copying,
        DiagnosticSeverity.Warning,
        description: "CopyTo and CopyToAsync copy with a large pooled buffer, and streams that know a faster way override them.");

    private protected override bool CanBeIn(IoNames names) => (names & (IoNames.Read | IoNames.Write)) == (IoNames.Read | IoNames.Write);

    private protected override bool CanBeInBody(IoNames names) => CanBeIn(names);

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var plan in Find(body))
            yield return Diagnostic.Create(
                Rule,
                plan.Location,
                plan.Call.Source,
                plan.Call.Destination,
                plan.Chunk.Habit is { } bytes ? $" of {bytes} bytes" : "",
                plan.Call.Method,
                plan.Chunk.Habit is null ? "" : " of 80 KiB");
    }

    /// <summary>Every copy loop that the fix can replace, with all that it needs to know.</summary>
    internal static IEnumerable<CopyPlan> Find(MemberBody body) => CopySearch.In(body, static (loop, _) => loop is { IsByByte: false, Limit: null });
}
