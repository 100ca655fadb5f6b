using System.Buffers;
using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>Copies a whole file under a new name that appears only when all of the content is on the disk.</summary>
internal static class FileCopy
{
    const int BufferBytes = 256 * 1024;

    /// <summary>How much the kernel copies between two looks at the token.</summary>
    const long RangeBytes = 1L << 30;

    public static void Run(SystemCalls calls, string source, string destination, bool overwrite, CancellationToken token = default)
    {
        var from = Path.GetFullPath(source);
        var to = LinkTarget.Resolve(calls, destination);
        var file = calls.OpenFile(from, OpenFlags.Read | OpenFlags.NonBlocking);
        try
        {
            var status = calls.StatusOf(file, from);
            if (status.Kind != FileKind.Regular)
                throw new UnauthorizedAccessException($"'{from}' is no regular file.");

            using var copy = Replacement.Like(calls, to, status);
            if (calls.Lacks(Features.Clone) || !Cloned(calls, file, copy))
                CopyContent(calls, file, from, copy, token);
            token.ThrowIfCancelled();
            copy.Commit(overwrite);
        }
        finally
        {
            calls.Close(file);
        }
    }

    // Every refusal has a second way, and so has a file system that cannot clone between these two files.
    static bool Cloned(SystemCalls calls, SafeFileHandle source, Replacement copy)
    {
        var result = calls.Clone(source, copy.File);
        if (!result.Failed)
            return true;
        _ = calls.IsRefusal(result, Features.Clone);
        return calls.KindOf(result.Error) is ErrorKind.Unavailable or ErrorKind.NotSupported or ErrorKind.Invalid or ErrorKind.CrossDevice
            or ErrorKind.AccessDenied or ErrorKind.Interrupted or ErrorKind.BadHandle
            ? false
            : throw IoFailure.Of(calls, result.Error, "ioctl(FICLONE)", copy.TempPath);
    }

    static void CopyContent(SystemCalls calls, SafeFileHandle source, string path, Replacement copy, CancellationToken token)
    {
        long offset = 0;
        while (!calls.Lacks(Features.CopyRange))
        {
            token.ThrowIfCancelled();
            var result = calls.CopyRange(source, offset, copy.File, offset, RangeBytes);
            if (calls.IsInterrupted(result))
                continue;
            if (result.Failed)
            {
                var isRefusal = calls.IsRefusal(result, Features.CopyRange) || calls.KindOf(result.Error) is ErrorKind.CrossDevice or ErrorKind.AccessDenied;
                if (!isRefusal)
                    throw IoFailure.Of(calls, result.Error, "copy_file_range", copy.TempPath);
                break;
            }

            // 0 is the end, or a file of /proc whose length is 0 too: reading tells.
            if (result.Value == 0)
                break;
            offset += result.Value;
        }

        Pump(calls, source, path, copy, offset, token);
    }

    static void Pump(SystemCalls calls, SafeFileHandle source, string path, Replacement copy, long offset, CancellationToken token)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            for (int read; (read = calls.ReadFullyAt(source, buffer, offset, path)) > 0; offset += read)
            {
                token.ThrowIfCancelled();
                calls.WriteAllAt(copy.File, buffer.AsSpan(0, read), offset, copy.TempPath);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
