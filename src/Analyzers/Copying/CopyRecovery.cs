using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>Code that gets to see how far a copy came: the loop itself when it runs again, and what runs where it fails in the middle.</summary>
static class CopyRecovery
{
    /// <summary>The loop, lambda or local function around a loop that runs it again with what it left in its counter; null where the counter is a new one each time.</summary>
    public static IOperation? Repetition(ISymbol counter, ReadLoop loop)
    {
        for (var around = loop.Loop.Parent; around is not null; around = around.Parent)
            if (around is (ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation) && !IsDeclaredIn(counter, around))
                return around;
        return null;
    }

    /// <summary>Whether a handler around the loop asks how far a counter came, or code behind such a handler may, or the loop when it is tried again.</summary>
    public static bool Asks(ISymbol counter, ReadLoop loop, CopyUses uses)
    {
        var repetition = Repetition(counter, loop);
        for (IOperation? around = loop.Loop; around is not null && around != repetition; around = around.Parent)
            if (around is ITryOperation attempt && (repetition is not null || IsAskedBehind(attempt, uses.Of(counter))))
                return true;
        // Who calls a lambda may handle what it throws.
        return repetition is not (null or ILoopOperation) || repetition is not null && IsInTry(repetition);
    }

    static bool IsAskedBehind(ITryOperation attempt, UsesOfLocal uses)
    {
        foreach (var use in uses.Outside)
            if (!attempt.Body.Syntax.Span.Contains(use.Syntax.Span) && use.Syntax.SpanStart > attempt.Body.Syntax.SpanStart)
                return true;
        return false;
    }

    static bool IsInTry(IOperation repetition)
    {
        for (IOperation? around = repetition; around is not null; around = around.Parent)
            if (around is ITryOperation)
                return true;
        return false;
    }

    static bool IsDeclaredIn(ISymbol counter, IOperation around)
    {
        foreach (var reference in counter.DeclaringSyntaxReferences)
            if (around.Syntax.Span.Contains(reference.Span))
                return true;
        return false;
    }
}
