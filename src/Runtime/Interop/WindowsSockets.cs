using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>Sockets on Windows.</summary>
internal static unsafe class WindowsSockets
{
    const short ReadNormal = 0x100, WriteNormal = 0x10;

    public static CallResult Send(SafeHandle socket, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            var sent = Winsock.Send(socket, start, bytes.Length, 0);
            return sent >= 0 ? CallResult.Of(sent) : LastError();
        }
    }

    public static CallResult SendFile(SafeHandle socket, ReadOnlySpan<byte> header, SafeFileHandle file, long offset, long count)
    {
        count = Math.Min(count, Winsock.MostAtOnce - header.Length);
        using var done = new ManualResetEvent(false);
        // The lowest bit keeps the completion out of the port that .NET binds its sockets to; nobody there knows it.
        var at = new Kernel32.Overlapped { Offset = offset, Event = done.SafeWaitHandle.DangerousGetHandle() | 1 };
        fixed (byte* start = header)
        {
            var around = new Winsock.TransmitBuffers { Head = start, HeadLength = (uint)header.Length };
            if (Winsock.TransmitFile(socket, file, (uint)count, 0, &at, header.IsEmpty ? null : &around, 0) == 0 && Marshal.GetLastPInvokeError() != Winsock.Pending)
                return LastError();

            uint sent = 0, flags = 0;
            return Winsock.GetOverlappedResult(socket, &at, &sent, 1, &flags) != 0 ? CallResult.Of(sent) : LastError();
        }
    }

    public static CallResult Poll(SafeHandle socket, PollEvents events, int milliseconds)
    {
        var held = false;
        try
        {
            socket.DangerousAddRef(ref held);
            var polled = new Winsock.PolledSocket
            {
                Socket = socket.DangerousGetHandle(),
                Asked = (short)(((events & PollEvents.Readable) != 0 ? ReadNormal : 0) | ((events & PollEvents.Writable) != 0 ? WriteNormal : 0)),
            };
            return Winsock.Poll(&polled, 1, milliseconds) switch
            {
                > 0 => CallResult.Of((long)EventsOf(polled.Answered)),
                0 => CallResult.Done,
                _ => LastError(),
            };
        }
        finally
        {
            if (held)
                socket.DangerousRelease();
        }
    }

    static PollEvents EventsOf(short answered) =>
        ((answered & ReadNormal) != 0 ? PollEvents.Readable : 0)
        | ((answered & WriteNormal) != 0 ? PollEvents.Writable : 0)
        | ((answered & 1) != 0 ? PollEvents.Error : 0)
        | ((answered & 2) != 0 ? PollEvents.HungUp : 0);

    static CallResult LastError() => CallResult.Fail(Marshal.GetLastPInvokeError());
}
