using System.Buffers;
using IoAnalyzers.Runtime.Interop;

namespace IoAnalyzers.Runtime;

/// <summary>The stream that a replacement is written through: one buffer, positional writes, and no way to close the file below.</summary>
internal sealed class ReplacementStream(SystemCalls calls, Replacement replacement) : Stream
{
    const int BufferBytes = 64 * 1024;

    byte[]? _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    int _buffered;
    long _written; // where in the file the buffer begins
    long _end;     // the length of the file below, without the buffer
    Exception? _failure;

    public override bool CanRead => _buffer is not null;

    public override bool CanSeek => _buffer is not null;

    public override bool CanWrite => _buffer is not null;

    public override long Length => Math.Max(_end, Open(_written + _buffered));

    public override long Position
    {
        get => Open(_written + _buffered);
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            Drain();
            _written = value;
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var own = Buffer();
        if (buffer.Length > own.Length - _buffered)
        {
            Drain();
            if (buffer.Length >= own.Length)
            {
                Below(buffer);
                return;
            }
        }

        buffer.CopyTo(own.AsSpan(_buffered));
        _buffered += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(buffer.AsSpan(offset, count));
    }

    public override void WriteByte(byte value) => Write([value]);

    // The system has no asynchronous writes to the page cache, and a buffer needs none: the caller's token ends it between the writes.
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancelled();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(Span<byte> buffer)
    {
        Drain();
        var read = calls.ReadFullyAt(replacement.File, buffer, _written, replacement.TempPath);
        _written += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => Position,
        SeekOrigin.End => Length,
        _ => throw new ArgumentException("No such origin.", nameof(origin)),
    };

    public override void SetLength(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Drain();
        calls.Truncate(replacement.File, value, replacement.TempPath);
        _end = value;
        _written = Math.Min(_written, value);
    }

    /// <summary>Hands the buffer to the system. Nothing is synced before the replacement is.</summary>
    public override void Flush() => Drain();

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancelled();
        Drain();
        return Task.CompletedTask;
    }

    /// <summary>Ends the writing. A write that failed fails here again: who wrote may have swallowed it, and the file lacks its bytes.</summary>
    public void Complete()
    {
        Dispose();
        if (_failure is { } failure)
            throw new IOException($"The content of '{replacement.Target}' is incomplete: {failure.Message}", failure);
    }

    void Drain()
    {
        var own = Buffer();
        var count = _buffered;
        _buffered = 0;
        Below(own.AsSpan(0, count));
    }

    void Below(ReadOnlySpan<byte> bytes)
    {
        try
        {
            calls.WriteAllAt(replacement.File, bytes, _written, replacement.TempPath);
        }
        catch (Exception failure)
        {
            _failure ??= failure;
            throw;
        }

        _written += bytes.Length;
        _end = Math.Max(_end, _written);
    }

    byte[] Buffer() => _buffer ?? throw new ObjectDisposedException(nameof(Stream));

    long Open(long value) => _buffer is null ? throw new ObjectDisposedException(nameof(Stream)) : value;

    // A writer on top may close it. What is buffered goes below, and the file stays open for the sync.
    protected override void Dispose(bool disposing)
    {
        if (!disposing || _buffer is not { } buffer)
            return;
        try
        {
            Drain();
        }
        finally
        {
            _buffer = null;
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
