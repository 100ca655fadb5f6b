using System.Security.Cryptography;

namespace Quiet;

/// <summary>Copies of a part that do one thing more than that, or take another number of bytes.</summary>
public static class Portions
{
    public static byte[] Hashed(Stream source, Stream destination, long count)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[4096];
        while (count > 0)
        {
            var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
            if (read == 0)
                break;
            hash.AppendData(buffer, 0, read);
            destination.Write(buffer, 0, read);
            count -= read;
        }

        return hash.GetHashAndReset();
    }

    /// <summary>The error names the file, which the library does not know.</summary>
    public static void OrRefuse(Stream source, Stream destination, long count, string name)
    {
        var buffer = new byte[4096];
        while (count > 0)
        {
            var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
            if (read == 0)
                throw new InvalidDataException($"{name} is too short by {count} bytes.");
            destination.Write(buffer, 0, read);
            count -= read;
        }
    }

    /// <summary>At least so much: the last chunk may go beyond it.</summary>
    public static long AtLeast(Stream source, Stream destination, long count)
    {
        var buffer = new byte[4096];
        long total = 0;
        while (total < count)
        {
            var read = source.Read(buffer, 0, buffer.Length);
            if (read == 0)
                break;
            destination.Write(buffer, 0, read);
            total += read;
        }

        return total;
    }

    /// <summary>Closes a gap: both positions are those of one file.</summary>
    public static void Close(FileStream file, long from, long to, long count)
    {
        var buffer = new byte[4096];
        while (count > 0)
        {
            file.Position = from;
            var read = file.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
            if (read == 0)
                break;
            file.Position = to;
            file.Write(buffer, 0, read);
            from += read;
            to += read;
            count -= read;
        }
    }

    /// <summary>How far it came is told where it fails.</summary>
    public static void Resumable(Stream source, Stream destination, long count, Action<long> left)
    {
        var buffer = new byte[4096];
        try
        {
            while (count > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
        }
        finally
        {
            left(count);
        }
    }
}
