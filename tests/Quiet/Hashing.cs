using System.Buffers;
using System.Security.Cryptography;

namespace Quiet;

/// <summary>Loops that read chunks for their content: none of them is only a copy.</summary>
public static class Hashing
{
    public static string Sha256Of(string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = File.OpenRead(path);
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = file.Read(buffer, 0, buffer.Length)) > 0)
            hash.AppendData(buffer, 0, read);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>The bytes are hashed on their way.</summary>
    public static byte[] CopyAndHash(Stream source, Stream destination)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81920];
        int read;
        while ((read = source.Read(buffer, 0, buffer.Length)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            destination.Write(buffer, 0, read);
        }

        return hash.GetHashAndReset();
    }

    public static async Task<uint> CopyAndSumAsync(Stream source, Stream destination, CancellationToken token)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            var sum = 0u;
            while (true)
            {
                var read = await source.ReadAsync(buffer, token).ConfigureAwait(false);
                if (read == 0)
                    return sum;

                sum = Added(sum, buffer.AsSpan(0, read));
                await destination.WriteAsync(buffer.AsMemory(0, read), token).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static uint Added(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            sum = (sum << 1 | sum >> 31) ^ value;
        return sum;
    }

    /// <summary>Two files are compared; nothing is written.</summary>
    public static bool SameContent(string left, string right)
    {
        using var first = File.OpenRead(left);
        using var second = File.OpenRead(right);
        if (first.Length != second.Length)
            return false;

        var (ours, theirs) = (new byte[32 * 1024], new byte[32 * 1024]);
        for (;;)
        {
            var read = first.ReadAtLeast(ours, ours.Length, throwOnEndOfStream: false);
            if (second.ReadAtLeast(theirs, theirs.Length, throwOnEndOfStream: false) != read)
                return false;
            if (!ours.AsSpan(0, read).SequenceEqual(theirs.AsSpan(0, read)))
                return false;
            if (read < ours.Length)
                return true;
        }
    }

    /// <summary>The last chunk is looked at when the loop is over.</summary>
    public static bool CopyAndCheckTrailer(Stream source, Stream destination, ReadOnlySpan<byte> trailer)
    {
        var buffer = new byte[4096];
        var last = 0;
        int read;
        while ((read = source.Read(buffer, 0, buffer.Length)) > 0)
        {
            destination.Write(buffer, 0, read);
            last = read;
        }

        return buffer.AsSpan(0, last).EndsWith(trailer);
    }
}
