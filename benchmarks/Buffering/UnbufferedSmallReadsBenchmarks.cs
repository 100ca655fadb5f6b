using System.IO.Pipes;
using BenchmarkDotNet.Attributes;

namespace IoAnalyzers.Benchmarks.Buffering;

/// <summary>IOA1004: numbers of four bytes from a file without a buffer, and with the default one.</summary>
public class UnbufferedSmallReadsBenchmarks
{
    const int Numbers = 10_000;
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
    public long Before() => Sum(new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1));

    [Benchmark]
    public long After() => Sum(new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read));

    static long Sum(FileStream file)
    {
        using var reader = new BinaryReader(file);
        var sum = 0L;
        for (var left = Numbers; left > 0; left--)
            sum += reader.ReadInt32();
        return sum;
    }
}

/// <summary>IOA1004: bytes from a pipe, each alone and through a BufferedStream.</summary>
public class UnbufferedPipeReadsBenchmarks
{
    const int Bytes = 10_000;

    [Benchmark(Baseline = true)]
    public int Before() => Read(static pipe => pipe);

    [Benchmark]
    public int After() => Read(static pipe => new BufferedStream(pipe));

    static int Read(Func<Stream, Stream> wrap)
    {
        using var sender = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.None, bufferSize: 2 * Bytes);
        using var receiver = new AnonymousPipeClientStream(PipeDirection.In, sender.ClientSafePipeHandle);
        sender.Write(new byte[Bytes]);
        var stream = wrap(receiver);
        var sum = 0;
        for (var left = Bytes; left > 0; left--)
            sum += stream.ReadByte();
        return sum;
    }
}
