using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>A loop that maps the same part of a mapped file in each round.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ViewPerIteration() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA4003",
        title: "The same view of a file is mapped in each round of a loop",
        messageFormat: "'{0}' maps the same part of the file again in each round of this loop",
        Category.Access,
        DiagnosticSeverity.Warning,
        description: "Mapping and unmapping is a handful of system calls, and each page that is touched faults again. Keep one view during the loop. A suggestion where the loop writes to the view, which is flushed to the disk whenever it is closed.");

    private protected override bool AppliesTo(IoSymbols io) => io is { MemoryMappedFile: not null, MemoryMappedViewAccessor: not null };

    private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

    private protected override bool CanBeInBody(IoNames names) => (names & IoNames.MappedView) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var view in Find(body))
        {
            var location = view.Creation.Syntax.GetLocation();
            yield return view.IsWritten
                ? Diagnostic.Create(Rule, location, DiagnosticSeverity.Info, additionalLocations: null, properties: null, view.Creation.TargetMethod.Name)
                : Diagnostic.Create(Rule, location, view.Creation.TargetMethod.Name);
        }
    }

    /// <summary>Every view that a loop maps anew, with all that the fix needs to know.</summary>
    internal static IEnumerable<RepeatedView> Find(MemberBody body)
    {
        if (!LoopSyntax.HasName(body, static name => (IoNameTable.Of(name) & IoNames.MappedView) != 0))
            yield break;

        var exits = new Dictionary<IBlockOperation, int>();
        var candidates = 0;
        foreach (var operation in body.Operations)
            if (operation is IInvocationOperation call && IsOfView(call, body.Io) && LoopStatement.Repeats(call)
                && ++candidates <= MemberBody.MostCandidates && RepeatedView.Of(call, exits, body) is { } view)
                yield return view;
    }

    static bool IsOfView(IInvocationOperation call, IoSymbols io) =>
        call.TargetMethod.ContainingType.Is(io.MemoryMappedFile) && (IoNameTable.Of(call.TargetMethod.Name) & IoNames.MappedView) != 0;
}
