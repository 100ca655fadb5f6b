using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>Whether a counter that a loop takes to 0 can begin with a negative number, as far as the code shows.</summary>
static class CounterSign
{
    public static bool IsNeverNegative(ISymbol counter, ReadLoop loop, CopyUses uses, MemberBody body)
    {
        if (LoopBound.TypeOf(counter)?.SpecialType is SpecialType.System_UInt32)
            return true;
        if (counter is ILocalSymbol local)
            return loop.Shape.InitialValue(local) is { } value && NumberSign.IsNeverNegative(value, loop.Loop, body);
        // Only this loop changes it, and leaves no less than 0.
        foreach (var use in uses.Of(counter).Outside)
            if (use.Parent is IAssignmentOperation or IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: not RefKind.None })
                return false;
        return uses.Of(counter).IsInNoOtherLoop(loop) && NegativeNumber.IsRefusedBefore(loop.Loop, counter, body.Io);
    }
}
