using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>
/// Code that goes on when a write has failed. A buffer whose bytes could not be written is tried again when its stream is disposed of, and throws
/// once more: <c>BufferedStream.Dispose</c> does, and so does <c>FileStream.Dispose</c>. Without a buffer, nothing threw there.
/// </summary>
static class OutlivedFailure
{
    /// <summary>Whether the failure of a write is caught where the stream still exists.</summary>
    public static bool IsCaughtAt(IOperation write, ISymbol stream)
    {
        var inner = write;
        for (var around = write.Parent; around is not null; inner = around, around = around.Parent)
            if (around is ITryOperation attempt && inner == attempt.Body && !Declares(attempt, stream) && GoesOn(attempt))
                return true;
        return false;
    }

    static bool Declares(IOperation code, ISymbol stream) =>
        stream is ILocalSymbol { DeclaringSyntaxReferences: { Length: > 0 } declarations } && code.Syntax.Span.Contains(declarations[0].Span);

    static bool GoesOn(ITryOperation attempt)
    {
        foreach (var clause in attempt.Catches)
            if (clause.Handler.Operations is not { Length: > 0 } handling || handling[handling.Length - 1] is not IThrowOperation)
                return true;
        return false;
    }
}
