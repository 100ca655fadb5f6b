using System.Buffers;
using System.Net.Sockets;
using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>Writes what a socket receives into a range of a file.</summary>
internal static class FileReceiving
{
    const int BufferBytes = 256 * 1024;

    public static long Run(SystemCalls calls, Socket socket, SafeFileHandle file, long offset, long count, Moved? moved = null)
    {
        long received = 0;
        using (var pipe = PipeFor(calls, count))
        {
            while (pipe is not null && received < count)
            {
                var began = Environment.TickCount64;
                var result = TakeIn(calls, socket, pipe, file, offset + received, count - received, moved);
                if (result.Value == 0)
                    return received;
                if (result.Value > 0)
                    received += result.Value;
                else if (calls.KindOf(result.Error) == ErrorKind.WouldBlock)
                    SocketReadiness.Wait(calls, socket, PollEvents.Readable, began);
                else if (calls.IsRefusal(result, Features.Splice))
                    break;
                else if (!calls.IsInterrupted(result))
                    throw SocketErrors.FailureOf(calls, result.Error, "splice", file);
            }
        }

        return received == count ? received : received + ThroughBuffer(calls, socket, file, offset + received, count - received, moved);
    }

    public static async ValueTask<long> RunAsync(
        SystemCalls calls, Socket socket, SafeFileHandle file, long offset, long count, CancellationToken token, Moved? moved = null)
    {
        token.ThrowIfCancelled();
        long received = 0;
        using (var pipe = PipeFor(calls, count))
        {
            if (pipe is not null)
                await SocketReadiness.MakeNonBlocking(socket, token).ConfigureAwait(false);
            while (pipe is not null && received < count)
            {
                token.ThrowIfCancelled();
                var result = TakeIn(calls, socket, pipe, file, offset + received, count - received, moved);
                if (result.Value == 0)
                    return received;
                if (result.Value > 0)
                    received += result.Value;
                // Receiving no bytes completes when there are some.
                else if (calls.KindOf(result.Error) == ErrorKind.WouldBlock)
                    _ = await socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None, token).ConfigureAwait(false);
                else if (calls.IsRefusal(result, Features.Splice))
                    break;
                else if (!calls.IsInterrupted(result))
                    throw SocketErrors.FailureOf(calls, result.Error, "splice", file);
            }
        }

        return received == count
            ? received
            : received + await ThroughBufferAsync(calls, socket, file, offset + received, count - received, token, moved).ConfigureAwait(false);
    }

    static KernelPipe? PipeFor(SystemCalls calls, long count) => count < KernelPipe.WorthwhileBytes ? null : KernelPipe.TryMake(calls);

    /// <summary>Moves what the socket has into the file.</summary>
    static CallResult TakeIn(SystemCalls calls, Socket socket, KernelPipe pipe, SafeFileHandle file, long offset, long count, Moved? moved)
    {
        var result = calls.Splice(socket.SafeHandle, -1, pipe.Entrance, -1, Math.Min(count, KernelPipe.Bytes));
        if (result.Value > 0)
        {
            pipe.Empty(file, offset, result.Value);
            moved?.Add(result.Value);
        }

        return result;
    }

    static long ThroughBuffer(SystemCalls calls, Socket socket, SafeFileHandle file, long offset, long count, Moved? moved)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(count, BufferBytes));
        try
        {
            long received = 0;
            while (received < count)
            {
                var read = socket.Receive(buffer.AsSpan(0, (int)Math.Min(count - received, buffer.Length)), SocketFlags.None, out var error);
                if (error == SocketError.WouldBlock)
                {
                    SocketReadiness.Wait(socket, SelectMode.SelectRead);
                    continue;
                }

                if (error != SocketError.Success)
                    throw new SocketException((int)error);
                if (read == 0)
                    break;
                calls.WriteAllAt(file, buffer.AsSpan(0, read), offset + received, null);
                received += read;
                moved?.Add(read);
            }

            return received;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static async ValueTask<long> ThroughBufferAsync(
        SystemCalls calls, Socket socket, SafeFileHandle file, long offset, long count, CancellationToken token, Moved? moved)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(count, BufferBytes));
        try
        {
            long received = 0;
            while (received < count)
            {
                var piece = buffer.AsMemory(0, (int)Math.Min(count - received, buffer.Length));
                var read = await socket.ReceiveAsync(piece, SocketFlags.None, token).ConfigureAwait(false);
                if (read == 0)
                    break;
                calls.WriteAllAt(file, piece.Span[..read], offset + received, null);
                received += read;
                moved?.Add(read);
            }

            return received;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
