using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>A loop that does what <c>Stream.ReadExactly</c> or <c>Stream.ReadAtLeast</c> does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ManualReadExactly() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA3008",
        title: "A buffer is filled from a stream by a hand-written loop",
        messageFormat: "'{0}' is filled from '{1}' by a hand-written loop; {2} does it in one call",
        Category.Copying,
        DiagnosticSeverity.Info,
        description: "Stream.ReadExactly reads until a buffer is full and throws EndOfStreamException where the stream ends before; Stream.ReadAtLeast says how much there was.");

    private protected override bool AppliesTo(IoSymbols io) => FillMethods.AreIn(io);

    private protected override bool CanBeIn(IoNames names) => (names & IoNames.Read) != 0;

    private protected override bool CanBeInBody(IoNames names) => CanBeIn(names);

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var plan in Find(body))
            yield return Diagnostic.Create(Rule, plan.Location, plan.Call.Buffer, plan.Call.Source, plan.Call.Method);
    }

    /// <summary>Every loop that the fix can replace, with all that it needs to know.</summary>
    internal static IEnumerable<FillPlan> Find(MemberBody body)
    {
        if (!LoopSyntax.IsIn(body, static loop => loop is not CommonForEachStatementSyntax) || LoopsIn(body) is not { } loops)
            yield break;

        var uses = new CopyUses(body, loops);
        if (uses.HasLabels)
            yield break;

        for (var i = 0; i < loops.Count && i < MemberBody.MostCandidates; i++)
            if (FillPlan.For(loops[i], uses, body) is { } plan)
                yield return plan;
    }

    static List<FillLoop>? LoopsIn(MemberBody body)
    {
        List<FillLoop>? loops = null;
        foreach (var operation in body.Operations)
            if (operation is ILoopOperation candidate && FillLoop.Of(candidate, body) is { } loop)
                (loops ??= new()).Add(loop);
        return loops;
    }
}
