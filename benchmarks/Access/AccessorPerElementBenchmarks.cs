using System.IO.MemoryMappedFiles;
using BenchmarkDotNet.Attributes;

namespace IoAnalyzers.Benchmarks.Access;

/// <summary>IOA4004: an array of numbers, read from a view one by one and in one call.</summary>
public class AccessorPerElementBenchmarks
{
    int[] _numbers = [];
    MemoryMappedFile _map = null!;
    MemoryMappedViewAccessor _view = null!;

    [Params(16, 100, 1_000_000)]
    public int Numbers { get; set; }

    [GlobalSetup]
    public void MapMemory()
    {
        _numbers = new int[Numbers];
        _map = MemoryMappedFile.CreateNew(null, Numbers * sizeof(int));
        _view = _map.CreateViewAccessor();
    }

    [GlobalCleanup]
    public void Unmap()
    {
        _view.Dispose();
        _map.Dispose();
    }

    [Benchmark(Baseline = true)]
    public int[] Before()
    {
        var numbers = _numbers;
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = _view.ReadInt32(i * sizeof(int));
        return numbers;
    }

    [Benchmark]
    public int[] After()
    {
        var numbers = _numbers;
        if (_view.ReadArray(0, numbers, 0, numbers.Length) < numbers.Length)
            throw new InvalidOperationException("The view ends before the last element.");
        return numbers;
    }
}
