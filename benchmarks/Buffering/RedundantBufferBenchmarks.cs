using BenchmarkDotNet.Attributes;

namespace IoAnalyzers.Benchmarks.Buffering;

/// <summary>IOA1005: lines written through a BufferedStream over a FileStream, and through the FileStream alone.</summary>
[MemoryDiagnoser]
public class RedundantBufferBenchmarks
{
    const int Lines = 10_000;
    readonly string _path = Path.GetTempFileName();

    [GlobalCleanup]
    public void DeleteFile() => File.Delete(_path);

    [Benchmark(Baseline = true)]
    public void Before() => Write(new StreamWriter(new BufferedStream(File.Create(_path))));

    [Benchmark]
    public void After() => Write(new StreamWriter(File.Create(_path)));

    static void Write(StreamWriter writer)
    {
        using (writer)
            for (var line = 0; line < Lines; line++)
                writer.WriteLine("a line of text, as long as many are");
    }
}

/// <summary>IOA1005: chunks read from memory through a BufferedStream, and without it.</summary>
[MemoryDiagnoser]
public class RedundantBufferOverMemoryBenchmarks
{
    readonly byte[] _content = new byte[1 << 20];
    readonly byte[] _chunk = new byte[1024];

    [Benchmark(Baseline = true)]
    public int Before() => Read(new BufferedStream(new MemoryStream(_content)));

    [Benchmark]
    public int After() => Read(new MemoryStream(_content));

    int Read(Stream stream)
    {
        var chunks = 0;
        while (stream.Read(_chunk, 0, _chunk.Length) > 0)
            chunks++;
        return chunks;
    }
}

/// <summary>IOA1005: a file copied 1 KiB at a time, and as CopyTo does by default.</summary>
[MemoryDiagnoser]
public class RedundantBufferOfCopyBenchmarks
{
    string _path = "";

    [GlobalSetup]
    public void CreateFile()
    {
        _path = Path.GetTempFileName();
        File.WriteAllBytes(_path, new byte[4 << 20]);
    }

    [GlobalCleanup]
    public void DeleteFiles()
    {
        File.Delete(_path);
        File.Delete(_path + ".copy");
    }

    [Benchmark(Baseline = true)]
    public void Before()
    {
        using var source = File.OpenRead(_path);
        using var copy = File.Create(_path + ".copy");
        source.CopyTo(copy, 1024);
    }

    [Benchmark]
    public void After()
    {
        using var source = File.OpenRead(_path);
        using var copy = File.Create(_path + ".copy");
        source.CopyTo(copy);
    }
}

/// <summary>IOA1005: small records through a FileStream with a buffer of 512 bytes, and with its default one.</summary>
[MemoryDiagnoser]
public class RedundantBufferOfFileBenchmarks
{
    const int Records = 100_000;
    readonly byte[] _record = new byte[20];
    readonly string _path = Path.GetTempFileName();

    [GlobalCleanup]
    public void DeleteFile() => File.Delete(_path);

    [Benchmark(Baseline = true)]
    public void Before() => Write(new FileStream(_path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 512));

    [Benchmark]
    public void After() => Write(new FileStream(_path, FileMode.Create, FileAccess.Write, FileShare.Read));

    void Write(FileStream file)
    {
        using (file)
            for (var record = 0; record < Records; record++)
                file.Write(_record, 0, _record.Length);
    }
}

/// <summary>Why IOA1005 leaves a wrapper alone that a BinaryReader asks for a few bytes at a time: without it, each call takes longer.</summary>
[MemoryDiagnoser]
public class RedundantBufferUnderBinaryReaderBenchmarks
{
    const int Numbers = 500_000;
    string _path = "";

    [GlobalSetup]
    public void CreateFile()
    {
        _path = Path.GetTempFileName();
        File.WriteAllBytes(_path, new byte[Numbers * sizeof(int)]);
    }

    [GlobalCleanup]
    public void DeleteFile() => File.Delete(_path);

    [Benchmark(Baseline = true)]
    public long With() => Sum(new BufferedStream(File.OpenRead(_path)));

    [Benchmark]
    public long Without() => Sum(File.OpenRead(_path));

    static long Sum(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        var sum = 0L;
        for (var left = Numbers; left > 0; left--)
            sum += reader.ReadInt32();
        return sum;
    }
}
