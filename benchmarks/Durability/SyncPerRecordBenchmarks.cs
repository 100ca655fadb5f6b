using BenchmarkDotNet.Attributes;

namespace IoAnalyzers.Benchmarks.Durability;

/// <summary>IOA2009: records of 100 bytes, each synced for itself or all together.</summary>
public class SyncPerRecordBenchmarks
{
    const int Records = 200;

    readonly byte[] _record = new byte[100];
    FileStream _file = null!;

    // Not in memory: a file system there has nothing to sync.
    [GlobalSetup]
    public void CreateFile() =>
        _file = new FileStream(Path.Combine(AppContext.BaseDirectory, Path.GetRandomFileName()), FileMode.Create, FileAccess.Write, FileShare.None, 4096, FileOptions.DeleteOnClose);

    [GlobalCleanup]
    public void DeleteFile() => _file.Dispose();

    [Benchmark(Baseline = true)]
    public void Before()
    {
        _file.Position = 0;
        for (var i = 0; i < Records; i++)
        {
            _file.Write(_record);
            _file.Flush(flushToDisk: true);
        }
    }

    [Benchmark]
    public void After()
    {
        _file.Position = 0;
        for (var i = 0; i < Records; i++)
            _file.Write(_record);
        _file.Flush(flushToDisk: true);
    }
}
