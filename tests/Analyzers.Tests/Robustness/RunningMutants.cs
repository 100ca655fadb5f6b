using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>The mutants that a process is at, one for each worker, in a file that tells them when the process is gone.</summary>
sealed class RunningMutants(string path) : IDisposable
{
    readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.Read);

    /// <summary>A write of a few bytes into the page cache: no mutant is slower for it.</summary>
    public void Begin(int worker, int index) => Note(worker, index + 1);

    public void End(int worker) => Note(worker, 0);

    public static IReadOnlyList<int> In(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var notes = new byte[RandomAccess.GetLength(file)];
        RandomAccess.Read(file, notes, 0);
        return [.. from note in notes.Chunk(sizeof(int)) let index = BinaryPrimitives.ReadInt32LittleEndian(note) - 1 where index >= 0 select index];
    }

    public void Dispose() => _file.Dispose();

    void Note(int worker, int index)
    {
        Span<byte> note = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(note, index);
        RandomAccess.Write(_file, note, (long)worker * sizeof(int));
    }
}
