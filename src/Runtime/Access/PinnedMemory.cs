using System.Buffers;

namespace IoAnalyzers.Runtime;

/// <summary>The memory of a range that stays mapped until this is disposed and its last pin is released.</summary>
internal sealed unsafe class PinnedMemory(MappedRegion? region, nint start, int length) : MemoryManager<byte>
{
    /// <summary>The owner and the pins of its memory.</summary>
    int _uses = 1;
    int _isDisposed;

    // What is kept of a memory after its owner was disposed is refused here, before there is an address.
    public override Span<byte> GetSpan()
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, typeof(MappedRange));
        return new((void*)start, length);
    }

    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(elementIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(elementIndex, length);
        for (var uses = Volatile.Read(ref _uses); ;)
        {
            ObjectDisposedException.ThrowIf(uses == 0 || _isDisposed != 0, typeof(MappedRange));
            var seen = Interlocked.CompareExchange(ref _uses, uses + 1, uses);
            if (seen == uses)
                return new((void*)(start + elementIndex), pinnable: this);
            uses = seen;
        }
    }

    // MemoryHandle calls it once: its Dispose forgets us.
    public override void Unpin()
    {
        if (Interlocked.Decrement(ref _uses) == 0)
            region?.Release();
    }

    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            Unpin();
    }
}
