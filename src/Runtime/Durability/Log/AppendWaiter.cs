using System.Threading.Tasks.Sources;

namespace IoAnalyzers.Runtime;

/// <summary>Somebody who waits for a record: a task, or a thread. Used again and again; a log in steady state allocates none.</summary>
internal sealed class AppendWaiter(LogCore log) : IValueTaskSource<long>, IValueTaskSource
{
    static readonly Action<object?, CancellationToken> OnCancelled = static (self, token) => ((AppendWaiter)self!).Cancel(token);

    ManualResetValueTaskSourceCore<long> _source;
    CancellationTokenRegistration _cancellation;
    Exception? _failure;
    bool _isBlocking;
    bool _isEnded;

    /// <summary>Where the record begins.</summary>
    public long Offset { get; private set; }

    public Acknowledgement Level { get; private set; }

    /// <summary>Whether a thread waits, so that ending it runs nobody's code.</summary>
    public bool IsBlocking => _isBlocking;

    public void Begin(long offset, Acknowledgement level, bool isBlocking)
    {
        (Offset, Level, _failure, _isBlocking, _isEnded) = (offset, level, null, isBlocking, false);
        _source.Reset();
    }

    /// <summary>What the wait ends with; <see cref="End"/> then ends it, where user code may run.</summary>
    public void Fail(Exception failure) => _failure = failure;

    public void End()
    {
        // What awaits a task runs on in here, and may give this waiter back for its next use before SetResult returns.
        var isBlocking = _isBlocking;
        if (_failure is { } failure)
            _source.SetException(failure);
        else
            _source.SetResult(Offset);
        if (!isBlocking)
            return;
        lock (this)
        {
            _isEnded = true;
            Monitor.Pulse(this);
        }
    }

    public ValueTask<long> AsTask(CancellationToken token)
    {
        var task = new ValueTask<long>(this, _source.Version);
        Register(token);
        return task;
    }

    public ValueTask AsPlainTask(CancellationToken token)
    {
        var task = new ValueTask(this, _source.Version);
        Register(token);
        return task;
    }

    /// <summary>Blocks the thread.</summary>
    public long Wait()
    {
        lock (this)
        {
            while (!_isEnded)
                Monitor.Wait(this);
        }

        return GetResult(_source.Version);
    }

    void Register(CancellationToken token)
    {
        if (token.CanBeCanceled)
            _cancellation = token.UnsafeRegister(OnCancelled, this);
    }

    void Cancel(CancellationToken token)
    {
        if (log.TryTake(this))
        {
            Fail(new OperationCanceledException(token));
            End();
        }
    }

    public long GetResult(short token)
    {
        try
        {
            return _source.GetResult(token);
        }
        finally
        {
            _cancellation.Dispose();
            _cancellation = default;
            log.Return(this);
        }
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _source.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
