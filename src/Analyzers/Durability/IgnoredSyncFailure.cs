using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A sync fails, and the program goes on as if it had not: the exception is swallowed, the result dropped, or the sync tried again.</summary>
/// <remarks>Linux marks the pages of a failed sync clean and reports the failure once: the next sync succeeds, without the bytes.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IgnoredSyncFailure() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA2005",
        title: "The failure of a sync is ignored",
        messageFormat: "{0}: the program goes on as if the bytes were on the disk",
        Category.Durability,
        DiagnosticSeverity.Warning,
        description: "A sync that failed says that bytes are lost, and says it once: a second sync of the same file succeeds without them. Let the exception pass, or throw one for a result that says so.");

    const IoNames Syncs = IoNames.Flush | IoNames.FlushToDisk | IoNames.NativeSync;

    private protected override bool AppliesTo(IoSymbols io) => io.FileStream is not null;

    private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

    private protected override bool CanBeInBody(IoNames names) => (names & Syncs) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var plan in Find(body))
            yield return Diagnostic.Create(Rule, plan.Sync.Syntax.GetLocation(), plan.WhatHappens);
    }

    /// <summary>Every finding with all that its fix needs; what cannot be fixed is none.</summary>
    internal static IEnumerable<IgnoredSync> Find(MemberBody body)
    {
        if (!MayHold(body) || BestEffort.IsIn(body))
            yield break;

        var candidates = 0;
        foreach (var operation in body.Operations)
        {
            if (operation is not IInvocationOperation call || !SyncCalls.Throws(call, body.Io) && !SyncCalls.IsNative(call.TargetMethod))
                continue;
            if (++candidates > MemberBody.MostCandidates)
                yield break;
            IgnoredSync? plan = SyncCalls.IsNative(call.TargetMethod) ? DroppedResult.Of(call, body) : RetriedSync.Of(call) ?? (IgnoredSync?)SwallowedSync.Of(call, body);
            if (plan is not null)
                yield return plan;
        }
    }

    // Syntax is cheap: most members that flush do not do so to the disk, or let its failure pass, and need not be bound.
    static bool MayHold(MemberBody body)
    {
        var (syncs, catches) = (false, false);
        foreach (var node in body.Nodes)
        {
            catches |= node is CatchClauseSyntax;
            if (node is not InvocationExpressionSyntax { Expression: var called, ArgumentList.Arguments.Count: var count }
                || ((called as MemberAccessExpressionSyntax)?.Name ?? called as SimpleNameSyntax)?.Identifier.ValueText is not { } name)
                continue;
            var group = IoNameTable.Of(name);
            if ((group & IoNames.NativeSync) != 0)
                return true;
            syncs |= name == "Flush" ? count == 1 : name is not ("FlushAsync" or "AutoFlush") && (group & Syncs) != 0;
        }

        return syncs && catches;
    }
}

/// <summary>A sync whose failure the code does not see.</summary>
abstract record IgnoredSync(IInvocationOperation Sync)
{
    public abstract string WhatHappens { get; }
}
