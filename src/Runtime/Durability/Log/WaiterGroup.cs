using System.Diagnostics;

namespace IoAnalyzers.Runtime;

/// <summary>Waiters that one sync released. One thread of the pool ends them all in a row, which is cheaper than a work item for each and lets them append again before the next sync.</summary>
/// <remarks>
/// What runs there is the users' code, which may take long or even wait for another waiter of this group. So the one who started the group
/// looks at it for a moment and then spreads it: from there on, a further work item waits in the pool as long as waiters are left. Threads that
/// wait come first, and whoever spreads the group releases them himself: they may be all the threads that the pool has.
/// </remarks>
internal sealed class WaiterGroup : IThreadPoolWorkItem
{
    AppendWaiter[] _waiters = new AppendWaiter[64];
    int _count;
    int _threads;
    int _next;
    int _ended;
    int _runs;
    int _queued;
    bool _isSpread;
    bool _isHeld = true;

    public int Count => _count;

    public bool IsFinished => Volatile.Read(ref _ended) == _count;

    /// <summary>Whether no thread is inside any more, so that the group may be filled again. Who fills it is, until he has spread it.</summary>
    public bool IsFree => IsFinished && Volatile.Read(ref _runs) == 0 && !Volatile.Read(ref _isHeld);

    public void Clear() => (_count, _threads, _next, _ended, _isSpread, _isHeld) = (0, 0, 0, 0, false, true);

    public void Add(AppendWaiter waiter)
    {
        if (_count == _waiters.Length)
            Array.Resize(ref _waiters, 2 * _count);
        if (!waiter.IsBlocking)
        {
            _waiters[_count++] = waiter;
            return;
        }

        _waiters[_count++] = _waiters[_threads];
        _waiters[_threads++] = waiter;
    }

    public void Start()
    {
        if (_count > 0)
            Queue();
    }

    /// <summary>Gives those who are released the time to append again, so that the next sync serves all of them and not every second one.</summary>
    public void Linger(long ticks)
    {
        var until = Stopwatch.GetTimestamp() + ticks;
        var spin = new SpinWait();
        while (!IsFinished && Stopwatch.GetTimestamp() < until)
            spin.SpinOnce(sleep1Threshold: -1);
        Spread();
    }

    public void Spread()
    {
        ReleaseThreads();
        if (!_isSpread && Volatile.Read(ref _next) < _count)
        {
            Volatile.Write(ref _isSpread, true);
            Queue();
        }

        Volatile.Write(ref _isHeld, false);
    }

    void ReleaseThreads()
    {
        for (int i; (i = Volatile.Read(ref _next)) < _threads;)
        {
            if (Interlocked.CompareExchange(ref _next, i + 1, i) == i)
                End(i);
        }
    }

    void End(int i)
    {
        var waiter = _waiters[i];
        _waiters[i] = null!;
        waiter.End();
        Interlocked.Increment(ref _ended);
    }

    void Queue()
    {
        Interlocked.Increment(ref _runs);
        Interlocked.Increment(ref _queued);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        Interlocked.Decrement(ref _queued);
        try
        {
            for (int i; (i = Interlocked.Increment(ref _next) - 1) < _count;)
            {
                if (i + 1 < _count && Volatile.Read(ref _isSpread) && Volatile.Read(ref _queued) == 0)
                    Queue();

                End(i);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _runs);
        }
    }
}
