using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>Mappings on Windows: a section object is made for each view and closed at once; the view keeps it.</summary>
internal static unsafe class WindowsMemory
{
    const uint PageReadOnly = 2, PageReadWrite = 4, ViewWrite = 2, ViewRead = 4;
    const nint CurrentProcess = -1;

    public static CallResult Map(SafeFileHandle file, long offset, nuint length, MapAccess access, out nint address)
    {
        address = 0;
        // A section of length 0 is as long as the file; a longer one would make a writable file grow.
        var mapping = Kernel32.CreateFileMapping(file, 0, access == MapAccess.Read ? PageReadOnly : PageReadWrite, 0, 0, 0);
        if (mapping == 0)
            return LastError();

        address = Kernel32.MapViewOfFile(mapping, access == MapAccess.Read ? ViewRead : ViewRead | ViewWrite, (uint)(offset >> 32), (uint)offset, length);
        var result = address == 0 ? LastError() : CallResult.Done;
        Kernel32.CloseHandle(mapping);
        return result;
    }

    public static CallResult Advise(nint address, nuint length, MapAdvice advice)
    {
        if (advice is not (MapAdvice.WillNeed or MapAdvice.Populate))
            return CallResult.Done;
        var range = new Kernel32.MemoryRange { Address = address, Length = length };
        return Kernel32.PrefetchVirtualMemory(CurrentProcess, 1, &range, 0) != 0 ? CallResult.Done : LastError();
    }

    static CallResult LastError() => CallResult.Fail(Marshal.GetLastPInvokeError());
}
