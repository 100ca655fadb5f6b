#pragma warning disable IOA2011 // Right with the base library alone; Syncs.cs has what is right with IoAnalyzers.Runtime.
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml;

namespace Quiet;

/// <summary>Writers that are flushed, or hold nothing, when the file below them is synced, measured or cut.</summary>
public sealed class Writers : IDisposable
{
    readonly FileStream _file;
    readonly StreamWriter _lines;

    public Writers(string path)
    {
        _file = new FileStream(path, FileMode.Append, FileAccess.Write);
        _lines = new StreamWriter(_file);
    }

    public void Append(string line)
    {
        _lines.WriteLine(line);
        _lines.Flush();
    }

    /// <summary>Each line was flushed when it was appended.</summary>
    public void Commit() => _file.Flush(flushToDisk: true);

    public long Length => _file.Length;

    public void Dispose()
    {
        _lines.Dispose();
        _file.Dispose();
    }

    public static void Save(string path, object value)
    {
        using var file = File.Create(path);
        using (var writer = new Utf8JsonWriter(file))
            JsonSerializer.Serialize(writer, value);
        file.Flush(flushToDisk: true);
    }

    public static void Replace(FileStream file, string text)
    {
        file.SetLength(0);
        using var writer = new StreamWriter(file, leaveOpen: true);
        writer.Write(text);
        writer.Flush();
        file.SetLength(file.Position);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The offset of a line is known when those before it are in the file.</summary>
    public static List<long> Index(string path, IEnumerable<string> lines)
    {
        var offsets = new List<long>();
        using var file = File.Create(path);
        using var writer = new StreamWriter(file);
        foreach (var line in lines)
        {
            writer.Flush();
            offsets.Add(file.Position);
            writer.WriteLine(line);
        }

        return offsets;
    }

    public static void Export(string path, IEnumerable<string> names)
    {
        using var file = File.Create(path);
        using (var xml = XmlWriter.Create(file, new XmlWriterSettings { Indent = true }))
        {
            xml.WriteStartElement("names");
            foreach (var name in names)
                xml.WriteElementString("name", name);
            xml.WriteEndElement();
            Console.WriteLine($"{file.Length} bytes so far");
        }

        file.Flush(flushToDisk: true);
    }

    public static void Encrypt(string path, byte[] content, ICryptoTransform cipher)
    {
        using var file = File.Create(path);
        using var stream = new CryptoStream(file, cipher, CryptoStreamMode.Write);
        stream.Write(content);
        stream.FlushFinalBlock();
        file.Flush(flushToDisk: true);
    }

    /// <summary>How much the compressor has given away so far.</summary>
    public static List<long> Sizes(string path, IEnumerable<byte[]> parts)
    {
        var sizes = new List<long>();
        using var file = File.Create(path);
        using var zip = new GZipStream(file, CompressionLevel.Optimal);
        foreach (var part in parts)
        {
            zip.Write(part);
            sizes.Add(file.Length);
        }

        return sizes;
    }
}

/// <summary>Files that write through, of which nobody says anything before they are flushed or closed.</summary>
public sealed class WrittenThrough : IDisposable
{
    readonly FileStream _file;

    public WrittenThrough(string path) => _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 4096, FileOptions.WriteThrough);

    public void Append(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, TaskCompletionSource done)
    {
        _file.Write(header);
        _file.Write(payload);
        _file.Flush();
        done.SetResult();
    }

    public void Dispose() => _file.Dispose();

    public static bool Save(string path, string text)
    {
        using var file = File.Create(path, 4096, FileOptions.WriteThrough);
        using var writer = new StreamWriter(file);
        writer.Write(text);
        return true;
    }
}
