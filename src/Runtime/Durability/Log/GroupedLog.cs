using System.Diagnostics;
using IoAnalyzers.Runtime.Interop;

namespace IoAnalyzers.Runtime;

/// <summary>Each group of appends is written and synced as soon as the one before is; what comes meanwhile is the next group.</summary>
/// <remarks>
/// A thread of the log's own does it. A caller who finds the log at rest does it himself, which saves the hand-over from thread to thread,
/// a tenth and more of an append by a single producer. Whoever does it is the one with <see cref="_isBusy"/>.
/// </remarks>
internal sealed class GroupedLog : LogCore
{
    readonly Thread? _thread;
    readonly RoomQueue _room;
    byte[]? _spare;
    bool _isBusy;
    bool _isAsleep;
    bool _areSomeContentWithLess;
    long _firstSequence;
    long _syncTicks;

    public GroupedLog(SystemCalls calls, string folder, CommitLogOptions options, bool runsItself)
        : base(calls, folder, options, runsItself)
    {
        _room = new(Gate);
        _firstSequence = LastSequence + 1;
        _spare = GC.AllocateUninitializedArray<byte>(options.MaxBatchBytes, pinned: true);
        if (!runsItself)
            return;
        _thread = new(Run) { IsBackground = true, Name = "commit log" };
        _thread.Start();
    }

    public override ValueTask<long> AppendAsync(ReadOnlyMemory<byte> record, Acknowledgement level, CancellationToken token)
    {
        try
        {
            long offset;
            AppendWaiter? waiter;
            lock (Gate)
            {
                CheckUsable();
                if (!HasRoomFor(record.Length))
                    return AppendWhenRoomAsync(record, level, token);
                waiter = Enqueue(record.Span, level, isBlocking: false, out offset);
            }

            if (waiter is not null)
                return waiter.AsTask(token);
            if (level == Acknowledgement.Durable)
                Lead(offset);
            return new(offset);
        }
        catch (IOException failure)
        {
            return ValueTask.FromException<long>(failure);
        }
    }

    async ValueTask<long> AppendWhenRoomAsync(ReadOnlyMemory<byte> record, Acknowledgement level, CancellationToken token)
    {
        Task room;
        lock (Gate)
            room = _room.WaitAsync();
        await room.WaitAsync(token).ConfigureAwait(false);
        return await AppendAsync(record, level, token).ConfigureAwait(false);
    }

    public override long Append(ReadOnlySpan<byte> record, Acknowledgement level)
    {
        long offset;
        AppendWaiter? waiter;
        lock (Gate)
        {
            CheckUsable();
            while (!HasRoomFor(record.Length))
            {
                _room.Wait();
                CheckUsable();
            }

            waiter = Enqueue(record, level, isBlocking: true, out offset);
        }

        if (waiter is not null)
            return waiter.Wait();
        if (level == Acknowledgement.Durable)
            Lead(offset);
        return offset;
    }

    bool HasRoomFor(int record) => RecordFrame.SizeOf(record) <= Buffer.Length - Buffered;

    /// <summary>Null where the caller has nobody to wait for: it wants to wait for nothing, or it is the one who writes and syncs.</summary>
    AppendWaiter? Enqueue(ReadOnlySpan<byte> record, Acknowledgement level, bool isBlocking, out long offset)
    {
        offset = Frame(record);
        if (level == Acknowledgement.Buffered)
        {
            Wake();
            return null;
        }

        if (level == Acknowledgement.Durable && !_isBusy && Waiters.Count == 0 && Options.MaxDelay == TimeSpan.Zero)
        {
            _isBusy = true;
            return null;
        }

        _areSomeContentWithLess |= level == Acknowledgement.Written;
        var waiter = Waiters.Add(offset, level, isBlocking);
        Wake();
        return waiter;
    }

    protected override void Wake()
    {
        if (!_isAsleep || _isBusy)
            return;
        _isAsleep = false;
        Monitor.PulseAll(Gate);
    }

    void Lead(long offset)
    {
        Turn()?.Spread();
        lock (Gate)
        {
            _isBusy = false;
            if (IsStopped)
                Monitor.PulseAll(Gate);
            else if (HasWork)
                Wake();
            if (DurableOffset <= offset)
                throw Failed();
        }
    }

    protected override void GiveUp() => _room.Open();

    bool HasWork => (Buffered > 0 || Waiters.Count > 0) && Failure is null;

    void Run()
    {
        while (true)
        {
            lock (Gate)
            {
                while (_isBusy || !HasWork)
                {
                    if (IsStopped && !_isBusy)
                        return;
                    _isAsleep = true;
                    Monitor.Wait(Gate);
                }

                _isAsleep = false;
                _isBusy = true;
                if (Options.MaxDelay > TimeSpan.Zero && !IsStopped && Buffered < Options.MaxBatchBytes / 2)
                    Monitor.Wait(Gate, Options.MaxDelay);
            }

            do
            {
                // Never longer than the sync took.
                Turn()?.Linger(_syncTicks);
            }
            while (!Rests());
        }
    }

    bool Rests()
    {
        lock (Gate)
        {
            if (HasWork)
                return false;
            _isBusy = false;
            return true;
        }
    }

    /// <summary>Writes and syncs what is in the buffer, and releases those whose record that was. Not under the gate, which appends need meanwhile.</summary>
    internal WaiterGroup? Turn()
    {
        byte[] bytes;
        int count;
        long start, end, first, last;
        lock (Gate)
        {
            (bytes, count, start, end) = (Buffer, Buffered, BufferOffset, NextOffset);
            (first, last) = (_firstSequence, LastSequence);
            (Buffer, _spare, Buffered, BufferOffset, _firstSequence) = (_spare!, null, 0, end, last + 1);
            _room.Open();
        }

        try
        {
            WriteOut(bytes.AsSpan(0, count), start, first);
            lock (Gate)
            {
                _spare = bytes;
                WrittenOffset = end;
            }

            if (_areSomeContentWithLess)
                ReleaseGroup()?.Spread();
            var began = Stopwatch.GetTimestamp();
            SyncSegment(Segment);
            _syncTicks = Stopwatch.GetTimestamp() - began;
            Publish(end, last);
        }
        catch (Exception failure)
        {
            _spare ??= bytes;
            Poison(failure);
            return null;
        }

        return ReleaseGroup();
    }

    WaiterGroup? ReleaseGroup()
    {
        WaiterGroup? group;
        lock (Gate)
        {
            group = Waiters.Reached(WrittenOffset, DurableOffset);
            _areSomeContentWithLess = false;
        }

        group?.Start();
        return group;
    }

    protected override void Stop()
    {
        _thread?.Join();
        lock (Gate)
        {
            while (_isBusy)
                Monitor.Wait(Gate);
            if (Failure is not null)
                return;
            _isBusy = true;
        }

        Turn()?.Spread();
    }
}
