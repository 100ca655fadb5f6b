using BenchmarkDotNet.Attributes;

namespace IoAnalyzers.Benchmarks.Copying;

/// <summary>IOA3008: a file read in records of 4 KiB, each by a loop and each by ReadExactly. The call is not there to be faster, and must not be slower.</summary>
public class ManualReadExactlyBenchmarks
{
    const int Length = 4 << 20;
    readonly byte[] _record = new byte[4096];
    string _source = "";

    [GlobalSetup]
    public void CreateFile()
    {
        _source = Path.GetTempFileName();
        File.WriteAllBytes(_source, new byte[Length]);
    }

    [GlobalCleanup]
    public void DeleteFile() => File.Delete(_source);

    [Benchmark(Baseline = true)]
    public void Before()
    {
        using var source = new FileStream(_source, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        for (var at = 0; at < Length; at += _record.Length)
        {
            var total = 0;
            while (total < _record.Length)
            {
                var read = source.Read(_record, total, _record.Length - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
        }
    }

    [Benchmark]
    public void After()
    {
        using var source = new FileStream(_source, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        for (var at = 0; at < Length; at += _record.Length)
            source.ReadExactly(_record);
    }
}
