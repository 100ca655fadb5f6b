using System.IO.MemoryMappedFiles;
using BenchmarkDotNet.Attributes;

namespace IoAnalyzers.Benchmarks.Access;

/// <summary>IOA4003: reads of eight bytes at places all over a file, each with a view of its own, and all of them from one view.</summary>
public class ViewPerIterationBenchmarks
{
    const int Reads = 1_000;
    const int FileBytes = 16 << 20;

    readonly long[] _places = new long[Reads];
    string _path = "";
    MemoryMappedFile _map = null!;

    /// <summary>A view that may be written is the default, and is synchronized with the disk when it is closed.</summary>
    [Params(MemoryMappedFileAccess.Read, MemoryMappedFileAccess.ReadWrite)]
    public MemoryMappedFileAccess Access { get; set; }

    [GlobalSetup]
    public void MapFile()
    {
        _path = Path.GetTempFileName();
        // Pages that are still to be written would be written by the first views that are closed, and counted there.
        using (var file = new FileStream(_path, FileMode.Create))
        {
            file.Write(new byte[FileBytes]);
            file.Flush(flushToDisk: true);
        }

        _map = MemoryMappedFile.CreateFromFile(_path, FileMode.Open);
        var random = new Random(4003);
        for (var i = 0; i < Reads; i++)
            _places[i] = random.NextInt64(FileBytes / sizeof(long)) * sizeof(long);
    }

    [GlobalCleanup]
    public void DeleteFile()
    {
        _map.Dispose();
        File.Delete(_path);
    }

    [Benchmark(Baseline = true)]
    public long Before()
    {
        var sum = 0L;
        foreach (var place in _places)
        {
            using var view = _map.CreateViewAccessor(0, 0, Access);
            sum += view.ReadInt64(place);
        }

        return sum;
    }

    [Benchmark]
    public long After()
    {
        var sum = 0L;
        using var view = _map.CreateViewAccessor(0, 0, Access);
        foreach (var place in _places)
            sum += view.ReadInt64(place);
        return sum;
    }
}
