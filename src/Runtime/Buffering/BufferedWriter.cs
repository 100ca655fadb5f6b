using System.Buffers;
using System.Runtime.CompilerServices;

namespace IoAnalyzers.Runtime;

/// <summary>A buffer in front of a file or a socket: records of a few bytes go out in few system calls, and no record allocates.</summary>
/// <remarks>
/// <para>
/// What one call adds is a record. A call that returns has taken all of its record, and a call that throws has taken nothing of it. After a
/// failed write the bytes that did not go out stay in the buffer, and the next flush goes on with the first of them: a <see cref="Flush"/> that
/// failed may be called again when its reason is gone, and no byte is lost or doubled. One exception: a record that is no smaller than the
/// buffer goes out at once, and where a first part of it went to a socket, a pipe or a shared file before a write failed, it cannot be taken
/// back. Then the call throws, and yet the rest stays in the buffer. <see cref="Position"/> tells which of the two it was.
/// </para>
/// <para>
/// <see cref="Dispose"/> flushes, and throws when that fails; it does not sync. What is never disposed is never flushed: there is no finalizer.
/// One thread at a time may use a writer.
/// </para>
/// </remarks>
public abstract class BufferedWriter : IBufferWriter<byte>, IDisposable, IAsyncDisposable
{
    internal const int DefaultBufferSize = 64 * 1024;

    readonly Outflow _outflow;
    PinnedBuffer _buffer;
    bool _isFlushing;

    private protected unsafe BufferedWriter(Outflow outflow, int bufferSize)
    {
        _outflow = outflow;
        _buffer = new(bufferSize);
        _buffer.Open();
    }

    /// <summary>Where the next byte goes: its offset in a file; for a socket, a pipe or a shared file, the number of bytes taken so far.</summary>
    public long Position => _outflow.Position + _buffer.Filled;

    internal int Capacity => _buffer.Capacity;
    internal int Left => _buffer.Left;

    internal unsafe ReadOnlyMemory<byte> BufferedBytes => _buffer.MemoryAt(_buffer.Start, _buffer.Filled);

    /// <summary>Adds bytes. More than the buffer holds goes out together with what waits there: one pwritev on Linux and macOS, a write for each elsewhere.</summary>
    /// <exception cref="IOException">A write failed; path, call and error number are in the message. For a socket: <see cref="System.Net.Sockets.SocketException"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Write(ReadOnlySpan<byte> bytes)
    {
        var next = _buffer.Next;
        if (bytes.Length >= _buffer.End - next)
        {
            WriteSlowly(bytes);
            return;
        }

        bytes.CopyTo(new Span<byte>(next, bytes.Length));
        _buffer.Next = next + bytes.Length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    unsafe void WriteSlowly(ReadOnlySpan<byte> bytes)
    {
        ThrowIfUnusable();
        if (bytes.Length >= _buffer.Capacity && _outflow.TakesLargeRecords)
        {
            _outflow.HandOver(ref _buffer, _buffer.Filled, bytes);
            return;
        }

        if (bytes.Length > _buffer.Left)
            RoomFor(bytes.Length);
        bytes.CopyTo(new(_buffer.Next, bytes.Length));
        _buffer.Next += bytes.Length;
    }

    /// <summary>Adds a value as it stands in memory: in the byte order of the processor, and with the padding that its type has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Write<T>(in T value)
        where T : unmanaged
    {
        var next = _buffer.Next;
        if (_buffer.End - next < sizeof(T))
            next = RoomFor(sizeof(T));
        Unsafe.WriteUnaligned(next, value);
        _buffer.Next = next + sizeof(T);
    }

    /// <summary>Adds one byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteByte(byte value) => Write(value);

    /// <summary>Adds a text in UTF-8.</summary>
    /// <exception cref="System.Text.EncoderFallbackException">The text has half a surrogate pair; nothing of it was taken.</exception>
    public void WriteUtf8(ReadOnlySpan<char> text) => Utf8Text.AddTo(this, text, []);

    /// <summary>Adds a text in UTF-8 and <see cref="Environment.NewLine"/>, as one record.</summary>
    /// <exception cref="System.Text.EncoderFallbackException">The text has half a surrogate pair; nothing of it was taken.</exception>
    public void WriteLine(ReadOnlySpan<char> text) => Utf8Text.AddTo(this, text, Utf8Text.NewLine);

    /// <summary>Adds a text that is UTF-8 already and <see cref="Environment.NewLine"/>, as one record.</summary>
    public void WriteLine(ReadOnlySpan<byte> utf8) => Utf8Text.AddTo(this, utf8, Utf8Text.NewLine);

    /// <summary>Adds <see cref="Environment.NewLine"/>.</summary>
    public void WriteLine() => Write(Utf8Text.NewLine);

    [MethodImpl(MethodImplOptions.NoInlining)]
    unsafe byte* RoomFor(int size)
    {
        ThrowIfUnusable();
        _outflow.HandOver(ref _buffer, _buffer.Filled - _outflow.Unfinished(new(_buffer.Start, _buffer.Filled)), []);
        if (size > _buffer.Left)
            _buffer.MakeRoom(size);
        return _buffer.Next;
    }

    /// <summary>Room to fill, of which <see cref="Advance"/> takes a part as one record. The buffer grows, and stays so, where it is smaller than the hint.</summary>
    public unsafe Span<byte> GetSpan(int sizeHint = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sizeHint);
        sizeHint = Math.Max(sizeHint, 1);
        if (_buffer.Left < sizeHint)
            RoomFor(sizeHint);
        return new(_buffer.Next, _buffer.Left);
    }

    /// <inheritdoc cref="GetSpan"/>
    public unsafe Memory<byte> GetMemory(int sizeHint = 0)
    {
        var room = GetSpan(sizeHint);
        return _buffer.MemoryAt(_buffer.Next, room.Length);
    }

    /// <summary>Takes the first bytes of what <see cref="GetSpan"/> or <see cref="GetMemory"/> gave, as one record.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It was not that much.</exception>
    public unsafe void Advance(int count)
    {
        if ((uint)count > (uint)_buffer.Left)
        {
            ThrowIfUnusable();
            throw new ArgumentOutOfRangeException(nameof(count));
        }

        _buffer.Next += count;
    }

    /// <summary>Hands the buffer to the system, where other processes see it. It is not on the disk yet, or at the other end.</summary>
    /// <exception cref="IOException">A write failed; what did not go out stays in the buffer. For a socket: <see cref="System.Net.Sockets.SocketException"/>.</exception>
    public void Flush()
    {
        ThrowIfUnusable();
        HandOver();
    }

    /// <summary>As <see cref="Flush"/>, without holding the thread. Until it ends, the writer refuses all else (<see cref="InvalidOperationException"/>).</summary>
    public ValueTask FlushAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled(cancellationToken);
        ThrowIfUnusable();
        return _buffer.Filled == 0 ? default : new(AloneAsync(_outflow.HandOverAsync, cancellationToken));
    }

    /// <summary>As <see cref="Write(ReadOnlySpan{byte})"/>, without holding the thread where the buffer is full. Cancelled or failed, a socket may have taken a part.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled(cancellationToken);
        if (bytes.Length >= _buffer.Left)
        {
            ThrowIfUnusable();
            return new(_outflow.WriteAsync(this, bytes, cancellationToken));
        }

        Write(bytes.Span);
        return default;
    }

    /// <summary>A stream that writes into this writer, for code that takes one: <see cref="BinaryWriter"/>, <see cref="StreamWriter"/>, serializers.</summary>
    /// <param name="leaveOpen">False disposes this writer together with the stream.</param>
    public Stream AsStream(bool leaveOpen = false)
    {
        ThrowIfUnusable();
        return new WriterStream(this, leaveOpen);
    }

    /// <summary>Flushes and closes. When the flush fails, all is closed nevertheless, and the bytes that did not go out are lost.</summary>
    public void Dispose()
    {
        if (_buffer.Capacity == 0)
            return;
        try
        {
            Flush();
        }
        finally
        {
            Close();
        }
    }

    /// <summary>As <see cref="Dispose"/>, with <see cref="FlushAsync"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_buffer.Capacity == 0)
            return;
        try
        {
            await FlushAsync().ConfigureAwait(false);
        }
        finally
        {
            Close();
        }
    }

    void Close()
    {
        if (_isFlushing)
            return;
        _buffer.Release();
        _outflow.Close();
    }

    internal void HandOver() => _outflow.HandOver(ref _buffer, _buffer.Filled, []);

    /// <summary>Takes bytes out of the buffer that went out by other means.</summary>
    internal void Skip(int count) => _outflow.Skip(ref _buffer, count);

    private protected async Task AloneAsync(Func<BufferedWriter, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        ThrowIfUnusable();
        _isFlushing = true;
        _buffer.Shut();
        try
        {
            await work(this, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _buffer.Open();
            _isFlushing = false;
        }
    }

    private protected void ThrowIfUnusable()
    {
        ObjectDisposedException.ThrowIf(_buffer.Capacity == 0, this);
        if (_isFlushing)
            throw new InvalidOperationException("The writer is being flushed; await the flush first.");
    }
}
