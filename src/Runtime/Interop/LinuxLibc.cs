using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>Functions of libc that only Linux has, or that are variadic. glibc from 2.28 and musl have them all.</summary>
internal static unsafe partial class LinuxLibc
{
    const string Name = "libc";

    public const int CurrentDirectory = -100;
    public const int EmptyPath = 0x1000;
    public const uint BasicStatus = 0x7FF;
    public const uint RenameNoReplaceFlag = 1;
    public const uint CloneRequest = 0x40049409, CloneRangeRequest = 0x4020940D;
    public const int SendMore = 0x8000, SendNoSignal = 0x4000;
    public const int PopulateRead = 22;
    public const int SetPipeSize = 1031;

    [LibraryImport(Name, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags, uint mode);

    [LibraryImport(Name, EntryPoint = "fdatasync", SetLastError = true)]
    public static partial int FDataSync(SafeFileHandle file);

    [LibraryImport(Name, EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RenameAt2(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport(Name, EntryPoint = "fallocate", SetLastError = true)]
    public static partial int FAllocate(SafeFileHandle file, int mode, long offset, long length);

    // struct stat has another layout on each processor; struct statx has one.
    [LibraryImport(Name, EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int StatX(SafeFileHandle file, string path, int flags, uint mask, Status* status);

    [LibraryImport(Name, EntryPoint = "copy_file_range", SetLastError = true)]
    public static partial nint CopyFileRange(SafeFileHandle source, long* sourceOffset, SafeFileHandle destination, long* destinationOffset, nuint count, uint flags);

    [LibraryImport(Name, EntryPoint = "sendfile", SetLastError = true)]
    public static partial nint SendFile(SafeHandle destination, SafeFileHandle source, long* offset, nuint count);

    [LibraryImport(Name, EntryPoint = "pipe2", SetLastError = true)]
    public static partial int Pipe2(int* ends, int flags);

    [LibraryImport(Name, EntryPoint = "fcntl", SetLastError = true)]
    public static partial int FCntl(SafeFileHandle file, int command, nint argument);

    [LibraryImport(Name, EntryPoint = "splice", SetLastError = true)]
    public static partial nint Splice(SafeHandle source, long* sourceOffset, SafeHandle destination, long* destinationOffset, nuint count, uint flags);

    [LibraryImport(Name, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Clone(SafeFileHandle destination, nuint request, SafeFileHandle source);

    [LibraryImport(Name, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int CloneRange(SafeFileHandle destination, nuint request, ClonedRange* range);

    /// <summary>struct statx.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    public struct Status
    {
        [FieldOffset(20)] public uint Owner;
        [FieldOffset(24)] public uint Group;
        [FieldOffset(28)] public ushort Mode;
        [FieldOffset(32)] public ulong File;
        [FieldOffset(40)] public long Length;
        [FieldOffset(136)] public uint DeviceMajor;
        [FieldOffset(140)] public uint DeviceMinor;
    }

    /// <summary>struct file_clone_range.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ClonedRange
    {
        public long Source;
        public long SourceOffset;
        public long Count;
        public long DestinationOffset;
    }
}
