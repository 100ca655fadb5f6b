using BenchmarkDotNet.Attributes;

namespace IoAnalyzers.Benchmarks.Access;

/// <summary>What IOA4001 leaves alone: a thousand records of a file that stays open, behind each other or all over it.</summary>
public class SeekThenReadLoopBenchmarks
{
    public enum Order
    {
        BehindEachOther,
        AllOver,
    }

    const int Reads = 1_000;
    const int FileBytes = 16 << 20;
    const int RecordBytes = 64;

    readonly byte[] _record = new byte[RecordBytes];
    readonly long[] _places = new long[Reads];
    string _path = "";

    [Params(Order.BehindEachOther, Order.AllOver)]
    public Order Records { get; set; }

    [GlobalSetup]
    public void WriteFile()
    {
        _path = Path.GetTempFileName();
        File.WriteAllBytes(_path, new byte[FileBytes]);
        var random = new Random(4001);
        for (var i = 0; i < Reads; i++)
            _places[i] = (Records == Order.AllOver ? random.Next(FileBytes / RecordBytes) : i) * (long)RecordBytes;
    }

    [GlobalCleanup]
    public void DeleteFile() => File.Delete(_path);

    [Benchmark(Baseline = true)]
    public int Stream() => ReadAll(4096);

    [Benchmark]
    public int StreamWithoutBuffer() => ReadAll(1);

    [Benchmark]
    public int Handle()
    {
        var read = 0;
        using var file = File.OpenHandle(_path);
        foreach (var place in _places)
            read += RandomAccess.Read(file, _record, place);
        return read;
    }

    int ReadAll(int bufferSize)
    {
        var read = 0;
        using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize);
        foreach (var place in _places)
        {
            file.Position = place;
            read += file.Read(_record, 0, RecordBytes);
        }

        return read;
    }
}
