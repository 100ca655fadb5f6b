using BenchmarkDotNet.Attributes;
using IoAnalyzers.Runtime;

namespace IoAnalyzers.Benchmarks.Access;

/// <summary>IOA4002: 100,000 records at places all over a file that is in memory, opened each time.</summary>
public class ChunkedRandomReadsBenchmarks
{
    const int FileBytes = 16 << 20;
    const int RecordBytes = 16;

    readonly byte[] _record = new byte[RecordBytes];
    readonly long[] _places = new long[100_000];
    string _path = "";

    [GlobalSetup]
    public void WriteFile()
    {
        _path = Path.GetTempFileName();
        File.WriteAllBytes(_path, new byte[FileBytes]);
        var random = new Random(4002);
        for (var i = 0; i < _places.Length; i++)
            _places[i] = random.NextInt64(FileBytes - RecordBytes);
    }

    [GlobalCleanup]
    public void DeleteFile() => File.Delete(_path);

    [Benchmark(Baseline = true)]
    public int Before()
    {
        using var file = File.OpenHandle(_path);
        var sum = 0;
        foreach (var place in _places)
        {
            if (RandomAccess.Read(file, _record, place) != _record.Length)
                throw new EndOfStreamException();
            sum += _record[0];
        }

        return sum;
    }

    [Benchmark]
    public int After()
    {
        using var file = MappedFile.OpenRead(_path);
        var sum = 0;
        foreach (var place in _places)
        {
            if (place >= 0 && file.Length - place < _record.Length)
                throw new EndOfStreamException();
            file.Slice(place, _record.Length).CopyTo(_record);
            sum += _record[0];
        }

        return sum;
    }
}
