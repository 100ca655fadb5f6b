namespace IoAnalyzers.Runtime;

/// <summary>The settings of well-known stores, with their default times, as policies of a <see cref="CommitLog"/>.</summary>
/// <remarks>They promise at least what their models do. Where a model is weaker by accident, this log is not: see each.</remarks>
public static class KnownFlushPolicies
{
    /// <summary>RocketMQ, flushDiskType=SYNC_FLUSH: each message waits for its sync. One that does not ask for it (isWaitStoreMsgOK=false) is an append with <see cref="Acknowledgement.Written"/>.</summary>
    public static FlushPolicy RocketMQSyncFlush => FlushPolicy.EveryAppend;

    /// <summary>RocketMQ, flushDiskType=ASYNC_FLUSH: a sync every 500 ms if four pages need it, and after 10 s in any case.</summary>
    public static FlushPolicy RocketMQAsyncFlush { get; } = FlushPolicy.Pages(4, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(10));

    /// <summary>RocketMQ, transientStorePoolEnable=true: as ASYNC_FLUSH, and records wait 200 ms in the process's own memory.</summary>
    public static FlushPolicy RocketMQTransientPool { get; } = RocketMQAsyncFlush.BufferedFor(TimeSpan.FromMilliseconds(200));

    /// <summary>Redis, appendfsync always.</summary>
    public static FlushPolicy RedisAlways => FlushPolicy.EveryAppend;

    /// <summary>Redis, appendfsync everysec. Redis holds the write itself back while a sync runs, up to 2 s; this log does not, so a crash of the process loses nothing.</summary>
    public static FlushPolicy RedisEverySecond { get; } = FlushPolicy.Interval(TimeSpan.FromSeconds(1));

    /// <summary>Redis, appendfsync no.</summary>
    public static FlushPolicy RedisNo => FlushPolicy.OsDecides;

    /// <summary>InnoDB, innodb_flush_log_at_trx_commit=1: each commit waits for its sync.</summary>
    public static FlushPolicy InnoDBFlushEachCommit => FlushPolicy.EveryAppend;

    /// <summary>InnoDB, innodb_flush_log_at_trx_commit=2: each commit is written, and the log is synced every second.</summary>
    public static FlushPolicy InnoDBWriteEachCommit { get; } = FlushPolicy.Interval(TimeSpan.FromSeconds(1));

    /// <summary>InnoDB, innodb_flush_log_at_trx_commit=0: the log is written and synced every second, and commits wait for nothing.</summary>
    public static FlushPolicy InnoDBWriteEachSecond { get; } = FlushPolicy.Buffered(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
}
