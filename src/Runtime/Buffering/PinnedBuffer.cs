using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace IoAnalyzers.Runtime;

/// <summary>Memory that never moves, with a cursor in it. The system gets its address without pinning, and a record costs one comparison and one store.</summary>
/// <remarks>
/// It is an array of the collector's pinned heap: whoever forgets to dispose leaks nothing, and a pointer or span into it, however old, points into
/// memory of this buffer or of one that it grew out of. Without a buffer (after <see cref="Release"/>) both pointers are null, so that the
/// comparison of the fast paths fails and no path of its own asks whether the owner is disposed.
/// </remarks>
internal unsafe struct PinnedBuffer
{
    // A cache line: the copy to the system and the records themselves are faster than from the 16 bytes behind an array's start.
    const int Alignment = 64;

    /// <summary>The cursor. A writer fills from here; a reader takes from here.</summary>
    public byte* Next;

    /// <summary>Where the cursor has to stop.</summary>
    public byte* End;

    byte[]? _array;

    public PinnedBuffer(int capacity)
    {
        Allocate(capacity);
        Next = Start;
    }

    public byte* Start { get; private set; }

    public int Capacity { get; private set; }

    /// <summary>The first byte behind the memory.</summary>
    public readonly byte* Limit => Start + Capacity;

    /// <summary>Bytes between the start and the cursor.</summary>
    public readonly int Filled => (int)(Next - Start);

    /// <summary>Bytes between the cursor and where it stops.</summary>
    public readonly int Left => (int)(End - Next);

    /// <summary>Moves to a memory of at least this size, and of at least twice the size of now; the bytes come along. The caller places cursor and end.</summary>
    void Grow(long capacity, byte* kept, int count)
    {
        var old = _array;
        Allocate((int)Math.Min(Math.Max(capacity, Capacity * 2L), Math.Max(capacity, Array.MaxLength - Alignment)));
        Unsafe.CopyBlockUnaligned(Start, kept, (uint)count);
        GC.KeepAlive(old);
    }

    /// <summary>Lets the cursor go to the end of the memory.</summary>
    public void Open() => End = Limit;

    /// <summary>Lets the cursor go nowhere.</summary>
    public void Shut() => End = Next;

    /// <summary>Takes the first bytes of those before the cursor away; the others move to the start.</summary>
    public void RemoveFirst(int count)
    {
        var rest = Filled - count;
        if (rest > 0 && count > 0)
            new ReadOnlySpan<byte>(Start + count, rest).CopyTo(new(Start, rest));
        Next = Start + rest;
    }

    /// <summary>Puts bytes at the cursor, and grows where they need it.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Limit - Next)
            MakeRoom(bytes.Length);
        bytes.CopyTo(new(Next, bytes.Length));
        Next += bytes.Length;
    }

    /// <summary>Grows so that this much fits behind the cursor; the cursor and what stands before it come along.</summary>
    public void MakeRoom(int size)
    {
        var filled = Filled;
        Grow(filled + (long)size, Start, filled);
        Next = Start + filled;
        End = Limit;
    }

    /// <summary>Moves what stands between the cursor and the end to the start, and grows so that at least this much fits there.</summary>
    public void MoveToStart(int least)
    {
        var left = Left;
        if (least > Capacity)
            Grow(least, Next, left);
        else
            new ReadOnlySpan<byte>(Next, left).CopyTo(new(Start, left));
        Next = Start;
        End = Start + left;
    }

    public readonly Memory<byte> MemoryAt(byte* from, int count) =>
        _array.AsMemory((int)(from - (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_array!))), count);

    public void Release()
    {
        Start = Next = End = null;
        Capacity = 0;
        _array = null;
    }

    void Allocate(long capacity)
    {
        // More than an array can have is refused as everywhere: OutOfMemoryException.
        _array = GC.AllocateUninitializedArray<byte>((int)Math.Min(capacity + Alignment, int.MaxValue), pinned: true);
        var first = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_array));
        Start = (byte*)((first + Alignment - 1) & ~(nuint)(Alignment - 1));
        Capacity = (int)capacity;
    }
}
