using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Model.Loops;

/// <summary>Where a copy loop stops before the end of its source.</summary>
/// <param name="Size">How much a read asks for at most; null for bytes.</param>
/// <param name="Thrown">What is thrown where the source ends before that; null for a loop that just ends there, too.</param>
/// <param name="IgnoresNegative">A loop that tests first does nothing for a negative count; others would read.</param>
sealed record CopyLimit(LoopBound Bound, IOperation? Size, IOperation? Thrown, bool IgnoresNegative)
{
    /// <summary>Null for a loop that takes another number of bytes than its bound says, be it one too many.</summary>
    public static CopyLimit? Of(LoopShape shape, LoopBound bound) =>
        LoopRun.Always(shape, bound, endsAtLimit: true) is { Thrown: null } && LoopRun.Always(shape, bound, endsAtLimit: false) is { } run
            ? new(bound, run.Size, run.Thrown, LoopRun.IgnoresNegative(shape, bound))
            : null;
}
