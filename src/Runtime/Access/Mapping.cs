using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>Opens files to be mapped, and syncs and advises ranges of what is mapped.</summary>
internal static class Mapping
{
    static readonly long PageBytes = Environment.SystemPageSize;

    public static MappedFile Open(SystemCalls calls, string path, bool isWritable, long least)
    {
        path = Path.GetFullPath(path);
        // Not to hang on a FIFO, which cannot be mapped anyway.
        var flags = OpenFlags.Read | OpenFlags.NonBlocking | (isWritable ? OpenFlags.Write : 0) | (least > 0 ? OpenFlags.Create : 0);
        var file = calls.OpenFile(path, flags);
        try
        {
            var status = calls.StatusOf(file, path);
            if (status.Kind != FileKind.Regular)
                throw new UnauthorizedAccessException($"'{path}' is no regular file.");
            var length = status.Length;
            if (length < least)
            {
                Preallocation.Run(calls, file, least, zeroFill: false, path);
                length = least;
            }

            if (length > nint.MaxValue)
                throw new IOException($"'{path}' is longer than the address space.");
            return new(calls, file, path, length, Map(calls, file, path, length, isWritable), isWritable);
        }
        catch
        {
            calls.Close(file);
            throw;
        }
    }

    // No system maps nothing.
    static MappedRegion? Map(SystemCalls calls, SafeFileHandle file, string path, long length, bool isWritable)
    {
        if (length == 0)
            return null;
        nint address;
        CallResult result;
        do
        {
            result = calls.Map(file, 0, (nuint)length, isWritable ? MapAccess.ReadWrite : MapAccess.Read, out address);
        }
        while (calls.IsInterrupted(result));
        if (!result.Failed)
            return new(calls, address, (nuint)length);
        throw IoFailure.Of(calls, result.Error, "mmap", file, path);
    }

    /// <summary>The pages of a range go to the disk: the first from its beginning, and the last one too.</summary>
    /// <remarks>msync wants the address of a page and rounds the length up. Who moves the address down has to add that to the length; .NET's views do not, and leave the last page unsynced.</remarks>
    public static void Sync(SystemCalls calls, SafeFileHandle file, string path, nint address, long offset, long count, SyncMode mode)
    {
        var (start, length) = Pages(offset, count);
        var result = calls.Uninterrupted((address: address + (nint)start, length), static (calls, pages) => calls.SyncMap(pages.address, (nuint)pages.length));
        if (result.Failed)
            throw IoFailure.Of(calls, result.Error, "msync", file, path);
        if (!calls.MapSyncReachesDisk || mode == SyncMode.Full)
            FileSync.Sync(calls, file, mode, path);
    }

    public static void Advise(SystemCalls calls, SafeFileHandle file, string path, nint address, long offset, long count, MapHint hint)
    {
        var (start, length) = Pages(offset, count);
        var advice = hint == MapHint.Populate && calls.Lacks(Features.Advice) ? MapHint.WillNeed : hint;
        while (true)
        {
            var result = calls.Advise(address + (nint)start, (nuint)length, (MapAdvice)advice);
            // EAGAIN: the kernel is short of something. A hint is not worth waiting for it.
            if (!result.Failed || calls.KindOf(result.Error) == ErrorKind.WouldBlock)
                return;
            if (calls.IsInterrupted(result))
                continue;
            if (!calls.IsRefusal(result))
                throw IoFailure.Of(calls, result.Error, "madvise", file, path);
            if (advice != MapHint.Populate)
                return;
            // EINVAL, by a kernel before 5.14.
            calls.MarkMissing(Features.Advice);
            advice = MapHint.WillNeed;
        }
    }

    static (long Start, long Length) Pages(long offset, long count)
    {
        var start = offset / PageBytes * PageBytes;
        return (start, offset - start + count);
    }
}
