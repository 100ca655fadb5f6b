using System.IO.MemoryMappedFiles;
using IoAnalyzers.Runtime;

namespace Quiet;

/// <summary>Files that are mapped, one part after the other or for as long as it takes.</summary>
public static class Views
{
    const int WindowSize = 1 << 20;

    /// <summary>A file of any size, also where addresses are scarce.</summary>
    public static long SumByWindows(string path, byte[] buffer)
    {
        using var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open);
        var (sum, length) = (0L, new FileInfo(path).Length);
        for (var offset = 0L; offset < length; offset += WindowSize)
        {
            using var window = map.CreateViewAccessor(offset, Math.Min(WindowSize, length - offset), MemoryMappedFileAccess.Read);
            sum += window.ReadArray(0, buffer, 0, buffer.Length);
        }

        return sum;
    }

    /// <summary>Two processes take turns.</summary>
    public static int WaitForAnswer(MemoryMappedFile shared, Mutex turn, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            turn.WaitOne();
            int answer;
            using (var view = shared.CreateViewAccessor(0, sizeof(int)))
            {
                answer = view.ReadInt32(0);
            }

            turn.ReleaseMutex();
            if (answer != 0)
                return answer;
        }

        return 0;
    }

    /// <summary>Each trial begins with what the file holds.</summary>
    public static int CountOdd(MemoryMappedFile map, IEnumerable<int> changes)
    {
        var odd = 0;
        foreach (var change in changes)
        {
            using var trial = map.CreateViewAccessor(0, 4096, MemoryMappedFileAccess.CopyOnWrite);
            trial.Write(0, trial.ReadInt32(0) + change);
            odd += trial.ReadInt32(0) & 1;
        }

        return odd;
    }

    public static long SumOfAll(IEnumerable<string> paths)
    {
        var sum = 0L;
        foreach (var path in paths)
        {
            using var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open);
            using var view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            sum += view.ReadInt64(0);
        }

        return sum;
    }

    /// <summary>The view hands its pages over, and the file is on the disk when the method returns.</summary>
    public static void Stamp(string path, long stamp)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        using var map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        using var view = map.CreateViewAccessor(4092, sizeof(long));
        view.Write(0, stamp);
        view.Flush();
        DurableFile.Sync(file);
    }

    /// <summary>msync waits for the disk.</summary>
    public static void StampOnLinux(FileStream file, long stamp)
    {
        using var map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        using var view = map.CreateViewAccessor(64, sizeof(long));
        view.Write(0, stamp);
        if (OperatingSystem.IsLinux())
        {
            view.Flush();
        }
        else
        {
            view.Flush();
            DurableFile.Sync(file);
        }
    }
}
