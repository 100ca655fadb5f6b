namespace IoAnalyzers.Runtime;

/// <summary>Tells when a policy wants a write or a sync. It has no clock of its own.</summary>
internal sealed class FlushSchedule(FlushPolicy policy)
{
    TimeSpan _lastWrite;
    TimeSpan _lastSync;
    TimeSpan _nextLook;

    /// <summary>What is to be done now, and where it is nothing, how long nothing will be.</summary>
    internal readonly record struct Step(bool Write, bool Sync, TimeSpan Wait);

    /// <param name="now">A time that only grows.</param>
    /// <param name="buffered">Bytes in the log's own memory.</param>
    /// <param name="unsynced">All bytes that a sync is to bring to the disk.</param>
    /// <param name="isAwaited">Whether somebody waits for a sync.</param>
    public Step Next(TimeSpan now, long buffered, long unsynced, bool isAwaited)
    {
        var sync = unsynced > 0 && IsSyncDue(now, unsynced, isAwaited);
        var write = buffered > 0 && (sync || now >= _lastWrite + policy.WriteEvery);
        if (write)
            _lastWrite = now;
        if (sync)
            _lastSync = _nextLook = now;
        return new(write, sync, write || sync ? TimeSpan.Zero : WaitFrom(now, buffered, unsynced));
    }

    bool IsSyncDue(TimeSpan now, long unsynced, bool isAwaited)
    {
        // Who waits for the disk under a policy that never syncs asks for a sync.
        if (policy.SyncEvery == Timeout.InfiniteTimeSpan)
            return isAwaited;
        if (now < _lastSync + policy.SyncEvery || now < _nextLook)
            return false;
        if (unsynced >= policy.LeastBytes || isAwaited || now >= _lastSync + policy.ThoroughEvery)
            return true;
        _nextLook = now + policy.SyncEvery;
        return false;
    }

    TimeSpan WaitFrom(TimeSpan now, long buffered, long unsynced)
    {
        var wait = Timeout.InfiniteTimeSpan;
        if (buffered > 0)
            wait = _lastWrite + policy.WriteEvery - now;
        if (unsynced > 0 && policy.SyncEvery != Timeout.InfiniteTimeSpan)
        {
            var next = _lastSync + policy.SyncEvery;
            var look = (next > _nextLook ? next : _nextLook) - now;
            wait = wait == Timeout.InfiniteTimeSpan || look < wait ? look : wait;
        }

        return wait;
    }
}
