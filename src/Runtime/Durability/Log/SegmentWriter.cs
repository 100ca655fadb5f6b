using IoAnalyzers.Runtime.Interop;

namespace IoAnalyzers.Runtime;

/// <summary>Writes framed records to the last segment, and begins a new one where it is full. Who may do so is the log's business.</summary>
internal sealed class SegmentWriter(SystemCalls calls, string folder, long segmentBytes, LogSegment last) : IDisposable
{
    public LogSegment Segment { get; private set; } = last;

    /// <param name="records">Whole frames.</param>
    /// <param name="offset">Where in the log the first one goes.</param>
    /// <param name="firstSequence">Its sequence.</param>
    /// <param name="published">Told what the end of a full segment made durable: an offset and the last sequence before it.</param>
    public void Write(ReadOnlySpan<byte> records, long offset, long firstSequence, Action<long, long> published)
    {
        while (!records.IsEmpty)
        {
            var (bytes, count) = Fitting(records, Segment.End - offset);
            if (bytes == 0)
            {
                // The old segment is whole on the disk before the next one can be found.
                Segment.Sync();
                published(offset, firstSequence - 1);
                var next = LogSegment.Create(calls, folder, new(Segment.Log, offset, firstSequence), segmentBytes);
                Segment.Dispose();
                Segment = next;
                continue;
            }

            Segment.Write(records[..bytes], offset);
            records = records[bytes..];
            offset += bytes;
            firstSequence += count;
        }
    }

    static (int Bytes, int Count) Fitting(ReadOnlySpan<byte> records, long room)
    {
        // The number matters only where others follow in a new segment.
        if (records.Length <= room)
            return (records.Length, 0);
        var (bytes, count) = (0, 0);
        while (bytes < records.Length && bytes + RecordFrame.SizeOf(RecordFrame.Read(records[bytes..]).Length) is var end && end <= room)
            (bytes, count) = (end, count + 1);
        return (bytes, count);
    }

    public void Dispose() => Segment.Dispose();
}
