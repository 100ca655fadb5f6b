namespace IoAnalyzers.Runtime;

/// <summary>A buffered writer as a stream: written to, and neither read nor moved in.</summary>
internal sealed class WriterStream(BufferedWriter writer, bool leaveOpen) : Stream
{
    bool _isClosed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !_isClosed;

    public override long Length => throw Unsupported();

    public override long Position
    {
        get => throw Unsupported();
        set => throw Unsupported();
    }

    BufferedWriter Writer => _isClosed ? throw new ObjectDisposedException(nameof(Stream)) : writer;

    public override void Write(ReadOnlySpan<byte> buffer) => Writer.Write(buffer);

    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Writer.Write(buffer.AsSpan(offset, count));
    }

    public override void WriteByte(byte value) => Writer.WriteByte(value);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        Writer.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Writer.WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public override void Flush() => Writer.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => Writer.FlushAsync(cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw Unsupported();

    public override long Seek(long offset, SeekOrigin origin) => throw Unsupported();

    public override void SetLength(long value) => throw Unsupported();

    protected override void Dispose(bool disposing)
    {
        if (!disposing || _isClosed)
            return;
        _isClosed = true;
        if (leaveOpen)
            writer.Flush();
        else
            writer.Dispose();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        if (leaveOpen)
            await writer.FlushAsync().ConfigureAwait(false);
        else
            await writer.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    static NotSupportedException Unsupported() => new("A buffered writer is written to, and neither read nor moved in.");
}
