using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>Calls that end only when all is done: EINTR is retried, short counts are continued, and every other error is thrown.</summary>
internal static class CompleteCalls
{
    /// <summary>What open(2) gives a new file before the umask: rw-rw-rw-, as the BCL does.</summary>
    public const UnixFileMode DefaultMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public static bool IsInterrupted(this SystemCalls calls, CallResult result) => result.Failed && calls.KindOf(result.Error) == ErrorKind.Interrupted;

    /// <summary>Whether the answer means that another way has to be taken, for this file or for all.</summary>
    public static bool IsRefusal(this SystemCalls calls, CallResult result) =>
        result.Failed && calls.KindOf(result.Error) is ErrorKind.Unavailable or ErrorKind.NotSupported or ErrorKind.Invalid;

    /// <summary>The same; what the kernel lacks altogether is remembered.</summary>
    public static bool IsRefusal(this SystemCalls calls, CallResult result, Features feature)
    {
        if (!calls.IsRefusal(result))
            return false;
        if (calls.KindOf(result.Error) == ErrorKind.Unavailable)
            calls.MarkMissing(feature);
        return true;
    }

    /// <summary>Makes a call until no signal comes first. A static lambda and its subject allocate nothing.</summary>
    public static CallResult Uninterrupted<T>(this SystemCalls calls, T subject, Func<SystemCalls, T, CallResult> call)
    {
        CallResult result;
        do
        {
            result = call(calls, subject);
        }
        while (calls.IsInterrupted(result));
        return result;
    }

    public static SafeFileHandle OpenFile(this SystemCalls calls, string path, OpenFlags flags, UnixFileMode mode = DefaultMode)
    {
        var result = calls.TryOpen(path, flags, mode, out var handle);
        return result.Failed ? throw IoFailure.Of(calls, result.Error, "open", path) : handle!;
    }

    /// <summary>For callers to whom some errors are an answer.</summary>
    public static CallResult TryOpen(this SystemCalls calls, string path, OpenFlags flags, UnixFileMode mode, out SafeFileHandle? handle)
    {
        CallResult result;
        do
        {
            result = calls.Open(path, flags, mode, out handle);
        }
        while (calls.IsInterrupted(result));
        return result;
    }

    /// <summary>Writes all bytes at the handle's position, or at the end of what was opened to append.</summary>
    public static void WriteAll(this SystemCalls calls, SafeFileHandle file, ReadOnlySpan<byte> bytes, string? path)
    {
        while (bytes.Length > 0)
            bytes = bytes[calls.Counted(calls.Write(file, bytes), "write", file, path)..];
    }

    public static void WriteAllAt(this SystemCalls calls, SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset, string? path)
    {
        while (bytes.Length > 0)
        {
            var written = calls.Counted(calls.WriteAt(file, bytes, offset), "pwrite", file, path);
            bytes = bytes[written..];
            offset += written;
        }
    }

    /// <summary>Reads until the span is full or the file ends, and returns how much it was.</summary>
    public static int ReadFullyAt(this SystemCalls calls, SafeFileHandle file, Span<byte> bytes, long offset, string? path)
    {
        var total = 0;
        while (total < bytes.Length)
        {
            var result = calls.ReadAt(file, bytes[total..], offset + total);
            if (calls.IsInterrupted(result))
                continue;
            if (result.Failed)
                throw IoFailure.Of(calls, result.Error, "pread", file, path);
            if (result.Value == 0)
                break;
            total += (int)result.Value;
        }

        return total;
    }

    public static FileStatus StatusOf(this SystemCalls calls, SafeFileHandle file, string? path)
    {
        CallResult result;
        FileStatus status;
        do
        {
            result = calls.Stat(file, out status);
        }
        while (calls.IsInterrupted(result));
        return result.Failed ? throw IoFailure.Of(calls, result.Error, "fstat", file, path) : status;
    }

    public static void Truncate(this SystemCalls calls, SafeFileHandle file, long length, string? path)
    {
        var result = calls.Uninterrupted((file, length), static (calls, change) => calls.SetLength(change.file, change.length));
        if (result.Failed)
            throw IoFailure.Of(calls, result.Error, "ftruncate", file, path);
    }

    /// <summary>What a write took; 0 after a signal. Every other error is thrown.</summary>
    public static int Counted(this SystemCalls calls, CallResult result, string call, SafeFileHandle file, string? path)
    {
        if (result.Value > 0)
            return (int)result.Value;
        if (calls.IsInterrupted(result))
            return 0;
        // No file system says 0 to a write of more; if one did, the loop would not end.
        throw result.Failed ? IoFailure.Of(calls, result.Error, call, file, path) : new IOException($"{call} wrote nothing to '{path}'.");
    }
}
