using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>Sockets on Windows.</summary>
internal static unsafe class WindowsSockets
{
    const short ReadNormal = 0x100, WriteNormal = 0x10, Invalid = 4;

    public static CallResult Send(SafeHandle socket, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            var sent = Winsock.Send(socket, start, bytes.Length, 0);
            return sent >= 0 ? CallResult.Of(sent) : LastError();
        }
    }

    /// <param name="socket">The socket.</param>
    /// <param name="header">Goes before.</param>
    /// <param name="file">The file.</param>
    /// <param name="offset">Where to begin.</param>
    /// <param name="count">How much the file has from there. None is the end: to TransmitFile, 0 stands for all of the file.</param>
    public static CallResult SendFile(SafeHandle socket, ReadOnlySpan<byte> header, SafeFileHandle file, long offset, long count)
    {
        if (count <= 0)
            return CallResult.Done;
        // A timeout is for the next bytes and not for a gigabyte of them.
        var limit = SendTimeoutOf(socket);
        count = Math.Min(count, limit > 0 ? FileSending.BufferBytes : Winsock.MostAtOnce - header.Length);
        using var done = new ManualResetEvent(false);
        var at = new Kernel32.Overlapped { Offset = offset, Event = WindowsWaits.EventOf(done) };
        var held = false;
        try
        {
            // It stays open until the system has let go of what is on this stack.
            socket.DangerousAddRef(ref held);
            fixed (byte* start = header)
            {
                var around = new Winsock.TransmitBuffers { Head = start, HeadLength = (uint)header.Length };
                if (Winsock.TransmitFile(socket, file, (uint)count, 0, &at, header.IsEmpty ? null : &around, 0) == 0 && Marshal.GetLastPInvokeError() != Winsock.Pending)
                    return LastError();
                return Ended(socket, &at, Kernel32.Wait(done.SafeWaitHandle, limit > 0 ? (uint)limit : uint.MaxValue) != Winsock.WaitTimedOut);
            }
        }
        finally
        {
            if (held)
                socket.DangerousRelease();
        }
    }

    static CallResult Ended(SafeHandle socket, Kernel32.Overlapped* at, bool isInTime)
    {
        if (!isInTime)
            Kernel32.CancelIo(socket, at);
        uint sent = 0, flags = 0;
        return Winsock.GetOverlappedResult(socket, at, &sent, 1, &flags) != 0 ? CallResult.Of(sent)
            : isInTime ? LastError()
            : CallResult.Fail((int)SocketError.TimedOut);
    }

    // It counts for calls that block. TransmitFile, like all that is overlapped, does not look at it.
    static int SendTimeoutOf(SafeHandle socket)
    {
        int milliseconds = 0, size = sizeof(int);
        return Winsock.GetOption(socket, Winsock.SocketLevel, Winsock.SendTimeout, &milliseconds, &size) == 0 ? milliseconds : 0;
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
        | ((answered & (1 | Invalid)) != 0 ? PollEvents.Error : 0)
        | ((answered & 2) != 0 ? PollEvents.HungUp : 0);

    static CallResult LastError() => CallResult.Fail(Marshal.GetLastPInvokeError());
}
