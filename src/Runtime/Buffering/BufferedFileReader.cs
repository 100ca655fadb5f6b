using System.Runtime.CompilerServices;
using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>Reads a file from the front to the back, by bytes, values or lines, with one system call for each full buffer and no allocation for what is read.</summary>
/// <remarks>
/// <para>
/// Spans that a method gives are valid until the next call on the reader. After a failed read nothing is lost, and the next call asks for the same
/// bytes again. The end is not remembered: what another process appends is found by the next call. One thread at a time may use a reader.
/// </para>
/// <para>Linux and macOS: pread; for pipes and devices, read. Windows: ReadFile. Elsewhere: RandomAccess.Read.</para>
/// </remarks>
public sealed unsafe class BufferedFileReader : IDisposable
{
    readonly FileInflow _file;
    readonly int _maxLineBytes;
    PinnedBuffer _buffer; // from the cursor to the end is what was read and not yet taken

    /// <summary>Reads from an open file.</summary>
    /// <param name="file">A file, a pipe or a device that is open for reading.</param>
    /// <param name="offset">Where in the file to begin; only 0 where there are no offsets. The handle's own position is neither used nor moved.</param>
    /// <param name="options">None are the defaults.</param>
    /// <param name="ownsHandle">Whether <see cref="Dispose"/> closes the handle.</param>
    /// <exception cref="ArgumentException">The handle is invalid.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="NotSupportedException">An offset in a pipe.</exception>
    public BufferedFileReader(SafeFileHandle file, long offset = 0, BufferedFileReaderOptions? options = null, bool ownsHandle = true)
        : this(SystemCalls.Current, file, null, offset, options, ownsHandle)
    {
    }

    internal BufferedFileReader(SystemCalls calls, SafeFileHandle file, string? path, long offset, BufferedFileReaderOptions? options, bool ownsHandle)
    {
        OpenedFile.Check(file, offset);
        options ??= BufferedFileReaderOptions.Default;
        _file = new(calls, file, path, OpenedFile.HasOffsets(calls, file, path, offset, out _) ? offset : null, ownsHandle);
        _maxLineBytes = options.MaxLineBytes;
        _buffer = new(options.BufferSize);
        _buffer.Shut();
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It cannot be opened; also <see cref="UnauthorizedAccessException"/>, as in <see cref="File.OpenRead(string)"/>.</exception>
    public static BufferedFileReader Open(string path, BufferedFileReaderOptions? options = null) => Open(SystemCalls.Current, path, options);

    internal static BufferedFileReader Open(SystemCalls calls, string path, BufferedFileReaderOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        path = Path.GetFullPath(path);
        var file = calls.OpenFile(path, OpenFlags.Read);
        try
        {
            return new(calls, file, path, 0, options, ownsHandle: true);
        }
        catch
        {
            calls.Close(file);
            throw;
        }
    }

    /// <summary>The offset in the file of the next byte; in a pipe, how many bytes were taken.</summary>
    public long Position => _file.Position - _buffer.Left;

    ReadOnlySpan<byte> Waiting => new(_buffer.Next, _buffer.Left);

    /// <summary>Takes one byte; −1 at the end.</summary>
    /// <exception cref="IOException">A read failed; path, call and error number are in the message.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadByte()
    {
        var next = _buffer.Next;
        if (next == _buffer.End)
            return ReadByteSlowly();
        _buffer.Next = next + 1;
        return *next;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    int ReadByteSlowly() => Fill(1) ? *_buffer.Next++ : -1;

    /// <summary>Takes a value as it stands in the file: in the byte order of the processor, and with the padding that its type has.</summary>
    /// <returns>False at the end. Where a part of a value stands there, it is not taken: <see cref="Peek"/> shows it.</returns>
    /// <exception cref="IOException">A read failed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryRead<T>(out T value)
        where T : unmanaged
    {
        var next = _buffer.Next;
        if (_buffer.End - next < sizeof(T))
        {
            if (!Fill(sizeof(T)))
            {
                value = default;
                return false;
            }

            next = _buffer.Next;
        }

        value = Unsafe.ReadUnaligned<T>(next);
        _buffer.Next = next + sizeof(T);
        return true;
    }

    /// <summary>Takes bytes until the span is full or the file ends. What the buffer lacks is read into the span without a detour.</summary>
    /// <returns>How many bytes; fewer than asked for only at the end.</returns>
    /// <exception cref="IOException">A read failed. What was taken before stands at the start of the span and is not given again: compare <see cref="Position"/>.</exception>
    public int Read(Span<byte> bytes)
    {
        ThrowIfDisposed();
        var taken = 0;
        while (taken < bytes.Length)
        {
            if (_buffer.Left == 0)
            {
                if (bytes.Length - taken >= _buffer.Capacity)
                {
                    var read = _file.Read(bytes[taken..]);
                    if (read == 0)
                        break;
                    taken += read;
                    continue;
                }

                if (!Fill(1))
                    break;
            }

            var part = Waiting[..Math.Min(_buffer.Left, bytes.Length - taken)];
            part.CopyTo(bytes[taken..]);
            _buffer.Next += part.Length;
            taken += part.Length;
        }

        return taken;
    }

    /// <summary>Takes a line, without the line feed that ends it and a carriage return before that. A line longer than the buffer makes the buffer grow.</summary>
    /// <returns>False at the end. The last line may lack its line feed; behind the last line feed there is no empty line.</returns>
    /// <exception cref="InvalidDataException">The line is longer than <see cref="BufferedFileReaderOptions.MaxLineBytes"/>. Nothing of it was taken.</exception>
    /// <exception cref="IOException">A read failed.</exception>
    public bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        var waiting = Waiting;
        var length = waiting.IndexOf((byte)'\n');
        return length >= 0 && length <= _maxLineBytes ? TakeLine(length, 1, out line) : TryReadLineSlowly(out line);
    }

    bool TryReadLineSlowly(out ReadOnlySpan<byte> line)
    {
        ThrowIfDisposed();
        var searched = 0;
        while (true)
        {
            var found = Waiting[searched..].IndexOf((byte)'\n');
            var length = found < 0 ? _buffer.Left : searched + found;
            // A carriage return does not count, and before its line feed is there, it is one more.
            if (length - 1 > _maxLineBytes || (length > _maxLineBytes && _buffer.Next[length - 1] != '\r'))
                throw new InvalidDataException($"The line at {Position} is longer than {_maxLineBytes} bytes ({nameof(BufferedFileReaderOptions.MaxLineBytes)}).");
            if (found >= 0)
                return TakeLine(length, 1, out line);
            searched = length;
            if (!Fill(length + 1))
                return TakeLine(length, 0, out line) && length > 0;
        }
    }

    bool TakeLine(int length, int end, out ReadOnlySpan<byte> line)
    {
        line = new(_buffer.Next, end > 0 && length > 0 && _buffer.Next[length - 1] == '\r' ? length - 1 : length);
        _buffer.Next += length + end;
        return true;
    }

    /// <summary>Shows the next bytes and leaves them: as many as asked for, fewer only at the end. The buffer grows where it is smaller.</summary>
    /// <exception cref="IOException">A read failed.</exception>
    public ReadOnlySpan<byte> Peek(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (_buffer.Left < count || count == 0)
            Fill(count);
        return Waiting[..Math.Min(count, _buffer.Left)];
    }

    /// <summary>Skips bytes. In a file, those that are not buffered are never read, and one may skip past its end, as a stream's position may.</summary>
    /// <exception cref="EndOfStreamException">A pipe ended before.</exception>
    /// <exception cref="IOException">A read failed.</exception>
    public void Advance(long count)
    {
        ThrowIfDisposed();
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        while (count > _buffer.Left)
        {
            count -= _buffer.Left;
            _buffer.Next = _buffer.End;
            if (_file.TrySkip(count))
                return;
            if (!Fill(1))
                throw new EndOfStreamException($"The end came {count} bytes early.");
        }

        _buffer.Next += count;
    }

    /// <summary>Reads until this much waits; false where the file ends before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    bool Fill(int least)
    {
        ThrowIfDisposed();
        while (_buffer.Left < least)
        {
            if (least > _buffer.Capacity || _buffer.Next > _buffer.Start)
                _buffer.MoveToStart(least);
            var read = _file.Read(new(_buffer.End, (int)(_buffer.Limit - _buffer.End)));
            if (read == 0)
                return false;
            _buffer.End += read;
        }

        return true;
    }

    void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_buffer.Capacity == 0, this);

    /// <summary>Closes the file, where the reader owns it.</summary>
    public void Dispose()
    {
        if (_buffer.Capacity == 0)
            return;
        _buffer.Release();
        _file.Close();
    }
}
