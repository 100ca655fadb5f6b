using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>
/// Code that goes on when a write has failed. A buffer whose bytes could not be written is tried again when its stream is disposed of, and throws
/// once more: <c>BufferedStream.Dispose</c> does, and so does <c>FileStream.Dispose</c> (OutlivedFailureProof). Without a buffer, nothing threw there.
/// </summary>
static class OutlivedFailure
{
    /// <summary>Whether the failure of a write is caught where the stream still exists.</summary>
    public static bool IsCaughtAt(IOperation write, ISymbol stream)
    {
        var inner = write;
        for (var around = write.Parent; around is not null; inner = around, around = around.Parent)
            if (around is ITryOperation attempt && inner == attempt.Body && !LoopExits.IsDeclaredIn(stream, attempt) && GoesOn(attempt))
                return true;
        return false;
    }

    static bool GoesOn(ITryOperation attempt)
    {
        foreach (var clause in attempt.Catches)
            if (clause.Handler.Operations is not { Length: > 0 } handling || handling[handling.Length - 1] is not IThrowOperation)
                return true;
        return false;
    }
}
