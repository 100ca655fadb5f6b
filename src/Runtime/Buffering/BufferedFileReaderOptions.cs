namespace IoAnalyzers.Runtime;

/// <summary>How a <see cref="BufferedFileReader"/> works.</summary>
public sealed class BufferedFileReaderOptions
{
    internal static readonly BufferedFileReaderOptions Default = new();

    readonly int _bufferSize = BufferedWriter.DefaultBufferSize;
    readonly int _maxLineBytes = 64 * 1024 * 1024;

    /// <summary>Bytes of the buffer, at least 1. The default is 65,536.</summary>
    public int BufferSize
    {
        get => _bufferSize;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _bufferSize = value;
        }
    }

    /// <summary>The longest line, in bytes without its end; at least 1. The default is 64 MiB. A file without line ends, or one that never ends, would take all memory.</summary>
    public int MaxLineBytes
    {
        get => _maxLineBytes;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maxLineBytes = value;
        }
    }
}
