namespace IoAnalyzers.Runtime.Tests.Crash;

/// <summary>A file's content: what is on the disk, and what is on its way there.</summary>
sealed class Inode(byte[] durable)
{
    readonly List<Change> _pending = [];
    byte[] _durable = durable;

    /// <summary>A piece of a write; or, without bytes, a new length.</summary>
    readonly record struct Change(long Offset, byte[]? Bytes);

    public void Write(long offset, byte[] bytes, int pageBytes)
    {
        for (var done = 0; done < bytes.Length;)
        {
            var at = offset + done;
            var count = (int)Math.Min(pageBytes - at % pageBytes, bytes.Length - done);
            _pending.Add(new(at, bytes[done..(done + count)]));
            done += count;
        }
    }

    public void Resize(long length) => _pending.Add(new(length, null));

    public void Sync()
    {
        _durable = Content(static _ => true);
        _pending.Clear();
    }

    /// <summary>Brings what overlaps a range to the disk; the rest stays on its way.</summary>
    public void Sync(long offset, long count)
    {
        bool IsWithin(Change change) => change.Bytes is { } bytes && change.Offset < offset + count && offset < change.Offset + bytes.Length;
        _durable = Content(i => IsWithin(_pending[i]));
        _pending.RemoveAll(IsWithin);
    }

    /// <summary>What a program reads that runs on, and what a crash of the process alone leaves.</summary>
    public byte[] Live => Content(static _ => true);

    /// <summary>Every content that a crash can leave.</summary>
    public IEnumerable<byte[]> AfterCrash(PersistenceModel model)
    {
        if (_pending.Count == 0)
        {
            yield return _durable;
            yield break;
        }

        var live = Live.Length;
        foreach (var persists in Choices(_pending.Count, model))
        {
            var content = Content(persists);
            yield return content;
            // The length is metadata and may be there before the bytes are: then they are zeros.
            if (content.Length < live)
            {
                Array.Resize(ref content, live);
                yield return content;
            }
        }
    }

    byte[] Content(Func<int, bool> persists)
    {
        var length = (long)_durable.Length;
        for (var i = 0; i < _pending.Count; i++)
            if (persists(i))
                length = _pending[i].Bytes is { } bytes ? Math.Max(length, _pending[i].Offset + bytes.Length) : Math.Max(length, _pending[i].Offset);
        var content = new byte[length];
        _durable.CopyTo(content, 0);

        long end = _durable.Length;
        for (var i = 0; i < _pending.Count; i++)
        {
            if (!persists(i))
                continue;
            var (offset, bytes) = _pending[i];
            if (bytes is null)
            {
                if (offset < end)
                    Array.Clear(content, (int)offset, (int)(end - offset));
                end = offset;
            }
            else
            {
                bytes.CopyTo(content, offset);
                end = Math.Max(end, offset + bytes.Length);
            }
        }

        return end == content.Length ? content : content[..(int)end];
    }

    static IEnumerable<Func<int, bool>> Choices(int count, PersistenceModel model)
    {
        if (count <= model.ExhaustivePages)
        {
            for (var subset = 0; subset < 1 << count; subset++)
            {
                var chosen = subset;
                yield return i => (chosen >> i & 1) == 1;
            }

            yield break;
        }

        yield return static _ => false;
        yield return static _ => true;
        for (var cut = 1; cut < count; cut++)
        {
            var at = cut;
            yield return i => i < at;
            yield return i => i >= at;
        }

        for (var one = 0; one < count; one++)
        {
            var only = one;
            yield return i => i != only;
            yield return i => i == only;
        }

        var random = new Random(count);
        for (var sample = 0; sample < model.Samples; sample++)
        {
            var bits = Enumerable.Range(0, count).Select(_ => random.Next(2) == 1).ToArray();
            yield return i => bits[i];
        }
    }
}
