using IoAnalyzers.Runtime.Interop;

namespace IoAnalyzers.Runtime;

/// <summary>Finds the end of a log after a crash, or says that something else than a crash was at it.</summary>
internal static class LogRecovery
{
    /// <summary>Where the log goes on.</summary>
    internal readonly record struct End(LogSegment Segment, long Offset, long NextSequence);

    /// <summary>All records, without a lock and without changing anything.</summary>
    public static IEnumerable<LogRecord> Read(SystemCalls calls, string folder)
    {
        var paths = LogSegment.PathsIn(folder);
        SegmentScan? before = null;
        ulong? log = null;
        for (var i = 0; i < paths.Count; i++)
        {
            using var segment = LogSegment.Open(calls, paths[i], isReadOnly: true);
            CheckFollows(segment, before, log ??= segment.Log);
            var scan = new SegmentScan(segment);
            while (true)
            {
                var (offset, sequence) = (scan.Offset, scan.Sequence);
                if (!scan.TryRead(out var payload))
                {
                    // Beside a writer, the record may have come after its place was read, and before the one that seems to prove its loss.
                    if (scan.FindProofOfDamage() < 0)
                        break;
                    scan.Refresh();
                    if (!scan.TryRead(out payload))
                        break;
                }

                yield return new(offset, sequence, payload.ToArray());
            }

            if (i == paths.Count - 1)
                CheckTail(segment, scan);
            before = scan;
        }
    }

    /// <summary>Checks the whole log, cuts off what a crash left unfinished, and brings the rest to the disk. Null where there is no log yet.</summary>
    public static End? Recover(SystemCalls calls, string folder)
    {
        foreach (var leftover in LogSegment.LeftoversIn(folder))
            Names.Forget(calls, leftover);

        var paths = LogSegment.PathsIn(folder);
        SegmentScan? before = null;
        ulong? log = null;
        for (var i = 0; i < paths.Count; i++)
        {
            var isLast = i == paths.Count - 1;
            var segment = LogSegment.Open(calls, paths[i], isReadOnly: !isLast);
            try
            {
                CheckFollows(segment, before, log ??= segment.Log);
                var scan = new SegmentScan(segment);
                while (scan.TryRead(out _))
                {
                }

                if (isLast)
                {
                    CheckTail(segment, scan);
                    Cut(segment, scan);
                    return new(segment, scan.Offset, scan.Sequence);
                }

                before = scan;
            }
            catch
            {
                segment.Dispose();
                throw;
            }

            segment.Dispose();
        }

        return null;
    }

    // A segment was synced before the next one got its name, so a gap between two is no crash.
    static void CheckFollows(LogSegment segment, SegmentScan? before, ulong log)
    {
        if (segment.Log != log)
            throw new CorruptLogException(segment.Path, segment.Base, "it belongs to another log.");
        if (before is not null && (before.Offset != segment.Base || before.Sequence != segment.FirstSequence))
            throw new CorruptLogException(segment.Path, before.Offset, $"the segment before ends there, and this one begins at {segment.Base}.");
    }

    static void CheckTail(LogSegment segment, SegmentScan scan)
    {
        if (scan.FindProofOfDamage() is >= 0 and var proof)
        {
            throw new CorruptLogException(
                segment.Path, scan.Offset, $"record {scan.Sequence} was durable when the record at offset {proof} was written, and cannot be read.");
        }
    }

    // What stays behind the end could line up with records to come. And what was read may be in the page cache only, if it was the process
    // that crashed: whoever acts upon it must not lose it to a power cut.
    static void Cut(LogSegment segment, SegmentScan scan)
    {
        var zeros = new byte[64 * 1024];
        for (var offset = scan.FirstNonZero(scan.Offset); offset >= 0;)
        {
            var count = (int)Math.Min(zeros.Length, segment.End - offset);
            segment.Write(zeros.AsSpan(0, count), offset);
            offset = scan.FirstNonZero(offset + count);
        }

        segment.Sync(SyncMode.Full);
    }
}
