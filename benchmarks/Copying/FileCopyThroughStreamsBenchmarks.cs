using BenchmarkDotNet.Attributes;
using IoAnalyzers.Runtime;

namespace IoAnalyzers.Benchmarks.Copying;

/// <summary>IOA3004: a file copied through two streams, through an array, by StreamCopy and by File.Copy.</summary>
public class FileCopyThroughStreamsBenchmarks
{
    const int Length = 64 << 20;
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
    public void Streams()
    {
        using var source = File.OpenRead(_source);
        using var destination = File.Create(_destination);
        source.CopyTo(destination);
    }

    [Benchmark]
    public void Bytes() => File.WriteAllBytes(_destination, File.ReadAllBytes(_source));

    [Benchmark]
    public void ByStreamCopy()
    {
        using var source = File.OpenRead(_source);
        using var destination = File.Create(_destination);
        StreamCopy.Copy(source, destination);
    }

    [Benchmark]
    public void ByFileCopy() => File.Copy(_source, _destination, overwrite: true);
}
