using System.Diagnostics;
using IoAnalyzers.Runtime.Interop;

namespace IoAnalyzers.Runtime;

/// <summary>Records are written as the policy says, under the gate, and a thread of the log's own syncs them once in a while, beside further writes.</summary>
internal sealed class ScheduledLog : LogCore
{
    readonly FlushSchedule _schedule;
    readonly Thread? _thread;
    long _firstSequence;
    bool _isSyncing;
    bool _isWoken;
    bool _sleepsForEver;

    public ScheduledLog(SystemCalls calls, string folder, CommitLogOptions options, bool runsItself)
        : base(calls, folder, options, runsItself)
    {
        _schedule = new(options.Policy);
        _firstSequence = LastSequence + 1;
        if (!runsItself)
            return;
        _thread = new(Run) { IsBackground = true, Name = "commit log" };
        _thread.Start();
    }

    public override ValueTask<long> AppendAsync(ReadOnlyMemory<byte> record, Acknowledgement level, CancellationToken token)
    {
        try
        {
            return Enqueue(record.Span, level, isBlocking: false, out var offset) is { } waiter ? waiter.AsTask(token) : new(offset);
        }
        catch (IOException failure)
        {
            return ValueTask.FromException<long>(failure);
        }
    }

    public override long Append(ReadOnlySpan<byte> record, Acknowledgement level) =>
        Enqueue(record, level, isBlocking: true, out var offset) is { } waiter ? waiter.Wait() : offset;

    AppendWaiter? Enqueue(ReadOnlySpan<byte> record, Acknowledgement level, bool isBlocking, out long offset)
    {
        lock (Gate)
        {
            CheckUsable();
            // Somebody else may fill it again, while a write waits for a new segment.
            while (RecordFrame.SizeOf(record.Length) > Buffer.Length - Buffered)
                Demand(TryWriteBuffer());
            offset = Frame(record);
            if (level >= Acknowledgement.Written || Options.Policy.WriteEvery == TimeSpan.Zero)
                Demand(TryWriteBuffer());
            var waiter = level == Acknowledgement.Durable ? Waiters.Add(offset, level, isBlocking) : null;
            // A thread that sleeps for a time looks for itself; one that had nothing to do has to be told.
            if (_sleepsForEver || waiter is not null)
                Wake();
            return waiter;
        }
    }

    void Demand(bool isWritten)
    {
        if (!isWritten)
            throw Failed();
    }

    /// <summary>Under the gate; false where it failed the log. A new segment waits for the end of a running sync: of two at once, only one would be told of an error.</summary>
    bool TryWriteBuffer()
    {
        while (_isSyncing && NextOffset > Segment.End && Failure is null)
            Monitor.Wait(Gate);
        if (Failure is not null)
            return false;
        if (Buffered == 0)
            return true;
        try
        {
            WriteOut(Buffer.AsSpan(0, Buffered), BufferOffset, _firstSequence);
        }
        catch (Exception failure)
        {
            Poison(failure);
            return false;
        }

        Buffered = 0;
        BufferOffset = WrittenOffset = NextOffset;
        _firstSequence = LastSequence + 1;
        return true;
    }

    protected override void Wake()
    {
        _isWoken = true;
        Monitor.PulseAll(Gate);
    }

    void Run()
    {
        while (true)
        {
            lock (Gate)
            {
                if (IsStopped || Failure is not null)
                    return;
            }

            var wait = Tick(Stopwatch.GetElapsedTime(0));
            lock (Gate)
            {
                var mayForget = wait == Timeout.InfiniteTimeSpan && HasTimedWork;
                if (!IsStopped && !_isWoken && !mayForget && wait != TimeSpan.Zero)
                {
                    _sleepsForEver = wait == Timeout.InfiniteTimeSpan;
                    Monitor.Wait(Gate, wait);
                    _sleepsForEver = false;
                }

                _isWoken = false;
            }
        }
    }

    /// <summary>Something that came since the schedule was asked, and that nobody is going to tell of.</summary>
    bool HasTimedWork => Buffered > 0 || (Options.Policy.SyncEvery != Timeout.InfiniteTimeSpan && WrittenOffset > DurableOffset);

    /// <summary>Does what is due, and returns how long nothing will be.</summary>
    internal TimeSpan Tick(TimeSpan now)
    {
        FlushSchedule.Step step;
        lock (Gate)
        {
            if (Failure is not null)
                return Timeout.InfiniteTimeSpan;
            step = _schedule.Next(now, Buffered, NextOffset - DurableOffset, Waiters.Count > 0);
            // What fails the log is told to everybody who asks.
            if (step.Write && !TryWriteBuffer())
                return Timeout.InfiniteTimeSpan;
        }

        if (step.Sync)
            Sync();
        return step.Wait;
    }

    /// <summary>Samples what is written, syncs without the gate, and says that this much is durable.</summary>
    void Sync()
    {
        LogSegment segment;
        long end, last;
        lock (Gate)
        {
            if (Failure is not null)
                return;
            (segment, end, last, _isSyncing) = (Segment, WrittenOffset, _firstSequence - 1, true);
        }

        try
        {
            SyncSegment(segment);
            Publish(end, last);
        }
        catch (Exception failure)
        {
            Poison(failure);
        }

        WaiterGroup? group;
        lock (Gate)
        {
            _isSyncing = false;
            Monitor.PulseAll(Gate);
            group = Waiters.Reached(WrittenOffset, DurableOffset);
        }

        group?.Start();
        group?.Spread();
    }

    protected override void Stop()
    {
        _thread?.Join();
        lock (Gate)
        {
            if (!TryWriteBuffer())
                return;
        }

        Sync();
    }
}
