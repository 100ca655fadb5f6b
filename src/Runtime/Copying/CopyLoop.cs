using System.Buffers;
using System.Security.Cryptography;

namespace IoAnalyzers.Runtime;

/// <summary>Reads from one stream and writes to another, up to a limit or the end. What the source says that is left sizes the buffer, and nothing else.</summary>
internal static class CopyLoop
{
    /// <summary>What <see cref="Stream.CopyTo(Stream)"/> gets when it rents its 80 KiB.</summary>
    const int BufferBytes = 128 * 1024;

    public static long Run(Stream source, Stream? destination, long limit, long left, IProgress<long>? progress, IncrementalHash? hash)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferFor(limit, left));
        try
        {
            long copied = 0;
            while (copied < limit)
            {
                // The overloads with arrays, as CopyTo: a stream that overrides only these has the others copy once more.
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, limit - copied));
                if (read == 0)
                    break;
                hash?.AppendData(buffer, 0, read);
                destination?.Write(buffer, 0, read);
                copied += read;
                progress?.Report(copied);
            }

            return copied;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static async Task<long> RunAsync(
        Stream source, Stream? destination, long limit, long left, IProgress<long>? progress, IncrementalHash? hash, CancellationToken token)
    {
        // The source looks at the token, as in a loop by hand: a copy of nothing does not.
        var buffer = ArrayPool<byte>.Shared.Rent(BufferFor(limit, left));
        try
        {
            long copied = 0;
            while (copied < limit)
            {
                var read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, limit - copied)), token).ConfigureAwait(false);
                if (read == 0)
                    break;
                hash?.AppendData(buffer, 0, read);
                if (destination is not null)
                    await destination.WriteAsync(buffer.AsMemory(0, read), token).ConfigureAwait(false);
                copied += read;
                progress?.Report(copied);
            }

            return copied;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // A length that is not known yet (/proc, a file that grows) is no reason to read in small pieces.
    static int BufferFor(long limit, long left) => (int)Math.Clamp(left > 0 ? Math.Min(limit, left) : limit, 1, BufferBytes);
}
