using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A file is deleted, and another one gets its name: in between there is none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeleteBeforeReplace() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA2002",
        title: "A file is deleted before another one takes its place",
        messageFormat: "'{0}' is deleted before another file gets its name: a crash in between leaves neither",
        Category.Durability,
        DiagnosticSeverity.Warning,
        description: "A rename replaces a file in one step: readers and crashes see the old one or the new one. File.Move with overwrite: true asks for that.");

    private protected override bool AppliesTo(IoSymbols io) => io.File is not null;

    private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

    private protected override bool CanBeInBody(IoNames names) => (names & IoNames.Delete) != 0 && (names & (IoNames.Rename | IoNames.RenameTo)) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var plan in Find(body))
            yield return Diagnostic.Create(Rule, plan.Deletion.Syntax.GetLocation(), plan.Destination.Syntax);
    }

    /// <summary>Every finding with all that its fix needs; what cannot be fixed is none.</summary>
    internal static IEnumerable<ReplacementPlan> Find(MemberBody body)
    {
        if (body.Operation is not { } root)
            yield break;

        var candidates = 0;
        foreach (var operation in root.Descendants())
        {
            if (operation is not IInvocationOperation deletion || !deletion.IsInvocationOf(body.Io.File, "Delete"))
                continue;
            if (++candidates > MemberBody.MostCandidates)
                yield break;
            if (ReplacementPlan.Of(deletion, body) is { } plan)
                yield return plan;
        }
    }
}
