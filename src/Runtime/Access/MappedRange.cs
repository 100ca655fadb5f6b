using System.Buffers;

namespace IoAnalyzers.Runtime;

/// <summary>A range of a <see cref="MappedFile"/> whose memory stays mapped until this is disposed, and as long as <see cref="Memory{T}.Pin"/> holds it.</summary>
/// <remarks>
/// After that, the memory refuses with <see cref="ObjectDisposedException"/>. A span that was taken from it before is a span like any other: it must not
/// outlive this. A range that nobody disposes keeps the whole mapping until the process ends.
/// </remarks>
public sealed class MappedRange : IDisposable
{
    readonly PinnedMemory _memory;
    readonly bool _isWritable;

    internal MappedRange(PinnedMemory memory, bool isWritable)
    {
        _memory = memory;
        _isWritable = isWritable;
    }

    /// <summary>The range, to be read.</summary>
    public ReadOnlyMemory<byte> Memory => _memory.Memory;

    /// <summary>The range, to be read and written.</summary>
    /// <exception cref="NotSupportedException">The file was opened for reading.</exception>
    public Memory<byte> WritableMemory
    {
        get
        {
            if (!_isWritable)
                MappedFile.ThrowReadOnly();
            return _memory.Memory;
        }
    }

    /// <summary>Gives the range up. The mapping goes when its file is disposed too and nothing else holds it. Nothing is synced.</summary>
    public void Dispose() => ((IDisposable)_memory).Dispose();
}
