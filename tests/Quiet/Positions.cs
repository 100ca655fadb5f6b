#pragma warning disable IOA2011 // Right with the base library alone; Syncs.cs has what is right with IoAnalyzers.Runtime.
using System.IO.MemoryMappedFiles;

namespace Quiet;

/// <summary>Files read and written at chosen places.</summary>
public sealed class Positions : IDisposable
{
    const int PageSize = 4096;

    readonly FileStream _file;

    public Positions(string path) => _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    public void Dispose() => _file.Dispose();

    public void ReadPage(long number, Span<byte> page) => RandomAccess.Read(_file.SafeFileHandle, page, number * PageSize);

    /// <summary>The position is shared by all callers of the stream, and goes back to where it was.</summary>
    public int Peek(Stream stream)
    {
        var position = stream.Position;
        var value = stream.ReadByte();
        stream.Position = position;
        return value;
    }

    /// <summary>Pages are written with one call for many of them.</summary>
    public void WritePages(long first, IReadOnlyList<ReadOnlyMemory<byte>> pages)
    {
        RandomAccess.Write(_file.SafeFileHandle, pages, first * PageSize);
        RandomAccess.FlushToDisk(_file.SafeFileHandle);
    }

    /// <summary>A length that is known only at the end is put in front of what it counts.</summary>
    public static void WriteCounted(FileStream file, IEnumerable<string> names)
    {
        var writer = new BinaryWriter(file);
        var start = file.Position;
        writer.Write(0);
        var count = 0;
        foreach (var name in names)
        {
            writer.Write(name);
            count++;
        }

        var end = file.Position;
        file.Position = start;
        writer.Write(count);
        file.Position = end;
    }

    /// <summary>One view for the whole search.</summary>
    public static unsafe long CountZeros(string path)
    {
        using var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        using var view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* pointer = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        try
        {
            return new ReadOnlySpan<byte>(pointer, (int)view.Capacity).Count((byte)0);
        }
        finally
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }

    /// <summary>The view is flushed, and the file behind it.</summary>
    public static void Mark(string path, byte value)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        using (var map = MemoryMappedFile.CreateFromFile(file, mapName: null, capacity: 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true))
        using (var view = map.CreateViewAccessor())
        {
            view.Write(0, value);
            view.Flush();
        }

        file.Flush(flushToDisk: true);
    }

    /// <summary>A scan from start to end, the file read ahead by its own buffer.</summary>
    public static int CountLines(string path)
    {
        var lines = 0;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.SequentialScan);
        for (var value = file.ReadByte(); value >= 0; value = file.ReadByte())
            if (value == '\n')
                lines++;
        return lines;
    }

    public static IEnumerable<string> Matching(string path, string word)
    {
        foreach (var line in File.ReadLines(path))
            if (line.Contains(word, StringComparison.Ordinal))
                yield return line;
    }

    /// <summary>Records that follow each other come out of one buffer.</summary>
    public static int CountLive(string path, int records)
    {
        var live = 0;
        var head = new byte[1];
        using var file = File.OpenRead(path);
        for (var i = 0; i < records; i++)
        {
            file.Position = i * 64L;
            if (file.Read(head, 0, 1) == 1 && head[0] != 0)
                live++;
        }

        return live;
    }

    /// <summary>The position is where the reader goes on.</summary>
    public static string Name(string path, long offset)
    {
        using var file = File.OpenRead(path);
        file.Position = offset;
        using var reader = new BinaryReader(file);
        return reader.ReadString();
    }

    /// <summary>A page is as large as a buffer, and goes past it.</summary>
    public static int Page(string path, long number, byte[] pages)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
        file.Position = number * PageSize;
        return file.Read(pages, 0, PageSize);
    }

    public static void Header(string path, Span<byte> header)
    {
        using var file = File.OpenRead(path);
        file.Position = 16;
        file.ReadExactly(header);
    }
}
