using System.Buffers;
using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>Copies a range of one file into another: by the kernel alone, through a pipe in the kernel, or through a buffer.</summary>
/// <remarks>
/// sendfile is no step here, although it takes files: it writes at the destination's own position, which all users of the handle share, so that two
/// copies at once would write over each other. A pipe has explicit offsets on both sides and costs the same.
/// </remarks>
internal static class RangeCopy
{
    const int BufferBytes = 256 * 1024;

    /// <summary>What one call copies at most, between two looks at the token and reports. It takes some 20 ms, against which the call is nothing.</summary>
    const long BytesAtOnce = 64 << 20;

    public static long Run(
        SystemCalls calls, SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count,
        CancellationToken token = default, Moved? moved = null)
    {
        count = Math.Min(count, long.MaxValue - Math.Max(sourceOffset, destinationOffset));
        long copied = 0;
        while (copied < count && !calls.Lacks(Features.CopyRange))
        {
            token.ThrowIfCancelled();
            var result = calls.CopyRange(source, sourceOffset + copied, destination, destinationOffset + copied, Math.Min(count - copied, BytesAtOnce));
            if (calls.IsInterrupted(result))
                continue;
            // 0 is the end. As the first answer it is also what a file gets whose length the kernel does not know (/proc): there, reading tells.
            if (result.Value == 0)
                return copied > 0 ? copied : Forward(calls, source, sourceOffset, destination, destinationOffset, count, token, moved);
            if (IsRefusal(calls, result))
                break;
            if (result.Failed)
                throw IoFailure.Of(calls, result.Error, "copy_file_range", destination);
            copied += result.Value;
            moved?.Add(result.Value);
        }

        if (copied == count)
            return copied;

        (sourceOffset, destinationOffset, count) = (sourceOffset + copied, destinationOffset + copied, count - copied);
        if (destinationOffset > sourceOffset || count >= KernelPipe.WorthwhileBytes)
        {
            // The kernel refuses ranges that overlap (EINVAL). A loop from the front would read what it wrote itself, and a pipe holds the file's
            // own pages, which change under it.
            var isOneFile = IsOneFile(calls, source, destination);
            if (isOneFile && destinationOffset > sourceOffset)
                return copied + Backward(calls, source, sourceOffset, destination, destinationOffset, count, token, moved);
            if (isOneFile || count < KernelPipe.WorthwhileBytes)
                return copied + Forward(calls, source, sourceOffset, destination, destinationOffset, count, token, moved);
            var piped = ThroughPipe(calls, source, sourceOffset, destination, destinationOffset, count, token, moved);
            (copied, sourceOffset, destinationOffset, count) = (copied + piped, sourceOffset + piped, destinationOffset + piped, count - piped);
        }

        return copied + Forward(calls, source, sourceOffset, destination, destinationOffset, count, token, moved);
    }

    // EXDEV: two file systems of different kinds. EBADF: the destination was opened to append. EPERM, EACCES: not in this way. If the files
    // themselves cannot be used, the next way says so.
    static bool IsRefusal(SystemCalls calls, CallResult result) =>
        calls.IsRefusal(result, Features.CopyRange)
        || (result.Failed && calls.KindOf(result.Error) is ErrorKind.CrossDevice or ErrorKind.BadHandle or ErrorKind.AccessDenied);

    static long ThroughPipe(
        SystemCalls calls, SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count, CancellationToken token, Moved? moved)
    {
        using var pipe = KernelPipe.TryMake(calls);
        long copied = 0;
        while (pipe is not null && copied < count)
        {
            token.ThrowIfCancelled();
            var result = calls.Splice(source, sourceOffset + copied, pipe.Entrance, -1, Math.Min(count - copied, KernelPipe.Bytes));
            if (calls.IsInterrupted(result))
                continue;
            if (result.Value == 0 || calls.IsRefusal(result, Features.Splice))
                break;
            if (result.Failed)
                throw IoFailure.Of(calls, result.Error, "splice", source);
            pipe.Empty(destination, destinationOffset + copied, result.Value);
            copied += result.Value;
            moved?.Add(result.Value);
        }

        return copied;
    }

    static long Forward(
        SystemCalls calls, SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count, CancellationToken token, Moved? moved)
    {
        if (count == 0)
            return 0;
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(count, BufferBytes));
        try
        {
            for (long copied = 0; ;)
            {
                token.ThrowIfCancelled();
                var piece = buffer.AsSpan(0, (int)Math.Min(count - copied, buffer.Length));
                var read = calls.ReadFullyAt(source, piece, sourceOffset + copied, null);
                calls.WriteAllAt(destination, piece[..read], destinationOffset + copied, null);
                copied += read;
                moved?.Add(read);
                if (read < piece.Length || copied == count)
                    return copied;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>From the last piece to the first, as memmove does, so that each piece is read before it is written over.</summary>
    static long Backward(
        SystemCalls calls, SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count, CancellationToken token, Moved? moved)
    {
        count = Math.Min(count, Math.Max(0, calls.StatusOf(source, null).Length - sourceOffset));
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(count, BufferBytes));
        try
        {
            for (var left = count; left > 0;)
            {
                token.ThrowIfCancelled();
                var piece = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
                left -= piece.Length;
                var read = calls.ReadFullyAt(source, piece, sourceOffset + left, null);
                if (read < piece.Length)
                    throw new EndOfStreamException("The file became shorter while a range of it was moved towards its end.");
                calls.WriteAllAt(destination, piece, destinationOffset + left, null);
            }

            // From the front, nothing was complete before.
            moved?.Add(count);
            return count;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static bool IsOneFile(SystemCalls calls, SafeFileHandle one, SafeFileHandle other)
    {
        if (ReferenceEquals(one, other))
            return true;
        var (first, second) = (calls.StatusOf(one, null), calls.StatusOf(other, null));
        return first.File != 0 && first.File == second.File && first.Device == second.Device;
    }
}
