using System.Buffers;
using System.Net.Sockets;
using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>Sends a range of a file, and leaves the thread where the socket takes no more.</summary>
/// <remarks>
/// sendfile on the non-blocking descriptor fills the socket. When it is full, the next page of the file is given to .NET's own
/// <see cref="Socket.SendAsync(ReadOnlyMemory{byte}, CancellationToken)"/>: it waits in the engine that serves all sockets of the process, ends when that
/// page is sent, which is when there is room for more, and knows cancellation and sockets that are closed meanwhile. An epoll of our own
/// would need a thread, a second registration of each descriptor, and an answer to descriptors that are closed and given out anew; a wait
/// for readiness is what .NET does not offer for sending: sending no bytes completes at once.
/// </remarks>
internal static class AsyncFileSending
{
    /// <summary>The waiting page. Half a socket's memory gets free before it is sent, so that copying it does not count.</summary>
    const int PageBytes = 4096;

    public static async ValueTask<long> Run(
        SystemCalls calls, Socket socket, SafeFileHandle file, long offset, long count, ReadOnlyMemory<byte> header, CancellationToken token, Moved? moved = null)
    {
        token.ThrowIfCancelled();
        // Windows has no non-blocking TransmitFile; asynchronous sends of a buffer are at home there.
        var kernelSends = !OperatingSystem.IsWindows() && !calls.Lacks(Features.SendFile);
        if (kernelSends)
            await SocketReadiness.MakeNonBlocking(socket, token).ConfigureAwait(false);

        if (!header.IsEmpty)
        {
            var taken = kernelSends ? SendHeader(calls, socket, file, header.Span, more: count > 0) : 0;
            await SendAll(socket, header[taken..], token).ConfigureAwait(false);
        }

        long sent = 0;
        while (kernelSends && sent < count)
        {
            token.ThrowIfCancelled();
            var result = calls.SendFile(socket.SafeHandle, file, offset + sent, Math.Min(count - sent, FileSending.MostAtOnce));
            if (result.Value > 0)
            {
                sent += result.Value;
                moved?.Add(result.Value);
                continue;
            }

            if (result.Value == 0 && sent > 0)
            {
                FileSending.Push(socket);
                return sent;
            }

            if (result.Value == 0 || calls.IsRefusal(result, Features.SendFile))
                break;
            switch (calls.KindOf(result.Error))
            {
                case ErrorKind.Interrupted:
                    continue;
                case ErrorKind.WouldBlock:
                    var (passed, isEnd) = await ThroughBuffer(calls, socket, file, offset + sent, Math.Min(count - sent, PageBytes), token, moved).ConfigureAwait(false);
                    sent += passed;
                    kernelSends = !isEnd;
                    continue;
                default:
                    throw SocketErrors.FailureOf(calls, result.Error, "sendfile", file);
            }
        }

        if (sent < count)
        {
            sent += (await ThroughBuffer(calls, socket, file, offset + sent, count - sent, token, moved).ConfigureAwait(false)).Sent;
            if (sent < count)
                FileSending.Push(socket);
        }

        return sent;
    }

    /// <summary>What the socket takes at once, held back for the file's first bytes.</summary>
    static int SendHeader(SystemCalls calls, Socket socket, SafeFileHandle file, ReadOnlySpan<byte> header, bool more)
    {
        var sent = 0;
        while (sent < header.Length)
        {
            var result = calls.Send(socket.SafeHandle, header[sent..], more);
            if (result.Value > 0)
                sent += (int)result.Value;
            else if (calls.KindOf(result.Error) == ErrorKind.WouldBlock || calls.IsRefusal(result))
                break;
            else if (!calls.IsInterrupted(result))
                throw SocketErrors.FailureOf(calls, result.Error, "send", file);
        }

        return sent;
    }

    static async ValueTask<(long Sent, bool IsEnd)> ThroughBuffer(
        SystemCalls calls, Socket socket, SafeFileHandle file, long offset, long count, CancellationToken token, Moved? moved)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(count, FileSending.BufferBytes));
        try
        {
            for (long sent = 0; ;)
            {
                var piece = buffer.AsMemory(0, (int)Math.Min(count - sent, buffer.Length));
                var read = calls.ReadFullyAt(file, piece.Span, offset + sent, null);
                await SendAll(socket, piece[..read], token).ConfigureAwait(false);
                sent += read;
                moved?.Add(read);
                if (read < piece.Length || sent == count)
                    return (sent, read < piece.Length);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static async ValueTask SendAll(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken token)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, token).ConfigureAwait(false)..];
    }
}
