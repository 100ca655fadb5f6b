namespace IoAnalyzers.Tests.Model.Streams.Measuring;

/// <summary>The stream under a wrapper that is measured: counts what reaches it, and keeps or hands on the bytes.</summary>
sealed class CountingStream(Stream inner) : Stream
{
    public CountingStream() : this(new MemoryStream())
    {
    }

    public int Writes { get; private set; }
    public long BytesWritten { get; private set; }
    public int Reads { get; private set; }
    public int Flushes { get; private set; }
    public bool IsDisposed { get; private set; }

    /// <summary>All bytes that arrived; only for a stream that keeps them.</summary>
    public byte[] Content => ((MemoryStream)inner).ToArray();

    public override bool CanRead => inner.CanRead;
    public override bool CanSeek => inner.CanSeek;
    public override bool CanWrite => inner.CanWrite;
    public override long Length => inner.Length;
    public override long Position { get => inner.Position; set => inner.Position = value; }
    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);
    public override void SetLength(long value) => inner.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void WriteByte(byte value) => Write([value]);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Writes++;
        BytesWritten += buffer.Length;
        inner.Write(buffer);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellation) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellation).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellation = default)
    {
        Writes++;
        BytesWritten += buffer.Length;
        return inner.WriteAsync(buffer, cancellation);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        Reads++;
        return inner.Read(buffer);
    }

    public override int ReadByte()
    {
        Reads++;
        return inner.ReadByte();
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellation) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellation).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation = default)
    {
        Reads++;
        return inner.ReadAsync(buffer, cancellation);
    }

    public override void Flush()
    {
        Flushes++;
        inner.Flush();
    }

    public override Task FlushAsync(CancellationToken cancellation)
    {
        Flushes++;
        return inner.FlushAsync(cancellation);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        inner.Dispose();
        base.Dispose(disposing);
    }
}
