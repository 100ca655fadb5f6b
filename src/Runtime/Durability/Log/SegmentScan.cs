namespace IoAnalyzers.Runtime;

/// <summary>Reads the records of a segment one after the other, up to the first that is not whole.</summary>
internal sealed class SegmentScan(LogSegment segment)
{
    const int WindowBytes = 1 << 20;

    byte[] _window = [];
    long _windowOffset;
    int _windowCount;

    /// <summary>Where the next record would begin.</summary>
    public long Offset { get; private set; } = segment.Base;

    /// <summary>Its sequence.</summary>
    public long Sequence { get; private set; } = segment.FirstSequence;

    /// <summary>The next record's payload, which stays valid until the next call.</summary>
    public bool TryRead(out ReadOnlySpan<byte> payload)
    {
        if (!TryFrame(Offset, out var frame) || RecordFrame.Read(frame).Sequence != Sequence)
        {
            payload = default;
            return false;
        }

        var length = RecordFrame.Read(frame).Length;
        payload = frame.Slice(RecordFrame.HeaderBytes, length);
        Offset += RecordFrame.SizeOf(length);
        Sequence++;
        return true;
    }

    /// <summary>Forgets what was read ahead: a writer may have gone on.</summary>
    public void Refresh() => _windowCount = 0;

    /// <summary>Looks behind the last whole record for one that was written when the missing one had been durable. Returns its offset; −1 where there is none.</summary>
    public long FindProofOfDamage()
    {
        for (var offset = FirstNonZero(Offset); offset >= 0; offset = FirstNonZero(offset + 8))
        {
            var header = Window(offset, RecordFrame.HeaderBytes);
            if (header.Length < RecordFrame.HeaderBytes)
                break;
            var (_, sequence, durable) = RecordFrame.Read(header);
            // The checksum is last: most places fail the rest, and it may be long.
            if (durable >= Sequence && sequence > durable && TryFrame(offset, out _))
                return offset;
        }

        return -1;
    }

    /// <summary>The first 8 bytes from <paramref name="offset"/> on, at steps of 8, that are not all zero; −1 where there are none.</summary>
    public long FirstNonZero(long offset)
    {
        while (!Window(offset, 1).IsEmpty)
        {
            var rest = _window.AsSpan((int)(offset - _windowOffset).._windowCount);
            var found = rest.IndexOfAnyExcept((byte)0);
            if (found >= 0)
                return offset + (found & ~7);
            offset += rest.Length;
        }

        return -1;
    }

    bool TryFrame(long offset, out ReadOnlySpan<byte> frame)
    {
        frame = Window(offset, RecordFrame.HeaderBytes);
        if (frame.Length < RecordFrame.HeaderBytes)
            return false;
        var (length, sequence, _) = RecordFrame.Read(frame);
        if (sequence <= 0 || length < 0 || length > segment.End - offset - RecordFrame.HeaderBytes)
            return false;
        var size = RecordFrame.SizeOf(length);
        frame = Window(offset, size);
        return frame.Length == size && RecordFrame.IsWhole(frame, segment.Log, offset);
    }

    /// <summary>Bytes of the segment; fewer only at its end.</summary>
    ReadOnlySpan<byte> Window(long offset, int count)
    {
        if (offset < _windowOffset || offset + count > _windowOffset + _windowCount)
        {
            var wanted = (int)Math.Min(Math.Max(count, WindowBytes), Math.Max(0, segment.End - offset));
            if (_window.Length < wanted)
                _window = new byte[wanted];
            _windowOffset = offset;
            _windowCount = segment.Read(_window.AsSpan(0, wanted), offset);
        }

        var start = (int)(offset - _windowOffset);
        return _window.AsSpan(start, Math.Min(count, _windowCount - start));
    }
}
