using BenchmarkDotNet.Attributes;

namespace IoAnalyzers.Benchmarks.Buffering;

/// <summary>IOA1002: lines of 64 bytes, each appended by a call that opens the file, and all of them through one writer.</summary>
public class ReopenPerAppendBenchmarks
{
    const int Lines = 1_000;
    readonly string _line = new string('x', 63) + "\n";
    string _path = "";

    [GlobalSetup]
    public void CreateFile() => _path = Path.GetTempFileName();

    [GlobalCleanup]
    public void DeleteFile() => File.Delete(_path);

    // A file that grew from one iteration to the next would be another file.
    [IterationSetup]
    public void EmptyFile() => File.WriteAllText(_path, "");

    [Benchmark(Baseline = true)]
    public void Before()
    {
        for (var i = 0; i < Lines; i++)
            File.AppendAllText(_path, _line);
    }

    [Benchmark]
    public void After()
    {
        using var writer = new StreamWriter(_path, append: true);
        for (var i = 0; i < Lines; i++)
            writer.Write(_line);
    }
}
