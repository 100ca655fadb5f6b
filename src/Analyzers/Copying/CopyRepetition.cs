using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>Loops whose end is not the end: the source goes on later, or the call in their place would come back to them.</summary>
static class CopyRepetition
{
    /// <summary>Copies again and again what has been added to the source, and waits between.</summary>
    public static bool IsPolling(CopyLoop loop, IoSymbols io)
    {
        var source = loop.Read.Stream.Symbol()!;
        // What waits in a loop waits in those around it, too.
        IOperation? outermost = null;
        for (var outer = loop.Loop.Parent; outer is not null; outer = outer.Parent)
            if (outer is ILoopOperation && !LoopExits.IsDeclaredIn(source, outer))
                outermost = outer;
        return outermost is not null && Waits(outermost);
    }

    /// <summary>The source may be a stream of this compilation that has itself copied by the method that the loop stands in.</summary>
    public static bool MayCallItself(CopyLoop loop, MemberBody body)
    {
        var source = loop.Read.Stream;
        if (source.Symbol() is ILocalSymbol local && body.Values.OnlyValueOf(local)?.Unconverted() is IInstanceReferenceOperation)
            return true;
        if (StreamOrigin.Of(source, body) is not null || body.Io.Traits.Of(source.Unconverted().Type) is not null)
            return false;

        for (var method = body.Model.GetEnclosingSymbol(loop.Loop.Syntax.SpanStart, body.Cancellation); method is IMethodSymbol; method = method.ContainingSymbol)
            if (CopyOverrides.MayCall(method, body))
                return true;
        return false;
    }

    static bool Waits(IOperation outer)
    {
        foreach (var operation in outer.Descendants())
            if (operation is IInvocationOperation
                {
                    TargetMethod.Name: "Sleep" or "Delay" or "Yield" or "Wait" or "WaitOne" or "WaitAny" or "WaitAsync" or "WaitForNextTickAsync" or "WaitForChanged"
                        or "SpinOnce" or "SpinUntil",
                })
                return true;
        return false;
    }
}
