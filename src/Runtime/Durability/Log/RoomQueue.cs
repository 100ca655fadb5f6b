namespace IoAnalyzers.Runtime;

/// <summary>Those who have a record for a buffer that is full. The log's gate guards it.</summary>
internal sealed class RoomQueue(object gate)
{
    TaskCompletionSource? _room;
    int _threads;

    /// <summary>Completes when the buffer is empty again, or the log has failed.</summary>
    public Task WaitAsync() => (_room ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Gives the gate up until then.</summary>
    public void Wait()
    {
        _threads++;
        Monitor.Wait(gate);
        _threads--;
    }

    public void Open()
    {
        _room?.SetResult();
        _room = null;
        // Not in any case: that would wake the log's thread too, for nothing, at every append of a single producer.
        if (_threads > 0)
            Monitor.PulseAll(gate);
    }
}
