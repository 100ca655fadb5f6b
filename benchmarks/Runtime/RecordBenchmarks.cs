using BenchmarkDotNet.Attributes;
using IoAnalyzers.Runtime;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Benchmarks.Runtime;

/// <summary>Nanoseconds and allocated bytes of one record, in this process: <c>benchmarks -- rules *RecordBenchmarks*</c>.</summary>
public class RecordBenchmarks
{
    const int Records = 1_000_000;
    string _path = "";
    SafeFileHandle _output = null!;

    [GlobalSetup]
    public void Open()
    {
        _path = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"records-{Guid.NewGuid():N}");
        File.WriteAllBytes(_path, new byte[Records * sizeof(long)]);
        _output = File.OpenHandle(_path + ".out", FileMode.Create, FileAccess.Write);
    }

    [GlobalCleanup]
    public void Close()
    {
        _output.Dispose();
        File.Delete(_path);
        File.Delete(_path + ".out");
    }

    [Benchmark(OperationsPerInvoke = Records)]
    public void Write()
    {
        using var writer = new BufferedFileWriter(_output, ownsHandle: false);
        for (var i = 0; i < Records; i++)
            writer.Write((long)i);
    }

    [Benchmark(OperationsPerInvoke = Records)]
    public long Read()
    {
        using var reader = BufferedFileReader.Open(_path);
        var sum = 0L;
        while (reader.TryRead<long>(out var value))
            sum += value;
        return sum;
    }
}
