using System.CodeDom.Compiler;
using System.IO.Compression;
using System.Security.Cryptography;
using IoAnalyzers.Model.Streams;

namespace IoAnalyzers.Tests.Model.Streams.Measuring;

/// <summary>Types that wrap a stream or a writer, above a stream that counts.</summary>
static class Wrappers
{
    public static IEnumerable<Specimen> All =>
    [
        new("System.IO.BufferedStream", "default", Writes(s => new BufferedStream(s)), Reads(s => new BufferedStream(s))),
        Compressor("System.IO.Compression.DeflateStream", (s, level) => new DeflateStream(s, level), s => new DeflateStream(s, CompressionMode.Decompress)),
        Compressor("System.IO.Compression.GZipStream", (s, level) => new GZipStream(s, level), s => new GZipStream(s, CompressionMode.Decompress)),
        Compressor("System.IO.Compression.ZLibStream", (s, level) => new ZLibStream(s, level), s => new ZLibStream(s, CompressionMode.Decompress)),
        Brotli("level Fastest", Transfer.Each, s => new BrotliStream(s, CompressionLevel.Fastest)),
        Brotli("level NoCompression", Transfer.Each, s => new BrotliStream(s, CompressionLevel.NoCompression)),
        Brotli("level Optimal", Transfer.Collected, s => new BrotliStream(s, CompressionLevel.Optimal)),
        Brotli("level SmallestSize", Transfer.Collected, s => new BrotliStream(s, CompressionLevel.SmallestSize)),
        Brotli("mode Compress", Transfer.Collected, s => new BrotliStream(s, CompressionMode.Compress)),
        Brotli("quality 0", Transfer.Each, s => new BrotliStream(s, new BrotliCompressionOptions { Quality = 0 })),
        Brotli("quality 1", Transfer.Each, s => new BrotliStream(s, new BrotliCompressionOptions { Quality = 1 })),
        Brotli("quality 2", Transfer.Collected, s => new BrotliStream(s, new BrotliCompressionOptions { Quality = 2 })),
        new("System.Security.Cryptography.CryptoStream", "AES", Writes(s => new CryptoStream(s, Aes.Create().CreateEncryptor(), CryptoStreamMode.Write)),
            Reads(s => new CryptoStream(s, Aes.Create().CreateEncryptor(), CryptoStreamMode.Read))),
        new("System.IO.Stream.Synchronized", "default", Writes(Stream.Synchronized), Reads(Stream.Synchronized)),
        new("System.IO.BinaryWriter", "default", WritesWith(s => new BinaryWriter(s), static w => w.Write((byte)1))),
        new("System.IO.BinaryReader", "default", Read: ReadsWith(s => new BinaryReader(s), static r => r.ReadByte())),
        Text("default", Transfer.Collected, s => new StreamWriter(s)),
        Text("AutoFlush = false", Transfer.Collected, s => new StreamWriter(s) { AutoFlush = false }),
        Text("AutoFlush = true", Transfer.Each, s => new StreamWriter(s) { AutoFlush = true }),
        new("System.IO.StreamReader", "default", Read: ReadsWith(s => new StreamReader(s), static r => r.Read())),
        new("System.CodeDom.Compiler.IndentedTextWriter", "over an AutoFlush writer",
            WritesWith(s => new IndentedTextWriter(new StreamWriter(s) { AutoFlush = true }), static w => w.Write('\u0001'))),
    ];

    static Specimen Compressor(string type, Func<Stream, CompressionLevel, Stream> create, Func<Stream, Stream> open) =>
        new(type, "level Fastest",
            WritesWith(s => create(s, CompressionLevel.Fastest), static s => s.WriteByte(1), open),
            DecompressedReads(s => create(s, CompressionLevel.Fastest), open));

    static Specimen Brotli(string setting, Transfer said, Func<Stream, BrotliStream> create)
    {
        Func<Stream, Stream> open = static s => new BrotliStream(s, CompressionMode.Decompress);
        return new("System.IO.Compression.BrotliStream", setting, WritesWith(create, static s => s.WriteByte(1), open), DecompressedReads(create, open)) { Is = said };
    }

    static Specimen Text(string setting, Transfer said, Func<Stream, StreamWriter> create) =>
        new("System.IO.StreamWriter", setting, WritesWith(create, static w => w.Write('\u0001'))) { Is = said };

    static Func<Rig> Writes(Func<Stream, Stream> wrap) => WritesWith(wrap, static s => s.WriteByte(1));

    static Func<Rig> Reads(Func<Stream, Stream> wrap) => ReadsWith(wrap, static s => Assert.NotEqual(-1, s.ReadByte()));

    static Func<Rig> WritesWith<T>(Func<Stream, T> wrap, Action<T> write, Func<Stream, Stream>? open = null) where T : IDisposable => () =>
    {
        var inner = new CountingStream();
        var wrapper = wrap(inner);
        return new(() => write(wrapper), () => inner.Writes, wrapper)
        {
            Flush = RigParts.FlushOf(wrapper),
            InnerFlushes = () => inner.Flushes,
            InnerBytes = () => inner.BytesWritten,
            Arrived = () => Opened(inner.Content, open).Ones(),
        };
    };

    /// <summary>What a reader of these bytes sees, who may be there before the last of them.</summary>
    static byte[] Opened(byte[] arrived, Func<Stream, Stream>? open)
    {
        if (open is null)
            return arrived;

        using var reader = open(new MemoryStream(arrived));
        var seen = new byte[Rig.Steps];
        return seen[..reader.ReadAtLeast(seen, Rig.Steps, throwOnEndOfStream: false)];
    }

    static Func<Rig> ReadsWith<T>(Func<Stream, T> wrap, Action<T> read) where T : IDisposable => () =>
    {
        var inner = new CountingStream(new MemoryStream(new byte[1000]));
        var wrapper = wrap(inner);
        return new(() => read(wrapper), () => inner.Reads, wrapper);
    };

    static Func<Rig> DecompressedReads(Func<Stream, Stream> create, Func<Stream, Stream> open) => () =>
    {
        var bytes = new byte[1000];
        new Random(1).NextBytes(bytes);
        var compressed = new MemoryStream();
        using (var compressor = create(compressed))
            compressor.Write(bytes);
        var inner = new CountingStream(new MemoryStream(compressed.ToArray()));
        var wrapper = open(inner);
        return new(() => Assert.NotEqual(-1, wrapper.ReadByte()), () => inner.Reads, wrapper);
    };
}
