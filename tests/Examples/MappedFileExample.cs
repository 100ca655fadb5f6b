using System.Buffers.Binary;
using IoAnalyzers.Runtime;

namespace IoAnalyzers.Examples;

static class MappedFileExample
{
    public static Task<string> Run(string folder)
    {
        var path = Path.Combine(folder, "index");

        // example: MappedFile
        // A file as memory, and a flush that brings all of a range to the disk, wherever it begins.
        using (var index = MappedFile.OpenReadWrite(path, length: 1 << 20))
        {
            index.Write(4095, 42L);
            index.Flush(4095, sizeof(long), SyncMode.Data);
        }

        long entry;
        using (var index = MappedFile.OpenRead(path))
        using (var range = index.Pin(4095, sizeof(long))) // keeps the mapping, whoever disposes the file meanwhile
            entry = BinaryPrimitives.ReadInt64LittleEndian(range.Memory.Span);
        // end

        return Task.FromResult($"entry {entry}");
    }
}
