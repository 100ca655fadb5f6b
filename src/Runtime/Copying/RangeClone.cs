using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>Lets a file share another's blocks, where the file system can.</summary>
internal static class RangeClone
{
    public static bool TryWhole(SystemCalls calls, SafeFileHandle source, SafeFileHandle destination)
    {
        if (calls.Lacks(Features.Clone))
            return false;
        var result = calls.Uninterrupted((source, destination), static (calls, files) => calls.Clone(files.source, files.destination));
        if (result.Failed && OperatingSystem.IsWindows())
            return TryWholeByRange(calls, source, destination);
        return IsShared(calls, result, destination, "ioctl(FICLONE)");
    }

    public static bool TryRange(SystemCalls calls, SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count)
    {
        // To the kernel, 0 means up to the end.
        if (count == 0)
            return true;
        if (calls.Lacks(Features.Clone))
            return false;
        var result = calls.Uninterrupted(
            (source, sourceOffset, destination, destinationOffset, count),
            static (calls, range) => calls.CloneRange(range.source, range.sourceOffset, range.destination, range.destinationOffset, range.count));
        return IsShared(calls, result, destination, "ioctl(FICLONERANGE)");
    }

    // Windows shares ranges only, of whole clusters (4 KiB on nearly all volumes with ReFS), inside the destination's length.
    internal static bool TryWholeByRange(SystemCalls calls, SafeFileHandle source, SafeFileHandle destination)
    {
        const long Cluster = 4096, MostAtOnce = 1L << 30;
        var length = calls.StatusOf(source, null).Length;
        var old = calls.StatusOf(destination, null).Length;
        // The last cluster would take along bytes of a longer destination, which keeps its end.
        if (old > length && length % Cluster != 0)
            return false;
        if (old < length)
            calls.Truncate(destination, length, null);
        for (long offset = 0; offset < length; offset += MostAtOnce)
        {
            var count = Math.Min(MostAtOnce, length - offset);
            if (TryRange(calls, source, offset, destination, offset, (count + Cluster - 1) / Cluster * Cluster))
                continue;
            if (offset > 0)
                throw new IOException($"The file system shared the first {offset} bytes and then refused, so that the destination is neither the old one nor the new one.");
            if (old < length)
                calls.Truncate(destination, old, null);
            return false;
        }

        return true;
    }

    static bool IsShared(SystemCalls calls, CallResult result, SafeFileHandle destination, string call)
    {
        if (!result.Failed)
            return true;
        // EPERM: an immutable or append-only file, or one without copy-on-write beside one with. EBADF: not open for the two.
        var isRefusal = calls.IsRefusal(result, Features.Clone)
            || calls.KindOf(result.Error) is ErrorKind.CrossDevice or ErrorKind.AccessDenied or ErrorKind.BadHandle;
        return isRefusal ? false : throw IoFailure.Of(calls, result.Error, call, destination);
    }
}
