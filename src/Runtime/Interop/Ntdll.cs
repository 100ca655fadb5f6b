using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>The one function of ntdll.dll that kernel32.dll does not wrap.</summary>
internal static unsafe partial class Ntdll
{
    const string Name = "ntdll.dll";

    /// <summary>FLUSH_FLAGS_FILE_DATA_SYNC_ONLY: no metadata such as times; Windows 10 1809 and Server 2019.</summary>
    public const uint ContentOnly = 4;

    [LibraryImport(Name, EntryPoint = "NtFlushBuffersFileEx")]
    public static partial int FlushBuffers(SafeFileHandle file, uint flags, void* parameters, uint size, StatusBlock* status);

    [LibraryImport(Name, EntryPoint = "RtlNtStatusToDosError")]
    public static partial int ErrorOf(int status);

    [StructLayout(LayoutKind.Sequential)]
    public struct StatusBlock
    {
        public nint Status;
        public nuint Count;
    }
}
