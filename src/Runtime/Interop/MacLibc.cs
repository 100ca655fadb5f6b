using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>Functions of libc that only macOS has, or that are variadic.</summary>
/// <remarks>
/// arm64 Macs pass variadic arguments on the stack, x64 Macs in registers like all others. The declarations of open and fcntl give the argument
/// in both places: as the third, and as the ninth, which no register is left for. The callee looks at one of them.
/// </remarks>
internal static unsafe partial class MacLibc
{
    const string Name = "libc";

    public const int FullSync = 51, BarrierSync = 85, Preallocate = 42;
    public const uint AllocateAll = 4, RenameExclusive = 4;
    public const int FromPhysicalEnd = 3;
    public const int SendNoSignal = 0x80000;

    [LibraryImport(Name, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags, nint mode, nint r3, nint r4, nint r5, nint r6, nint r7, nint modeOnStack);

    [LibraryImport(Name, EntryPoint = "fcntl", SetLastError = true)]
    public static partial int FCntl(SafeFileHandle file, int command, void* argument, nint r3, nint r4, nint r5, nint r6, nint r7, void* argumentOnStack);

    // The symbol with 64-bit inode numbers; arm64 has no other.
    [LibraryImport(Name, EntryPoint = "fstat$INODE64", SetLastError = true)]
    public static partial int FStatX64(SafeFileHandle file, Status* status);

    [LibraryImport(Name, EntryPoint = "fstat", SetLastError = true)]
    public static partial int FStat(SafeFileHandle file, Status* status);

    [LibraryImport(Name, EntryPoint = "renamex_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RenameX(string from, string to, uint flags);

    [LibraryImport(Name, EntryPoint = "sendfile", SetLastError = true)]
    public static partial int SendFile(SafeFileHandle source, SafeHandle socket, long offset, long* count, void* headers, int flags);

    /// <summary>struct stat with 64-bit inode numbers.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 144)]
    public struct Status
    {
        [FieldOffset(0)] public int Device;
        [FieldOffset(4)] public ushort Mode;
        [FieldOffset(8)] public ulong File;
        [FieldOffset(16)] public uint Owner;
        [FieldOffset(20)] public uint Group;
        [FieldOffset(96)] public long Length;
    }

    /// <summary>struct sf_hdtr.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Headers
    {
        public IoVector* Before;
        public int BeforeCount;
        public IoVector* After;
        public int AfterCount;
    }

    /// <summary>fstore_t.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Store
    {
        public uint Flags;
        public int From;
        public long Offset;
        public long Length;
        public long Allocated;
    }
}
