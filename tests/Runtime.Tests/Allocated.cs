namespace IoAnalyzers.Runtime.Tests;

/// <summary>The bytes that work allocates on this thread.</summary>
static class Allocated
{
    /// <summary>How much a round of the work allocates once all is warm.</summary>
    /// <remarks>A collection that another test causes is counted as an allocation of what was left of a block. The work's own would be in every round.</remarks>
    public static long ByEachRoundOf(Action work)
    {
        work();
        var least = long.MaxValue;
        for (var round = 0; round < 20 && least > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
