namespace IoAnalyzers.Runtime;

/// <summary>How a <see cref="CommitLog"/> works.</summary>
public sealed class CommitLogOptions
{
    /// <summary>When to write and sync. <see cref="FlushPolicy.EveryAppend"/> where nothing is said.</summary>
    public FlushPolicy Policy { get; init; } = FlushPolicy.EveryAppend;

    /// <summary>The most bytes that one group has, and with 24 bytes of header the longest record; 256 bytes to 1 GiB, 1 MiB by default. The log holds two such buffers.</summary>
    public int MaxBatchBytes { get; init; } = 1 << 20;

    /// <summary>How long a group waits for more records before its sync. Zero, the default: not at all, as those that come during one sync make the next group anyway.</summary>
    public TimeSpan MaxDelay { get; init; }

    /// <summary>The length of a file of the log; a multiple of 4096 and at least 8192 bytes more than <see cref="MaxBatchBytes"/>; 64 MiB by default. It is filled with zeros when it is made.</summary>
    public long SegmentBytes { get; init; } = 64 << 20;

    /// <summary>After this time in one sync, its appends end with <see cref="SyncTimeoutException"/>: what became of their records is unknown. 10 ms to 24 days, infinite by default. It is looked for four times in this time; a producer who syncs on its own thread is not interrupted.</summary>
    public TimeSpan SyncTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(Policy);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBatchBytes, 256);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxBatchBytes, 1 << 30);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(SegmentBytes, MaxBatchBytes + 8192L);
        ArgumentOutOfRangeException.ThrowIfNotEqual(SegmentBytes % 4096, 0, nameof(SegmentBytes));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxDelay, TimeSpan.FromMilliseconds(int.MaxValue));
        if (SyncTimeout == Timeout.InfiniteTimeSpan)
            return;
        ArgumentOutOfRangeException.ThrowIfLessThan(SyncTimeout, TimeSpan.FromMilliseconds(10), nameof(SyncTimeout));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(SyncTimeout, TimeSpan.FromMilliseconds(int.MaxValue), nameof(SyncTimeout));
    }
}
