using System.Net.Sockets;
using System.Security.Cryptography;

namespace Quiet;

/// <summary>Buffers that somebody needs, and sizes that somebody chose.</summary>
public sealed class Buffers
{
    const int RecordSize = 512;

    /// <summary>A BinaryReader asks for four bytes, which a BufferedStream gives out faster than a FileStream.</summary>
    public static long Sum(string path)
    {
        using var reader = new BinaryReader(new BufferedStream(File.OpenRead(path), 1 << 16));
        var sum = 0L;
        for (var left = reader.ReadInt32(); left > 0; left--)
            sum += reader.ReadInt32();
        return sum;
    }

    /// <summary>A socket has no buffer of its own.</summary>
    public static async Task<string?> FirstLineAsync(NetworkStream network)
    {
        using var reader = new StreamReader(new BufferedStream(network), leaveOpen: true);
        return await reader.ReadLineAsync();
    }

    /// <summary>The FileStream passes everything on, and the wrapper collects it.</summary>
    public static byte[] Digest(string path)
    {
        using var file = new BufferedStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0), 1 << 20);
        return SHA256.HashData(file);
    }

    /// <summary>The position of the file is ahead of what has been read, and is what is wanted: how much the disk has given.</summary>
    public static IEnumerable<long> Progress(string path)
    {
        using var file = File.OpenRead(path);
        using var lines = new StreamReader(new BufferedStream(file));
        while (lines.ReadLine() is not null)
            yield return file.Position;
    }

    /// <summary>A size with a name, and a stream that nobody knows.</summary>
    public static void CopyRecords(Stream source, string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, RecordSize);
        source.CopyTo(file, RecordSize);
    }

    /// <summary>The magic number of each of many files.</summary>
    public static int CountImages(IEnumerable<string> paths)
    {
        var images = 0;
        foreach (var path in paths)
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 16);
            if (file.ReadByte() == 0x89 && file.ReadByte() == 'P')
                images++;
        }

        return images;
    }
}
