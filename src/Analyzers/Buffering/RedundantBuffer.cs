using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>A buffer that another one makes useless, or that is smaller than the one that comes for free.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RedundantBuffer() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA1005",
        title: "A buffer does nothing, or is smaller than the default",
        messageFormat: "'{0}' {1}",
        Category.Buffering,
        DiagnosticSeverity.Info,
        description: "A FileStream has a buffer of 4096 bytes, and CopyTo one of 81,920, unless they are given another. A second buffer in front adds nothing, and a smaller one makes more system calls.");

    private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

    private protected override bool CanBeInBody(IoNames names) => (names & (IoNames.BufferedStream | IoNames.CopyTo | IoNames.Unbuffered | IoNames.File)) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var plan in Find(body))
            yield return Diagnostic.Create(Rule, plan.Reported.GetLocation(), plan.Subject, plan.Reason);
    }

    /// <summary>Every finding with the plan of its fix.</summary>
    internal static IEnumerable<RedundantBufferPlan> Find(MemberBody body)
    {
        if (!MayHold(body))
            yield break;

        var candidates = 0;
        foreach (var operation in body.Operations)
        {
            if (!RedundantBufferPlanner.IsCandidate(operation, body))
                continue;
            if (++candidates > MemberBody.MostCandidates)
                yield break;
            if (RedundantBufferPlanner.For(operation, body) is { } plan)
                yield return plan;
        }
    }

    // Syntax is cheap: most members that mention files or CopyTo neither wrap a stream nor choose a small size.
    static bool MayHold(MemberBody body)
    {
        foreach (var node in body.Nodes)
            if (node is IdentifierNameSyntax { Identifier.ValueText: nameof(System.IO.BufferedStream) } || node is LiteralExpressionSyntax literal && SmallSize.MayBeIn(literal))
                return true;
        return false;
    }
}
