namespace IoAnalyzers.Runtime;

/// <summary>A record of a <see cref="CommitLog"/>.</summary>
/// <param name="Offset">Where it is: what the append returned.</param>
/// <param name="Sequence">The how-manieth it is, from 1 on.</param>
/// <param name="Payload">Its bytes.</param>
public readonly record struct LogRecord(long Offset, long Sequence, ReadOnlyMemory<byte> Payload);
