using System.Buffers;
using System.Net.Sockets;
using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>Sends a range of a file, and waits on the calling thread.</summary>
internal static class FileSending
{
    /// <summary>What one call sends at most. Every system takes that much.</summary>
    public const long MostAtOnce = 64 << 20;

    public const int BufferBytes = 256 * 1024;

    public static long Run(SystemCalls calls, Socket socket, SafeFileHandle file, long offset, long count, ReadOnlySpan<byte> header, Moved? moved = null)
    {
        var sent = header.IsEmpty ? 0 : SendHeader(calls, socket, file, offset, count, header);
        while (sent < count && !calls.Lacks(Features.SendFile))
        {
            var began = Environment.TickCount64;
            var result = calls.SendFile(socket.SafeHandle, file, offset + sent, Math.Min(count - sent, MostAtOnce));
            if (result.Value > 0)
            {
                sent += result.Value;
                moved?.Add(result.Value);
            }
            // 0 is the end. As the first answer it is also what a file gets whose length the kernel does not know (/proc): there, reading tells.
            else if (result.Value == 0 && sent > 0)
            {
                Push(socket);
                return sent;
            }
            else if (result.Value == 0 || calls.IsRefusal(result, Features.SendFile))
            {
                break;
            }
            else
            {
                Handle(calls, socket, file, result, "sendfile", began);
            }
        }

        if (sent < count)
        {
            sent += ThroughBuffer(calls, socket, file, offset + sent, count - sent, moved);
            if (sent < count)
                Push(socket);
        }

        return sent;
    }

    /// <summary>Sends the header and, where the system does it in one call, what it takes of the file; returns the latter.</summary>
    static long SendHeader(SystemCalls calls, Socket socket, SafeFileHandle file, long offset, long count, ReadOnlySpan<byte> header)
    {
        while (count > 0 && !calls.Lacks(Features.SendHeader | Features.SendFile))
        {
            var began = Environment.TickCount64;
            var result = calls.SendFile(socket.SafeHandle, header, file, offset, Math.Min(count, MostAtOnce));
            if (result.Value >= header.Length)
                return result.Value - header.Length;
            if (result.Value > 0)
                header = header[(int)result.Value..];
            else if (result.Value == 0 || calls.IsRefusal(result, Features.SendHeader))
                break;
            else
                Handle(calls, socket, file, result, "sendfile", began);
        }

        while (!header.IsEmpty)
        {
            var began = Environment.TickCount64;
            var result = calls.Send(socket.SafeHandle, header, more: count > 0);
            if (result.Value > 0)
                header = header[(int)result.Value..];
            else if (calls.IsRefusal(result))
                header = SendAll(socket, header);
            else
                Handle(calls, socket, file, result, "send", began);
        }

        return 0;
    }

    static void Handle(SystemCalls calls, Socket socket, SafeFileHandle file, CallResult result, string call, long began)
    {
        switch (calls.KindOf(result.Error))
        {
            case ErrorKind.Interrupted:
                return;
            case ErrorKind.WouldBlock:
                SocketReadiness.Wait(calls, socket, PollEvents.Writable, began);
                return;
            default:
                throw SocketErrors.FailureOf(calls, result.Error, call, file);
        }
    }

    static long ThroughBuffer(SystemCalls calls, Socket socket, SafeFileHandle file, long offset, long count, Moved? moved)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(count, BufferBytes));
        try
        {
            for (long sent = 0; ;)
            {
                var piece = buffer.AsSpan(0, (int)Math.Min(count - sent, buffer.Length));
                var read = calls.ReadFullyAt(file, piece, offset + sent, null);
                SendAll(socket, piece[..read]);
                sent += read;
                moved?.Add(read);
                if (read < piece.Length || sent == count)
                    return sent;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static ReadOnlySpan<byte> SendAll(Socket socket, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[socket.Send(bytes, SocketFlags.None, out var error)..];
            if (error == SocketError.WouldBlock)
                SocketReadiness.Wait(socket, SelectMode.SelectWrite);
            else if (error != SocketError.Success)
                throw new SocketException((int)error);
        }

        return bytes;
    }

    /// <summary>Linux holds a packet back for 200 ms where more was announced, by MSG_MORE or by sendfile before 6.5, and then the file ended.</summary>
    public static void Push(Socket socket)
    {
        if (!OperatingSystem.IsLinux() || socket.ProtocolType != ProtocolType.Tcp)
            return;
        // Setting TCP_NODELAY sends what is held back, also where it was set before.
        var isOn = socket.NoDelay;
        socket.NoDelay = true;
        if (!isOn)
            socket.NoDelay = false;
    }
}
