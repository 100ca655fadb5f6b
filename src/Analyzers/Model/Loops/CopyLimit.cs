using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Model.Loops;

/// <summary>Where a loop stops before the end of its source.</summary>
/// <param name="Size">How much a read asks for at most; null for bytes, and where each read asks for all that is left.</param>
/// <param name="Thrown">What is thrown where the source ends before that; null for a loop that just ends there, too.</param>
/// <param name="Exit">The statement that leaves the method there, be it by throwing; null for a loop that just ends.</param>
/// <param name="IgnoresNegative">A loop that tests first does nothing for a negative count; others would read.</param>
sealed record CopyLimit(LoopBound Bound, IOperation? Size, IOperation? Thrown, IOperation? Exit, bool IgnoresNegative)
{
    /// <summary>Null for a loop that takes another number of bytes than its bound says, be it one too many.</summary>
    public static CopyLimit? Of(LoopShape shape, LoopBound bound, BufferStart? filled = null) =>
        LoopRun.Always(shape, bound, endsAtLimit: true, filled) is { Exit: null } && LoopRun.Always(shape, bound, endsAtLimit: false, filled) is { } run
            ? new(bound, run.Size, run.Thrown, run.Exit, LoopRun.IgnoresNegative(shape, bound, filled))
            : null;
}
