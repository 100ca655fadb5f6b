using System.Diagnostics;
using IoAnalyzers.Runtime.Interop;

namespace IoAnalyzers.Runtime;

/// <summary>What every log has: a buffer that records are framed into, segments that it is written to, who waits, and how far all is written and durable.</summary>
/// <remarks>Everything belongs to <see cref="Gate"/>, except for the writer and the syncs: see <see cref="GroupedLog"/> and <see cref="ScheduledLog"/>.</remarks>
internal abstract class LogCore : IDisposable
{
    readonly LogLock _lock;
    readonly SegmentWriter _writer;
    readonly Action<long, long> _publish;
    readonly Timer? _watch;
    long _nextSequence;
    long _durableSequence;
    long _durableOffset;
    long _syncStarted;
    bool _isFailureTold;

    protected LogCore(SystemCalls calls, string folder, CommitLogOptions options, bool runsItself)
    {
        Options = options;
        _publish = Publish;
        Waiters = new(this);
        _lock = LogLock.Take(calls, folder);
        try
        {
            var end = LogRecovery.Recover(calls, folder) ?? NewLog(calls, folder);
            _writer = new(calls, folder, options.SegmentBytes, end.Segment);
            _nextSequence = end.NextSequence;
            _durableSequence = _nextSequence - 1;
            NextOffset = BufferOffset = WrittenOffset = _durableOffset = end.Offset;
            Buffer = GC.AllocateUninitializedArray<byte>(options.MaxBatchBytes, pinned: true);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }

        if (runsItself && options.SyncTimeout != Timeout.InfiniteTimeSpan)
        {
            var period = options.SyncTimeout / 4;
            _watch = new(static log => ((LogCore)log!).CheckSyncTime(Stopwatch.GetTimestamp()), this, period, period);
        }
    }

    protected object Gate { get; } = new();

    protected CommitLogOptions Options { get; }

    protected WaiterList Waiters { get; }

    protected LogSegment Segment => _writer.Segment;

    protected byte[] Buffer { get; set; }

    /// <summary>How much of the buffer is framed.</summary>
    protected int Buffered { get; set; }

    /// <summary>Where in the log the buffer begins.</summary>
    protected long BufferOffset { get; set; }

    protected long NextOffset { get; private set; }

    /// <summary>The sequence of the last record that is framed.</summary>
    protected long LastSequence => _nextSequence - 1;

    protected long WrittenOffset { get; set; }

    protected bool IsStopped { get; private set; }

    protected Exception? Failure { get; private set; }

    public long DurableOffset => Volatile.Read(ref _durableOffset);

    public int LongestRecord => Options.MaxBatchBytes - RecordFrame.HeaderBytes;

    public abstract ValueTask<long> AppendAsync(ReadOnlyMemory<byte> record, Acknowledgement level, CancellationToken token);

    /// <summary>Blocks the thread as long as the level asks.</summary>
    public abstract long Append(ReadOnlySpan<byte> record, Acknowledgement level);

    public ValueTask WaitDurableAsync(long offset, CancellationToken token)
    {
        AppendWaiter waiter;
        lock (Gate)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(offset, NextOffset);
            if (offset < _durableOffset)
                return ValueTask.CompletedTask;
            ObjectDisposedException.ThrowIf(IsStopped, typeof(CommitLog));
            if (Failure is not null)
                return ValueTask.FromException(Failed());
            waiter = Waiters.Add(offset, Acknowledgement.Durable, isBlocking: false);
            Wake();
        }

        return waiter.AsPlainTask(token);
    }

    /// <summary>Lets the thread of the log look at what is to be done.</summary>
    protected abstract void Wake();

    /// <summary>The log has failed: whoever waits for something else than a record need not wait any longer.</summary>
    protected virtual void GiveUp()
    {
    }

    /// <summary>Ends the log's own thread, and writes and syncs what is left.</summary>
    protected abstract void Stop();

    LogRecovery.End NewLog(SystemCalls calls, string folder)
    {
        var header = new LogSegment.Header((ulong)Random.Shared.NextInt64(long.MinValue, long.MaxValue), 0, 1);
        return new(LogSegment.Create(calls, folder, header, Options.SegmentBytes), 0, 1);
    }

    protected void CheckUsable()
    {
        ObjectDisposedException.ThrowIf(IsStopped, typeof(CommitLog));
        if (Failure is not null)
            throw Failed();
    }

    protected Exception Failed()
    {
        _isFailureTold = true;
        return new IOException($"The log takes no more records, as a write or sync failed; open it again to recover. {Failure!.Message}", Failure) { HResult = Failure.HResult };
    }

    /// <summary>Puts a record into the buffer, which has room for it, and returns its offset.</summary>
    protected long Frame(ReadOnlySpan<byte> record)
    {
        var size = RecordFrame.SizeOf(record.Length);
        var offset = NextOffset;
        RecordFrame.Write(Buffer.AsSpan(Buffered, size), record, _nextSequence++, _durableSequence, _writer.Segment.Log, offset);
        Buffered += size;
        NextOffset = offset + size;
        return offset;
    }

    public void Return(AppendWaiter waiter)
    {
        lock (Gate)
            Waiters.Rest(waiter);
    }

    /// <summary>Takes a waiter away before it is released; false where that has begun.</summary>
    public bool TryTake(AppendWaiter waiter)
    {
        lock (Gate)
            return Waiters.Remove(waiter);
    }

    /// <summary>Writes framed records. The caller is the only one who writes, and where a new segment is needed, no sync runs.</summary>
    protected void WriteOut(ReadOnlySpan<byte> records, long offset, long firstSequence) => _writer.Write(records, offset, firstSequence, _publish);

    /// <summary>A sync that began and has not ended is what a timeout counts from.</summary>
    protected void SyncSegment(LogSegment segment)
    {
        Volatile.Write(ref _syncStarted, Stopwatch.GetTimestamp());
        segment.Sync();
        Volatile.Write(ref _syncStarted, 0);
    }

    /// <summary>Only what a sync that succeeded has covered is ever published.</summary>
    protected void Publish(long offset, long sequence)
    {
        lock (Gate)
        {
            if (offset <= _durableOffset)
                return;
            _durableSequence = sequence;
            Volatile.Write(ref _durableOffset, offset);
        }
    }

    /// <summary>Nothing after a failed write or sync can be trusted: what the system had taken may be gone, and asking again would say that all is well.</summary>
    protected void Poison(Exception failure)
    {
        WaiterGroup? group;
        lock (Gate)
        {
            Failure ??= failure;
            group = Waiters.Failed(_ => Failed());
            GiveUp();
            Monitor.PulseAll(Gate);
        }

        group?.Start();
        group?.Spread();
    }

    /// <summary>Ends the waits for a sync that takes too long, with the answer that nobody knows.</summary>
    internal void CheckSyncTime(long now)
    {
        var started = Volatile.Read(ref _syncStarted);
        if (started == 0 || Stopwatch.GetElapsedTime(started, now) <= Options.SyncTimeout)
            return;

        WaiterGroup? group;
        lock (Gate)
            group = Waiters.Failed(static waiter => new SyncTimeoutException(waiter.Offset));
        group?.Start();
        group?.Spread();
    }

    public void Dispose()
    {
        lock (Gate)
        {
            if (IsStopped)
                return;
            IsStopped = true;
            Monitor.PulseAll(Gate);
        }

        try
        {
            Stop();
            // Records that nobody waited for must not be lost in silence.
            if (Failure is not null && !_isFailureTold)
                throw Failed();
        }
        finally
        {
            _watch?.Dispose();
            _writer.Dispose();
            _lock.Dispose();
        }
    }
}
