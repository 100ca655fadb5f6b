using BenchmarkDotNet.Attributes;

namespace IoAnalyzers.Benchmarks.Copying;

/// <summary>IOA3001: a file copied in chunks of 4 KiB by hand, and by CopyTo.</summary>
public class ManualCopyLoopBenchmarks
{
    const int Length = 16 << 20;
    string _source = "";
    string _destination = "";

    [GlobalSetup]
    public void CreateFiles()
    {
        _source = Path.GetTempFileName();
        _destination = Path.GetTempFileName();
        var content = new byte[Length];
        new Random(1).NextBytes(content);
        File.WriteAllBytes(_source, content);
    }

    [GlobalCleanup]
    public void DeleteFiles()
    {
        File.Delete(_source);
        File.Delete(_destination);
    }

    [Benchmark(Baseline = true)]
    public void Before()
    {
        using var source = File.OpenRead(_source);
        using var destination = File.Create(_destination);
        var buffer = new byte[4096];
        int count;
        while ((count = source.Read(buffer, 0, buffer.Length)) > 0)
            destination.Write(buffer, 0, count);
    }

    [Benchmark]
    public void After()
    {
        using var source = File.OpenRead(_source);
        using var destination = File.Create(_destination);
        source.CopyTo(destination);
    }
}
