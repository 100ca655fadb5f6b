using BenchmarkDotNet.Attributes;

namespace IoAnalyzers.Benchmarks.Copying;

/// <summary>IOA3002: the first half of a file copied by hand in chunks of 4 KiB, and by StreamCopy: into a file, where the kernel copies, and into memory, where a buffer does.</summary>
public class BoundedCopyLoopBenchmarks
{
    const int Length = 16 << 20;
    readonly MemoryStream _memory = new(new byte[Length / 2]);
    string _source = "";
    string _destination = "";

    [Params("file", "memory")]
    public string Destination { get; set; } = "";

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
        using var source = File.OpenRead(_source);
        using var destination = OpenDestination();
        long remaining = Length / 2;
        var buffer = new byte[4096];
        while (remaining > 0)
        {
            var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, remaining));
            if (read == 0)
                throw new EndOfStreamException();
            destination.Write(buffer, 0, read);
            remaining -= read;
        }
    }

    [Benchmark]
    public void After()
    {
        using var source = File.OpenRead(_source);
        using var destination = OpenDestination();
        IoAnalyzers.Runtime.StreamCopy.CopyExactly(source, destination, Length / 2);
    }

    Stream OpenDestination()
    {
        if (Destination == "file")
            return File.Create(_destination);
        _memory.Position = 0;
        return new Kept(_memory);
    }

    /// <summary>Memory that is used again.</summary>
    sealed class Kept(MemoryStream memory) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => memory.Write(buffer, offset, count);
    }
}
