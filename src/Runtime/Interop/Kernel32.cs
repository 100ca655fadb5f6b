using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>Functions of kernel32.dll for files and mappings.</summary>
internal static unsafe partial class Kernel32
{
    const string Name = "kernel32.dll";

    public const uint GenericRead = 0x80000000, GenericWrite = 0x40000000, AppendOnly = 0x4 /* FILE_APPEND_DATA */ | 0x100000 /* SYNCHRONIZE */;
    public const uint ShareAll = 7;
    public const uint CreateNew = 1, CreateAlways = 2, OpenExisting = 3, OpenAlways = 4, TruncateExisting = 5;
    public const uint WriteThrough = 0x80000000, BackupSemantics = 0x02000000, OpenReparsePoint = 0x00200000;
    public const uint ReplaceExisting = 1, MoveWriteThrough = 8;
    public const int AllocationClass = 5, EndOfFileClass = 6, AttributeTagClass = 9;
    public const uint DiskType = 1;
    public const uint FailImmediately = 1, ExclusiveLock = 2;
    public const uint DuplicateExtents = 0x98344;

    [LibraryImport(Name, EntryPoint = "CreateFileW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static partial nint CreateFile(string path, uint access, uint share, nint security, uint disposition, uint flags, nint template);

    [LibraryImport(Name, EntryPoint = "WriteFile", SetLastError = true)]
    public static partial int WriteFile(SafeFileHandle file, byte* bytes, uint count, uint* written, Overlapped* overlapped);

    [LibraryImport(Name, EntryPoint = "ReadFile", SetLastError = true)]
    public static partial int ReadFile(SafeFileHandle file, byte* bytes, uint count, uint* read, Overlapped* overlapped);

    [LibraryImport(Name, EntryPoint = "FlushFileBuffers", SetLastError = true)]
    public static partial int FlushFileBuffers(SafeFileHandle file);

    [LibraryImport(Name, EntryPoint = "MoveFileExW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static partial int MoveFileEx(string from, string to, uint flags);

    [LibraryImport(Name, EntryPoint = "DeleteFileW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static partial int DeleteFile(string path);

    [LibraryImport(Name, EntryPoint = "CreateHardLinkW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static partial int CreateHardLink(string path, string existing, nint security);

    [LibraryImport(Name, EntryPoint = "SetFileInformationByHandle", SetLastError = true)]
    public static partial int SetFileInformation(SafeFileHandle file, int kind, long* value, uint size);

    [LibraryImport(Name, EntryPoint = "GetFileInformationByHandle", SetLastError = true)]
    public static partial int GetFileInformation(SafeFileHandle file, Status* status);

    [LibraryImport(Name, EntryPoint = "LockFileEx", SetLastError = true)]
    public static partial int LockFile(SafeFileHandle file, uint flags, uint reserved, uint lowCount, uint highCount, Overlapped* overlapped);

    [LibraryImport(Name, EntryPoint = "UnlockFileEx", SetLastError = true)]
    public static partial int UnlockFile(SafeFileHandle file, uint reserved, uint lowCount, uint highCount, Overlapped* overlapped);

    [LibraryImport(Name, EntryPoint = "CreateFileMappingW", SetLastError = true)]
    public static partial nint CreateFileMapping(SafeFileHandle file, nint security, uint protection, uint highLength, uint lowLength, nint name);

    [LibraryImport(Name, EntryPoint = "MapViewOfFile", SetLastError = true)]
    public static partial nint MapViewOfFile(nint mapping, uint access, uint highOffset, uint lowOffset, nuint length);

    [LibraryImport(Name, EntryPoint = "UnmapViewOfFile", SetLastError = true)]
    public static partial int UnmapViewOfFile(nint address);

    [LibraryImport(Name, EntryPoint = "FlushViewOfFile", SetLastError = true)]
    public static partial int FlushViewOfFile(nint address, nuint length);

    [LibraryImport(Name, EntryPoint = "PrefetchVirtualMemory", SetLastError = true)]
    public static partial int PrefetchVirtualMemory(nint process, nuint count, MemoryRange* ranges, uint flags);

    [LibraryImport(Name, EntryPoint = "CloseHandle", SetLastError = true)]
    public static partial int CloseHandle(nint handle);

    [LibraryImport(Name, EntryPoint = "DeviceIoControl", SetLastError = true)]
    public static partial int DeviceIoControl(SafeFileHandle file, uint code, void* input, uint inputSize, void* output, uint outputSize, uint* returned, Overlapped* overlapped);

    [LibraryImport(Name, EntryPoint = "GetOverlappedResult", SetLastError = true)]
    public static partial int GetOverlappedResult(SafeFileHandle file, Overlapped* overlapped, uint* count, int wait);

    [LibraryImport(Name, EntryPoint = "CancelIoEx", SetLastError = true)]
    public static partial int CancelIo(SafeHandle handle, Overlapped* overlapped);

    [LibraryImport(Name, EntryPoint = "WaitForSingleObject", SetLastError = true)]
    public static partial uint Wait(SafeWaitHandle handle, uint milliseconds);

    [LibraryImport(Name, EntryPoint = "GetFileType", SetLastError = true)]
    public static partial uint TypeOf(SafeFileHandle file);

    [LibraryImport(Name, EntryPoint = "GetFileInformationByHandleEx", SetLastError = true)]
    public static partial int GetTag(SafeFileHandle file, int kind, AttributeTag* tag, uint size);

    /// <summary>OVERLAPPED: where a call reads or writes.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Overlapped
    {
        public nint Internal;
        public nint InternalHigh;
        public long Offset;
        public nint Event;
    }

    /// <summary>BY_HANDLE_FILE_INFORMATION.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Status
    {
        public uint Attributes;
        public fixed uint Times[6];
        public uint Volume;
        public uint HighLength;
        public uint LowLength;
        public uint Links;
        public uint HighIndex;
        public uint LowIndex;
    }

    /// <summary>FILE_ATTRIBUTE_TAG_INFO.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct AttributeTag
    {
        public uint Attributes;
        public uint Tag;
    }

    /// <summary>WIN32_MEMORY_RANGE_ENTRY.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct MemoryRange
    {
        public nint Address;
        public nuint Length;
    }

    /// <summary>DUPLICATE_EXTENTS_DATA.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ClonedRange
    {
        public nint Source;
        public long SourceOffset;
        public long DestinationOffset;
        public long Count;
    }
}
