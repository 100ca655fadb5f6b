using System;
using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>Finds the copy loops that a call of CopyTo can replace.</summary>
static class CopySearch
{
    /// <summary>Those of one rule; the others share locals with them, and are looked at for that.</summary>
    public static IEnumerable<CopyPlan> In(MemberBody body, Func<CopyLoop, MemberBody, bool> isWanted)
    {
        if (!LoopSyntax.IsIn(body, static loop => loop is not CommonForEachStatementSyntax) || LoopsIn(body) is not { } loops)
            yield break;

        var uses = new CopyUses(body, loops);
        if (uses.HasLabels)
            yield break;

        var candidates = 0;
        foreach (var loop in loops)
            if (isWanted(loop, body) && ++candidates <= MemberBody.MostCandidates && CopyPlan.For(loop, uses, body) is { } plan)
                yield return plan;
    }

    static List<CopyLoop>? LoopsIn(MemberBody body)
    {
        List<CopyLoop>? loops = null;
        foreach (var operation in body.Operations)
            if (operation is ILoopOperation candidate && CopyLoop.Of(candidate, body) is { } loop)
                (loops ??= new()).Add(loop);
        return loops;
    }
}
