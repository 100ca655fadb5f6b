using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>Calls on handles that were opened for asynchronous use: each needs an event of its own, and a wait.</summary>
internal static unsafe class WindowsWaits
{
    const int Pending = 997;

    /// <summary>FILE_WRITE_TO_END_OF_FILE. Pipes and devices have no offsets and do not look at it.</summary>
    const long End = -1;

    public static CallResult Write(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        using var done = new ManualResetEvent(false);
        var at = At(done, End);
        fixed (byte* start = bytes)
            return Ended(file, Kernel32.WriteFile(file, start, (uint)bytes.Length, null, &at), &at);
    }

    public static CallResult Read(SafeFileHandle file, Span<byte> bytes)
    {
        using var done = new ManualResetEvent(false);
        var at = At(done);
        fixed (byte* start = bytes)
            return Ended(file, Kernel32.ReadFile(file, start, (uint)bytes.Length, null, &at), &at);
    }

    public static CallResult Control(SafeFileHandle file, uint code, void* input, uint inputSize)
    {
        using var done = new ManualResetEvent(false);
        var at = At(done);
        return Ended(file, Kernel32.DeviceIoControl(file, code, input, inputSize, null, 0, null, &at), &at);
    }

    /// <summary>The lowest bit keeps the completion out of the port that .NET binds such handles to; nobody there knows it.</summary>
    public static nint EventOf(ManualResetEvent done) => done.SafeWaitHandle.DangerousGetHandle() | 1;

    static Kernel32.Overlapped At(ManualResetEvent done, long offset = 0) => new() { Offset = offset, Event = EventOf(done) };

    static CallResult Ended(SafeFileHandle file, int succeeded, Kernel32.Overlapped* at)
    {
        if (succeeded == 0 && Marshal.GetLastPInvokeError() is not Pending and var error)
            return CallResult.Fail(error);
        uint count = 0;
        return Kernel32.GetOverlappedResult(file, at, &count, 1) != 0 ? CallResult.Of(count) : CallResult.Fail(Marshal.GetLastPInvokeError());
    }
}
