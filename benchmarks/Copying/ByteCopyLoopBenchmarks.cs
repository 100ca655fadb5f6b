using BenchmarkDotNet.Attributes;

namespace IoAnalyzers.Benchmarks.Copying;

/// <summary>IOA3003: a file copied byte by byte by hand, with the buffers of the streams or without, and by CopyTo.</summary>
public class ByteCopyLoopBenchmarks
{
    const int Length = 1 << 20;
    string _source = "";
    string _destination = "";

    /// <summary>1: each byte is a system call on both sides.</summary>
    [Params(4096, 1)]
    public int BufferSize { get; set; }

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
        using var source = new FileStream(_source, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize);
        using var destination = new FileStream(_destination, FileMode.Create, FileAccess.Write, FileShare.Read, BufferSize);
        int value;
        while ((value = source.ReadByte()) != -1)
            destination.WriteByte((byte)value);
    }

    [Benchmark]
    public void After()
    {
        using var source = new FileStream(_source, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize);
        using var destination = new FileStream(_destination, FileMode.Create, FileAccess.Write, FileShare.Read, BufferSize);
        source.CopyTo(destination);
    }
}
