using BenchmarkDotNet.Attributes;

namespace IoAnalyzers.Benchmarks.Buffering;

/// <summary>IOA1003: lines of 64 bytes through a writer that is flushed after each of them, flushes itself, or is flushed behind the loop.</summary>
public class FlushPerWriteBenchmarks
{
    const int Lines = 10_000;
    readonly string _line = new string('x', 63) + "\n";
    FileStream _file = null!;

    // The same pages of one open file are written again and again: a file that grows, or is cut, would cost more than the flushes.
    [GlobalSetup]
    public void CreateFile() => _file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.Write, FileShare.None, 4096, FileOptions.DeleteOnClose);

    [GlobalCleanup]
    public void DeleteFile() => _file.Dispose();

    [Benchmark(Baseline = true)]
    public void Before()
    {
        using var writer = NewWriter();
        for (var i = 0; i < Lines; i++)
        {
            writer.Write(_line);
            writer.Flush();
        }
    }

    [Benchmark]
    public void BeforeWithAutoFlush()
    {
        using var writer = NewWriter();
        writer.AutoFlush = true;
        for (var i = 0; i < Lines; i++)
            writer.Write(_line);
    }

    [Benchmark]
    public void After()
    {
        using var writer = NewWriter();
        for (var i = 0; i < Lines; i++)
            writer.Write(_line);
        writer.Flush();
    }

    StreamWriter NewWriter()
    {
        _file.Position = 0;
        return new(_file, leaveOpen: true);
    }
}
