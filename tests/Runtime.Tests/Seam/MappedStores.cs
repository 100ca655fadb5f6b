using IoAnalyzers.Runtime.Tests.Crash;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Tests.Seam;

/// <summary>Tells a recorder which pages of mapped files were stored to, and which of them msync brought to the disk.</summary>
/// <remarks>No call says what was stored. Pages are compared when they are synced and when <see cref="Look"/> asks: what was stored over in between is not seen.</remarks>
sealed unsafe class MappedStores(RecordingSystemCalls recorder) : ForwardingCalls(recorder)
{
    const int PageBytes = 4096;
    readonly List<Seen> _maps = [];

    sealed record Seen(int Inode, nint Address, byte[] Content);

    public override CallResult Map(SafeFileHandle file, long offset, nuint length, MapAccess access, out nint address)
    {
        var result = base.Map(file, offset, length, access, out address);
        if (!result.Failed)
            _maps.Add(new(recorder.InodeOf(file), address, new ReadOnlySpan<byte>((void*)address, (int)length).ToArray()));
        return result;
    }

    public override CallResult SyncMap(nint address, nuint length)
    {
        Look();
        var result = base.SyncMap(address, length);
        var map = _maps.Single(map => address >= map.Address && address < map.Address + map.Content.Length);
        if (!result.Failed)
            recorder.Add(new SyncedRange(map.Inode, address - map.Address, (long)(length + PageBytes - 1) / PageBytes * PageBytes));
        return result;
    }

    public override CallResult Unmap(nint address, nuint length)
    {
        Look();
        _maps.RemoveAll(map => map.Address == address);
        return base.Unmap(address, length);
    }

    /// <summary>Records the pages that have changed since.</summary>
    public void Look()
    {
        foreach (var (inode, address, content) in _maps)
        {
            for (var offset = 0; offset < content.Length; offset += PageBytes)
            {
                var before = content.AsSpan(offset, Math.Min(PageBytes, content.Length - offset));
                var now = new ReadOnlySpan<byte>((void*)(address + offset), before.Length);
                if (now.SequenceEqual(before))
                    continue;
                now.CopyTo(before);
                recorder.Add(new Wrote(inode, offset, now.ToArray()));
            }
        }
    }
}
