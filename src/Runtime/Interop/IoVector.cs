using System.Runtime.InteropServices;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>struct iovec: one piece of a gathering write. The memory stays pinned by the caller.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct IoVector(byte* start, nuint length)
{
    /// <summary>What every system takes in one call (UIO_MAXIOV on Linux, IOV_MAX on macOS).</summary>
    public const int MostPieces = 1024;

    public byte* Start = start;
    public nuint Length = length;
}
