namespace IoAnalyzers.Runtime;

/// <summary>How a <see cref="BufferedFileWriter"/> works.</summary>
public sealed class BufferedFileWriterOptions
{
    internal static readonly BufferedFileWriterOptions Default = new();

    readonly int _bufferSize = BufferedWriter.DefaultBufferSize;
    readonly RecordBoundary _boundary;

    /// <summary>Bytes of the buffer, at least 1. The default is 65,536, beyond which fewer system calls gain less than the processor's caches lose.</summary>
    public int BufferSize
    {
        get => _bufferSize;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _bufferSize = value;
        }
    }

    /// <summary>Whether other processes, or other writers of this one, append to the file at the same time.</summary>
    /// <remarks>
    /// <para>
    /// The file is opened to append (O_APPEND; FILE_APPEND_DATA on Windows), and each write goes to what is the end at that moment. The buffer goes
    /// out in one system call that ends with a whole record (<see cref="Boundary"/>), and a record that does not fit into it goes by itself,
    /// in one call too. So records of several writers never mix and none is lost, on local file systems: NFS has no appending writes, and there
    /// writers overwrite each other. Whoever forgets to share is not kept out.
    /// </para>
    /// <para>
    /// A disk or quota that gets full, a limit of the file's size, or a signal can cut a write short. Its rest goes out with the next call, and
    /// only between these two another writer's record can come. A crash of the system can leave the first part of a record.
    /// </para>
    /// <para>Where the operating system is none of Linux, macOS and Windows, opening throws <see cref="PlatformNotSupportedException"/>: .NET's own way to append loses records.</para>
    /// </remarks>
    public bool Shared { get; init; }

    /// <summary>What a shared file gets in one piece when the buffer is full. A flush hands over all that there is.</summary>
    public RecordBoundary Boundary
    {
        get => _boundary;
        init
        {
            if (value is not (RecordBoundary.Call or RecordBoundary.Line))
                throw new ArgumentOutOfRangeException(nameof(value));
            _boundary = value;
        }
    }
}
