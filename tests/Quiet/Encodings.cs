using System.IO.Compression;
using System.IO.Pipes;
using System.Security.Cryptography;
using System.Text.Json;

namespace Quiet;

/// <summary>Small writes that somebody gathers: a compressor, a cipher, memory, the file's own buffer.</summary>
public static class Encodings
{
    public static byte[] Pack(IReadOnlyList<int> values)
    {
        var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(values.Count);
            foreach (var value in values)
                writer.Write7BitEncodedInt(value);
        }

        return memory.ToArray();
    }

    public static void Compress(string path, IEnumerable<byte> bytes)
    {
        using var file = File.Create(path);
        using var zip = new GZipStream(file, CompressionLevel.Optimal);
        foreach (var value in bytes)
            zip.WriteByte(value);
    }

    /// <summary>At its default level Brotli gathers what it is given.</summary>
    public static void CompressSmall(Stream destination, IEnumerable<byte> bytes)
    {
        using var brotli = new BrotliStream(destination, CompressionLevel.SmallestSize, leaveOpen: true);
        foreach (var value in bytes)
            brotli.WriteByte(value);
    }

    public static void Encrypt(string path, ReadOnlySpan<byte> content, byte[] key, byte[] vector)
    {
        using var aes = Aes.Create();
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        using var cipher = new CryptoStream(file, aes.CreateEncryptor(key, vector), CryptoStreamMode.Write);
        foreach (var value in content)
            cipher.WriteByte(value);
        cipher.FlushFinalBlock();
    }

    /// <summary>The file gathers 4 KiB before it asks the kernel.</summary>
    public static void Export(string path, IEnumerable<double> readings)
    {
        using var writer = new BinaryWriter(File.Create(path));
        foreach (var reading in readings)
            writer.Write(reading);
    }

    /// <summary>Nobody here knows what the stream is made of.</summary>
    public static void WriteTo(Stream stream, IEnumerable<byte> bytes)
    {
        foreach (var value in bytes)
            stream.WriteByte(value);
    }

    public static async Task SendJsonAsync<T>(NamedPipeServerStream pipe, T message, CancellationToken token)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(message);
        await pipe.WriteAsync(bytes, token);
        await pipe.FlushAsync(token);
    }

    /// <summary>Large blocks need no buffer in front of them.</summary>
    public static void WriteBlocks(string path, byte[] block, int count)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(block.Length, 4096);
        for (var i = 0; i < count; i++)
            file.Write(block, 0, block.Length);
    }

    /// <summary>Two small writes are not worth a buffer.</summary>
    public static void WriteMark(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        file.WriteByte(0xEF);
        file.WriteByte(0x01);
    }

    /// <summary>A terminator ends it: bytes are looked at, not copied.</summary>
    public static string ReadToZero(Stream stream)
    {
        var text = new MemoryStream();
        int value;
        while ((value = stream.ReadByte()) > 0)
            text.WriteByte((byte)value);
        return System.Text.Encoding.ASCII.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
