using System.Buffers.Binary;
using System.Net.Sockets;

namespace Quiet;

/// <summary>Small reads that are meant to be as they are, or come from a buffer already.</summary>
public static class Reads
{
    /// <summary>A header at a time, and behind it a body of any size.</summary>
    public static IEnumerable<byte[]> Records(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var header = new byte[4];
        while (file.Read(header, 0, header.Length) == header.Length)
        {
            var body = new byte[BinaryPrimitives.ReadInt32LittleEndian(header)];
            file.ReadExactly(body);
            yield return body;
        }
    }

    /// <summary>A byte here and a byte there: a buffer would be filled for each of them.</summary>
    public static int Checksum(string path, IEnumerable<long> places)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.RandomAccess);
        var sum = 0;
        foreach (var place in places)
        {
            file.Position = place;
            sum += file.ReadByte();
        }

        return sum;
    }

    /// <summary>A counter that another process moves on: each reading is a new one.</summary>
    public static async Task WatchAsync(string path, Action<int> seen, CancellationToken token)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        var counter = new byte[4];
        while (!token.IsCancellationRequested)
        {
            file.Seek(0, SeekOrigin.Begin);
            await file.ReadExactlyAsync(counter, token);
            seen(BinaryPrimitives.ReadInt32LittleEndian(counter));
        }
    }

    /// <summary>The length of a line in front of the bytes that the caller reads himself: nothing may be taken that comes behind it.</summary>
    public static int ReadLength(NetworkStream network)
    {
        var length = 0;
        for (var digit = network.ReadByte(); digit is >= '0' and <= '9'; digit = network.ReadByte())
            length = length * 10 + digit - '0';
        return length;
    }

    public static bool IsPortableNetworkGraphic(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        foreach (var expected in "\x89PNG\r\n\x1A\n"u8)
            if (file.ReadByte() != expected)
                return false;
        return true;
    }
}
