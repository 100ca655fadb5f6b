using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace IoAnalyzers.Tests.Model.Streams;

/// <summary>What wrappers of the running base class library keep, and what a flush between two writes does to the bytes.</summary>
public sealed class WrapperHoldingTests
{
    public static TheoryData<string> Plain => ["StreamWriter", "StreamWriter with a mark", "BufferedStream", "XmlWriter", "indented XmlWriter", "XmlTextWriter", "Utf8JsonWriter"];

    public static TheoryData<string> Compressors => ["GZipStream", "DeflateStream", "ZLibStream", "BrotliStream"];

    [Theory]
    [MemberData(nameof(Plain))]
    public void It_keeps_what_is_written(string wrapper) => Assert.Equal(0, LengthBefore(wrapper, flush: false));

    [Theory]
    [MemberData(nameof(Plain))]
    [MemberData(nameof(Compressors))]
    public void A_flush_brings_it_out(string wrapper) => Assert.True(LengthBefore(wrapper, flush: true) > LengthBefore(wrapper, flush: false));

    [Theory]
    [MemberData(nameof(Plain))]
    public void A_flush_leaves_no_mark(string wrapper) => Assert.Equal(Bytes(wrapper, flush: false), Bytes(wrapper, flush: true));

    [Theory]
    [MemberData(nameof(Compressors))]
    public void A_flush_of_a_compressor_changes_what_comes_out_and_not_what_it_stands_for(string wrapper)
    {
        var (plain, flushed) = (Bytes(wrapper, flush: false), Bytes(wrapper, flush: true));

        Assert.NotEqual(plain, flushed);
        Assert.Equal(Decompressed(wrapper, plain), Decompressed(wrapper, flushed));
    }

    [Fact]
    public void A_cipher_keeps_its_tail_until_the_final_block()
    {
        using var memory = new MemoryStream();
        using var cipher = new CryptoStream(memory, new ToBase64Transform(), CryptoStreamMode.Write);
        cipher.Write([1, 2, 3, 4]);
        cipher.Flush();
        var flushed = memory.Length;
        cipher.FlushFinalBlock();

        Assert.Equal((4, 8), (flushed, memory.Length));
    }

    [Fact]
    public void A_BinaryWriter_flushes_the_stream_that_it_shows_and_a_StreamWriter_does_not()
    {
        using var memory = new MemoryStream();
        using var binary = new BinaryWriter(new BufferedStream(memory));
        binary.Write(1);
        _ = binary.BaseStream;
        Assert.Equal(4, memory.Length);

        using var text = new StreamWriter(memory);
        text.Write(1);
        _ = text.BaseStream;
        Assert.Equal(4, memory.Length);
    }

    [Fact]
    public async Task An_XmlWriter_that_was_not_created_for_it_cannot_be_flushed_asynchronously()
    {
        await using var memory = new MemoryStream();
        var writer = XmlWriter.Create(memory);
        await Assert.ThrowsAsync<InvalidOperationException>(writer.FlushAsync);
    }

    static long LengthBefore(string wrapper, bool flush)
    {
        using var memory = new MemoryStream();
        Write(wrapper, memory, flush, before: 0);
        return memory.Position;
    }

    static byte[] Bytes(string wrapper, bool flush)
    {
        using var memory = new MemoryStream();
        Write(wrapper, memory, flush, before: 1);
        return memory.ToArray();
    }

    /// <summary>Writes one half, flushes or not, and with <paramref name="before"/> 1 writes the other half and closes.</summary>
    static void Write(string wrapper, MemoryStream memory, bool flush, int before)
    {
        switch (wrapper)
        {
            case "StreamWriter" or "StreamWriter with a mark":
                var text = new StreamWriter(memory, wrapper == "StreamWriter" ? new UTF8Encoding(false) : Encoding.UTF8, leaveOpen: true);
                Run(() => text.Write("größer"), text.Flush, text.Dispose);
                break;
            case "BufferedStream":
                var buffer = new BufferedStream(memory);
                Run(() => buffer.Write([1, 2, 3]), buffer.Flush, buffer.Flush);
                break;
            case "XmlWriter" or "indented XmlWriter":
                var xml = XmlWriter.Create(memory, new XmlWriterSettings { Indent = wrapper != "XmlWriter", ConformanceLevel = ConformanceLevel.Fragment });
                Run(() => xml.WriteStartElement("a"), xml.Flush, xml.Dispose);
                break;
            case "XmlTextWriter":
                var old = new XmlTextWriter(memory, Encoding.UTF8);
                Run(() => old.WriteStartElement("a"), old.Flush, () => { old.WriteEndElement(); old.Flush(); });
                break;
            case "Utf8JsonWriter":
                var json = new Utf8JsonWriter(memory);
                json.WriteStartArray();
                Run(() => json.WriteNumberValue(1), json.Flush, json.Dispose);
                break;
            default:
                var zip = Compressor(wrapper, memory);
                Run(() => zip.Write(new byte[100]), zip.Flush, zip.Dispose);
                break;
        }

        void Run(Action write, Action flushIt, Action close)
        {
            write();
            if (flush)
                flushIt();
            if (before == 0)
                return;
            write();
            close();
        }
    }

    static Stream Compressor(string wrapper, MemoryStream memory) => wrapper switch
    {
        "GZipStream" => new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true),
        "DeflateStream" => new DeflateStream(memory, CompressionLevel.Optimal, leaveOpen: true),
        "ZLibStream" => new ZLibStream(memory, CompressionLevel.Optimal, leaveOpen: true),
        _ => new BrotliStream(memory, CompressionLevel.Optimal, leaveOpen: true),
    };

    static byte[] Decompressed(string wrapper, byte[] bytes)
    {
        using var memory = new MemoryStream(bytes);
        using Stream zip = wrapper switch
        {
            "GZipStream" => new GZipStream(memory, CompressionMode.Decompress),
            "DeflateStream" => new DeflateStream(memory, CompressionMode.Decompress),
            "ZLibStream" => new ZLibStream(memory, CompressionMode.Decompress),
            _ => new BrotliStream(memory, CompressionMode.Decompress),
        };
        using var all = new MemoryStream();
        zip.CopyTo(all);
        return all.ToArray();
    }
}
