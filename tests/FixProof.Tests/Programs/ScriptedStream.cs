namespace IoAnalyzers.FixProof.Programs;

/// <summary>What happens when a stream comes to a place.</summary>
enum Event { None, Throw, Cancel, Zero }

/// <summary>How a stream behaves.</summary>
/// <param name="Length">Bytes that can be read, or are there already.</param>
/// <param name="MostPerRead">What a read returns at most.</param>
/// <param name="At">Where something happens: reads and writes end there, and the next one meets it.</param>
sealed record Script(int Length, int MostPerRead = int.MaxValue, bool CanSeek = true, int Start = 0, int At = -1, Event Event = Event.None, int? SaysLength = null);

/// <summary>A stream that does what its script says, and remembers what was done to it.</summary>
sealed class ScriptedStream(Script script, bool reads, CancellationTokenSource cancellation) : Stream
{
    const int MostCalls = 2_000_000;

    readonly MemoryStream _content = Filled(script, reads);
    bool _happened;
    int _calls;

    public int Disposals { get; private set; }

    public byte[] Content => _content.ToArray();

    public long Place => _content.Position;

    public override bool CanRead => reads && Disposals == 0;

    public override bool CanWrite => !reads && Disposals == 0;

    public override bool CanSeek => script.CanSeek && Disposals == 0;

    public override long Length => script.CanSeek ? script.SaysLength ?? _content.Length : throw new NotSupportedException();

    public override long Position
    {
        get => script.CanSeek ? _content.Position : throw new NotSupportedException();
        set => _content.Position = script.CanSeek ? value : throw new NotSupportedException();
    }

    public override long Seek(long offset, SeekOrigin origin) => script.CanSeek ? _content.Seek(offset, origin) : throw new NotSupportedException();

    public override void SetLength(long value) => _content.SetLength(script.CanSeek && !reads ? value : throw new NotSupportedException());

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    public override int Read(Span<byte> buffer)
    {
        Called(reads);
        if (buffer.Length == 0)
            return 0;
        var room = ToEvent();
        if (room == 0 && Happens())
            return 0;
        return _content.Read(buffer[..(int)Math.Min(Math.Min(buffer.Length, script.MostPerRead), ToEvent())]);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (script.MostPerRead < 100)
            await Task.Yield();
        return Read(buffer.Span);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(buffer.AsSpan(offset, count));
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Called(!reads);
        while (buffer.Length > 0)
        {
            if (ToEvent() == 0)
                Happens();
            var part = (int)Math.Min(buffer.Length, ToEvent());
            _content.Write(buffer[..part]);
            buffer = buffer[part..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush() => Called(true);

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Flush();
        return Task.CompletedTask;
    }

    protected override void Dispose(bool disposing)
    {
        Disposals++;
        base.Dispose(disposing);
    }

    static MemoryStream Filled(Script script, bool reads)
    {
        var content = new MemoryStream();
        content.Write(Programs.Content.OfLength(script.Length));
        content.Position = reads ? script.Start : Math.Min(script.Start, script.Length);
        return content;
    }

    void Called(bool isAllowed)
    {
        ObjectDisposedException.ThrowIf(Disposals > 0, this);
        if (!isAllowed)
            throw new NotSupportedException();
        if (++_calls > MostCalls)
            throw new InvalidOperationException("The program calls the stream again and again.");
    }

    long ToEvent() => _happened || script.At < _content.Position ? int.MaxValue : script.At - _content.Position;

    /// <summary>Whether a read returns nothing now.</summary>
    bool Happens()
    {
        _happened = true;
        switch (script.Event)
        {
            case Event.Throw:
                throw new IOException("As the script says.");
            case Event.Cancel:
                cancellation.Cancel();
                return false;
            default:
                return script.Event == Event.Zero;
        }
    }
}
