#pragma warning disable IOA2011 // Right with the base library alone; Syncs.cs has what is right with IoAnalyzers.Runtime.
using System.Buffers;
using System.Buffers.Binary;

namespace Quiet;

/// <summary>An append-only journal: a record is acknowledged when the disk has it.</summary>
public sealed class Journal : IDisposable
{
    const int HeaderSize = 8;

    readonly FileStream _file;
    readonly BinaryWriter _writer;
    readonly ArrayBufferWriter<byte> _batch = new();

    public Journal(string path)
    {
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        _file.Seek(0, SeekOrigin.End);
        _writer = new BinaryWriter(_file);
    }

    /// <summary>BinaryWriter has no buffer of its own: what it wrote is in the file's buffer, and from there on the disk.</summary>
    public void Append(int kind, ReadOnlySpan<byte> payload)
    {
        _writer.Write(kind);
        _writer.Write(payload.Length);
        _writer.Write(payload);
        _file.Flush(flushToDisk: true);
    }

    /// <summary>Many records, one sync.</summary>
    public void AppendAll(IEnumerable<byte[]> payloads)
    {
        foreach (var payload in payloads)
        {
            _writer.Write(payload.Length);
            _writer.Write(payload);
        }

        _file.Flush(flushToDisk: true);
    }

    /// <summary>Records are gathered in memory and reach the file as one write.</summary>
    public void Gather(ReadOnlySpan<byte> payload)
    {
        var span = _batch.GetSpan(HeaderSize + payload.Length);
        BinaryPrimitives.WriteInt32LittleEndian(span, payload.Length);
        BinaryPrimitives.WriteInt32LittleEndian(span[4..], ~payload.Length);
        payload.CopyTo(span[HeaderSize..]);
        _batch.Advance(HeaderSize + payload.Length);
    }

    public void Commit()
    {
        _file.Write(_batch.WrittenSpan);
        _batch.Clear();
        _file.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _file.Dispose();
    }

    /// <summary>Reads what is whole and stops at a torn end, which a crash may leave.</summary>
    public static List<byte[]> ReadAll(string path)
    {
        var records = new List<byte[]>();
        using var reader = new BinaryReader(File.OpenRead(path));
        var end = reader.BaseStream.Length;
        while (reader.BaseStream.Position + 4 <= end)
        {
            var length = reader.ReadInt32();
            if (length < 0 || reader.BaseStream.Position + length > end)
                break;
            records.Add(reader.ReadBytes(length));
        }

        return records;
    }

    /// <summary>The wrapper is flushed before the file below it is synced and measured.</summary>
    public static long WriteIndex(string path, IReadOnlyDictionary<string, long> index)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        using var writer = new StreamWriter(file);
        foreach (var (name, offset) in index)
            writer.WriteLine($"{name}\t{offset}");
        writer.Flush();
        file.Flush(flushToDisk: true);
        return file.Position;
    }
}
