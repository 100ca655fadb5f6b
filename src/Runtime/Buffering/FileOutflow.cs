using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>Bytes on their way into a file: at explicit offsets where it has offsets; where it has none, or where others append to it too, by plain writes.</summary>
internal sealed unsafe class FileOutflow : Outflow
{
    readonly SystemCalls _calls;
    readonly bool _ownsFile;
    readonly bool _hasOffsets;
    readonly bool _isOfWholeLines;

    public FileOutflow(SystemCalls calls, SafeFileHandle file, string? path, long? offset, RecordBoundary? shared, bool ownsFile)
    {
        _calls = calls;
        File = file;
        Path = path;
        Position = offset ?? 0;
        _hasOffsets = offset is not null;
        _isOfWholeLines = shared == RecordBoundary.Line;
        _ownsFile = ownsFile;
    }

    public SafeFileHandle File { get; }

    public string? Path { get; }

    protected override bool CanRewind => _hasOffsets;

    public override bool TakesLargeRecords => !_isOfWholeLines;

    protected override int Put(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> record, long position)
    {
        // A shared file: one call must not end within a record, so that head and record go by themselves.
        if (!_hasOffsets)
            return _calls.Counted(_calls.Write(File, bytes), "write", File, Path);
        if (record.Length > 0 && !_calls.Lacks(Features.GatherWrite))
        {
            var gathered = Gather(bytes, record, position);
            if (!_calls.IsRefusal(gathered, Features.GatherWrite))
                return _calls.Counted(gathered, "pwritev", File, Path);
        }

        return _calls.Counted(_calls.WriteAt(File, bytes, position), "pwrite", File, Path);
    }

    CallResult Gather(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> record, long position)
    {
        fixed (byte* first = bytes, second = record)
        {
            var pieces = stackalloc IoVector[] { new(first, (nuint)bytes.Length), new(second, (nuint)record.Length) };
            return _calls.WriteGatherAt(File, new(pieces, 2), position);
        }
    }

    public override int Unfinished(ReadOnlySpan<byte> buffered) => _isOfWholeLines ? buffered.Length - 1 - buffered.LastIndexOf((byte)'\n') : 0;

    // No system writes to the page cache asynchronously; a thread of the pool waits.
    public override Task HandOverAsync(BufferedWriter writer, CancellationToken cancellationToken) => Task.Run(writer.HandOver, cancellationToken);

    public override Task WriteAsync(BufferedWriter writer, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        Task.Run(() => writer.Write(bytes.Span), cancellationToken);

    public void Sync(SyncMode mode) => FileSync.Sync(_calls, File, mode, Path);

    public override void Close()
    {
        if (_ownsFile)
            _calls.Close(File);
    }
}
