namespace IoAnalyzers.Runtime;

/// <summary>When a <see cref="CommitLog"/> writes and syncs, and what its appends wait for. The two are separate: one record may wait for more or less than the log's others.</summary>
/// <remarks>What survives what, policy by policy, is in docs/durability.md, and is tested for every policy.</remarks>
public sealed record FlushPolicy
{
    FlushPolicy()
    {
    }

    /// <summary>Every append waits for a sync; appends that come during one share the next. Survives everything.</summary>
    public static FlushPolicy EveryAppend { get; } = new() { Acknowledgement = Acknowledgement.Durable };

    /// <summary>Every append is written at once and not waited for longer, and the log is never synced but at the end of a segment and on dispose. A system crash loses what the system had not written by itself, usually 30 s, in any order.</summary>
    public static FlushPolicy OsDecides { get; } = new() { Acknowledgement = Acknowledgement.Written, SyncEvery = Timeout.InfiniteTimeSpan };

    /// <summary>What an append waits for, where it does not say so itself.</summary>
    public Acknowledgement Acknowledgement { get; init; }

    /// <summary>How long a record may stay in the log's own memory; zero writes at once.</summary>
    public TimeSpan WriteEvery { get; private init; }

    /// <summary>How long after the beginning of one sync the next begins. Zero: after each write. Infinite: never.</summary>
    public TimeSpan SyncEvery { get; private init; }

    /// <summary>A sync that is due waits until so many bytes need it …</summary>
    public long LeastBytes { get; private init; }

    /// <summary>… but not longer than this after the last one.</summary>
    public TimeSpan ThoroughEvery { get; private init; }

    /// <summary>Every append is written at once, and the log is synced once in a while. A system crash loses at most the interval and the time of one sync.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The interval is not positive, or longer than 24 days.</exception>
    public static FlushPolicy Interval(TimeSpan interval) =>
        new() { Acknowledgement = Acknowledgement.Written, SyncEvery = Positive(interval) };

    /// <summary>As <see cref="Interval"/>, but a sync waits until <paramref name="leastPages"/> pages of 4096 bytes need it, or <paramref name="thorough"/> has passed. At low traffic, a system crash loses that much.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of pages is negative, or a time is not positive or longer than 24 days.</exception>
    public static FlushPolicy Pages(int leastPages, TimeSpan interval, TimeSpan thorough)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leastPages);
        return new()
        {
            Acknowledgement = Acknowledgement.Written, SyncEvery = Positive(interval), LeastBytes = leastPages * 4096L, ThoroughEvery = Positive(thorough),
        };
    }

    /// <summary>Appends return at once; the log writes and syncs once in a while. A crash of the process loses at most <paramref name="writeEvery"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A time is not positive or longer than 24 days.</exception>
    public static FlushPolicy Buffered(TimeSpan writeEvery, TimeSpan syncEvery) =>
        new() { Acknowledgement = Acknowledgement.Buffered, WriteEvery = Positive(writeEvery), SyncEvery = Positive(syncEvery) };

    /// <summary>The same policy, with records that stay in memory first.</summary>
    internal FlushPolicy BufferedFor(TimeSpan writeEvery) => this with { Acknowledgement = Acknowledgement.Buffered, WriteEvery = writeEvery };

    /// <summary>Whether each group of appends is written and synced as soon as the one before is.</summary>
    internal bool SyncsEachWrite => SyncEvery == TimeSpan.Zero;

    static TimeSpan Positive(TimeSpan time, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(time))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, TimeSpan.FromMilliseconds(int.MaxValue), name);
        return time;
    }
}
