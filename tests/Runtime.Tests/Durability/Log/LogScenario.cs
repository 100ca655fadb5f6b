namespace IoAnalyzers.Runtime.Tests.Durability.Log;

/// <summary>The policies that are tested, and the session that is recorded, traced and crashed under each.</summary>
static class LogScenario
{
    /// <summary>All known policies, by the name that the page gives them, with what each may lose.</summary>
    public static readonly Dictionary<string, (FlushPolicy Policy, TimeSpan ByProcess, TimeSpan BySystem)> Policies = new()
    {
        ["`EveryAppend`; Redis `always`, InnoDB `1`, RocketMQ `SYNC_FLUSH`"] = (FlushPolicy.EveryAppend, default, default),
        ["Redis `everysec`, InnoDB `2`: `Interval(1 s)`"] = (KnownFlushPolicies.RedisEverySecond, default, TimeSpan.FromSeconds(1)),
        ["RocketMQ `ASYNC_FLUSH`: `Pages(4, 500 ms, 10 s)`"] = (KnownFlushPolicies.RocketMQAsyncFlush, default, TimeSpan.FromSeconds(10)),
        ["RocketMQ transient pool: the same, written every 200 ms"] = (KnownFlushPolicies.RocketMQTransientPool, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(10)),
        ["InnoDB `0`: `Buffered(1 s, 1 s)`"] = (KnownFlushPolicies.InnoDBWriteEachSecond, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)),
        ["`OsDecides`; Redis `no`"] = (FlushPolicy.OsDecides, default, Timeout.InfiniteTimeSpan),
    };

    /// <summary>Enough records for a second segment.</summary>
    public static void Busy(LogSession session, FlushPolicy policy)
    {
        // The more is not synced, the more states there are.
        var isSyncedOften = policy.LeastBytes == 0 && policy.SyncEvery != Timeout.InfiniteTimeSpan;
        for (var i = 0; i < (isSyncedOften ? 60 : 12); i++)
        {
            session.Append();
            if (i % 2 == 1)
                session.Pass(TimeSpan.FromMilliseconds(550));
        }
    }
}
