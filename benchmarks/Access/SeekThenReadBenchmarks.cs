using BenchmarkDotNet.Attributes;

namespace IoAnalyzers.Benchmarks.Access;

/// <summary>IOA4001: a file that is opened for one record at a chosen place, as a stream and as a handle.</summary>
public class SeekThenReadBenchmarks
{
    public enum Kind
    {
        Read,
        TwoReads,
        Write,
    }

    const int FileBytes = 16 << 20;
    const int RecordBytes = 64;

    readonly byte[] _record = new byte[RecordBytes];
    readonly long[] _places = new long[1_024];
    string _path = "";
    int _next;

    /// <summary>Two reads stand beside each other, so that the second one finds its bytes in the buffer of the stream.</summary>
    [Params(Kind.Read, Kind.TwoReads, Kind.Write)]
    public Kind Access { get; set; }

    [GlobalSetup]
    public void WriteFile()
    {
        _path = Path.GetTempFileName();
        File.WriteAllBytes(_path, new byte[FileBytes]);
        var random = new Random(4001);
        for (var i = 0; i < _places.Length; i++)
            _places[i] = random.NextInt64(FileBytes / RecordBytes - 1) * RecordBytes;
    }

    [GlobalCleanup]
    public void DeleteFile() => File.Delete(_path);

    [Benchmark(Baseline = true)]
    public int Before()
    {
        var place = _places[_next++ % _places.Length];
        using var file = new FileStream(_path, FileMode.Open, Access == Kind.Write ? FileAccess.Write : FileAccess.Read);
        file.Position = place;
        if (Access == Kind.Write)
        {
            file.Write(_record, 0, RecordBytes);
            return RecordBytes;
        }

        var read = file.Read(_record, 0, RecordBytes);
        if (Access == Kind.TwoReads)
        {
            file.Position = place + RecordBytes;
            read += file.Read(_record, 0, RecordBytes);
        }

        return read;
    }

    [Benchmark]
    public int After()
    {
        var place = _places[_next++ % _places.Length];
        using var file = File.OpenHandle(_path, FileMode.Open, Access == Kind.Write ? FileAccess.Write : FileAccess.Read);
        if (Access == Kind.Write)
        {
            RandomAccess.Write(file, _record, place);
            return RecordBytes;
        }

        var read = RandomAccess.Read(file, _record, place);
        if (Access == Kind.TwoReads)
            read += RandomAccess.Read(file, _record, place + RecordBytes);
        return read;
    }
}
