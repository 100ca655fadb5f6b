using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>Bytes on their way out of a file: at explicit offsets where it has offsets, else by plain reads.</summary>
internal sealed class FileInflow(SystemCalls calls, SafeFileHandle file, string? path, long? offset, bool ownsFile)
{
    readonly bool _hasOffsets = offset is not null;

    /// <summary>Where the next bytes come from; without offsets, how many came.</summary>
    public long Position { get; private set; } = offset ?? 0;

    /// <summary>Makes one call; 0 is the end as it is now.</summary>
    public int Read(Span<byte> bytes)
    {
        while (true)
        {
            var result = _hasOffsets ? calls.ReadAt(file, bytes, Position) : calls.Read(file, bytes);
            if (!result.Failed)
            {
                Position += result.Value;
                return (int)result.Value;
            }

            if (!calls.IsInterrupted(result))
                throw IoFailure.Of(calls, result.Error, _hasOffsets ? "pread" : "read", file, path);
        }
    }

    /// <summary>Goes on behind bytes that nobody wants; false where they have to be read for it.</summary>
    public bool TrySkip(long count)
    {
        if (_hasOffsets)
            Position = checked(Position + count);
        return _hasOffsets;
    }

    public void Close()
    {
        if (ownsFile)
            calls.Close(file);
    }
}
