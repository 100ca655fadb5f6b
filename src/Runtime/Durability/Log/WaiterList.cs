namespace IoAnalyzers.Runtime;

/// <summary>Everybody who waits for a record of one log, and the waiters that rest. It has no lock of its own: the log's gate guards it.</summary>
internal sealed class WaiterList(LogCore log)
{
    readonly List<AppendWaiter> _waiting = [];
    readonly Stack<AppendWaiter> _rested = new();
    readonly List<WaiterGroup> _groups = [];

    public int Count => _waiting.Count;

    public AppendWaiter Add(long offset, Acknowledgement level, bool isBlocking)
    {
        var waiter = _rested.Count > 0 ? _rested.Pop() : new(log);
        waiter.Begin(offset, level, isBlocking);
        _waiting.Add(waiter);
        return waiter;
    }

    public void Rest(AppendWaiter waiter) => _rested.Push(waiter);

    public bool Remove(AppendWaiter waiter) => _waiting.Remove(waiter);

    /// <summary>Those whose record is durable, or written where that is enough. Null where there are none.</summary>
    public WaiterGroup? Reached(long written, long durable)
    {
        WaiterGroup? group = null;
        var kept = 0;
        for (var i = 0; i < _waiting.Count; i++)
        {
            var waiter = _waiting[i];
            if (waiter.Offset < (waiter.Level == Acknowledgement.Durable ? durable : written))
                (group ??= Group()).Add(waiter);
            else
                _waiting[kept++] = waiter;
        }

        _waiting.RemoveRange(kept, _waiting.Count - kept);
        return group;
    }

    /// <summary>Everybody, with what their wait ends.</summary>
    public WaiterGroup? Failed(Func<AppendWaiter, Exception> failure)
    {
        if (_waiting.Count == 0)
            return null;
        var group = Group();
        foreach (var waiter in _waiting)
        {
            waiter.Fail(failure(waiter));
            group.Add(waiter);
        }

        _waiting.Clear();
        return group;
    }

    // As many as were ever in use at once.
    WaiterGroup Group()
    {
        foreach (var group in _groups)
        {
            if (group.IsFree)
            {
                group.Clear();
                return group;
            }
        }

        _groups.Add(new());
        return _groups[^1];
    }
}
