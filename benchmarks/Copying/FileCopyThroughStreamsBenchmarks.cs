using BenchmarkDotNet.Attributes;

namespace IoAnalyzers.Benchmarks.Copying;

/// <summary>IOA3004: what is measured before the fix, and after it. A durability rule has a test named FileCopyThroughStreamsProof instead.</summary>
public class FileCopyThroughStreamsBenchmarks
{
    readonly byte[] _content = new byte[1 << 16];

    [Benchmark(Baseline = true)]
    public void Before()
    {
        foreach (var value in _content)
            Stream.Null.WriteByte(value);
    }

    [Benchmark]
    public void After() => Stream.Null.Write(_content, 0, _content.Length);
}
