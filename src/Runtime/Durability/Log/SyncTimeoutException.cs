namespace IoAnalyzers.Runtime;

/// <summary>A sync takes longer than <see cref="CommitLogOptions.SyncTimeout"/>. Whether the record is durable is unknown: it is in the log, and may be there after a crash or not.</summary>
/// <remarks><see cref="CommitLog.WaitDurableAsync"/> with <see cref="Offset"/> waits on. Appending the record again may leave it twice.</remarks>
public sealed class SyncTimeoutException(long offset)
    : TimeoutException($"The sync for the record at offset {offset} has not ended in time; whether the record is durable is unknown.")
{
    /// <summary>Where the record is in the log.</summary>
    public long Offset { get; } = offset;
}
