using System.Net.Sockets;
using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>Sends ranges of open files through sockets, and receives into them, without a copy in the process.</summary>
/// <remarks>
/// <para>
/// Offsets and counts are bytes. The file's own position is not used, so that one handle serves many connections at once; on Windows it may move. The
/// socket is a connected stream; for TLS the bytes have to pass through the process. No other send (or receive) may run on it meanwhile.
/// </para>
/// <para>
/// .NET's <see cref="Socket.SendFile(string)"/> takes whole files by name only, and its asynchronous twin leaves a descriptor open until a
/// finalizer runs (.NET 8 and 10 on Linux).
/// </para>
/// <para>
/// An error of the connection is a <see cref="SocketException"/>, one of the file an <see cref="IOException"/>. How much was sent before is
/// then unknown, and the connection is of no more use. Synchronous calls wait also on a socket whose <see cref="Socket.Blocking"/> is
/// false, each time at most <see cref="Socket.SendTimeout"/> or <see cref="Socket.ReceiveTimeout"/>.
/// </para>
/// </remarks>
public static class SocketFile
{
    static SystemCalls Calls => SystemCalls.Current;

    /// <summary>Sends a header and then a range of a file, and returns when the system has taken all of it.</summary>
    /// <param name="socket">A connected stream socket.</param>
    /// <param name="file">A file that is open for reading.</param>
    /// <param name="offset">Where the range begins. At or behind the end there is nothing to send.</param>
    /// <param name="count">How much; <see cref="long.MaxValue"/> for all up to the end.</param>
    /// <param name="header">What goes before it, in the same packet where both fit. It is sent even where the range is empty.</param>
    /// <returns>How much of the file was sent, without the header: <paramref name="count"/>, or less where the file is shorter. A peer that was promised more has to be told.</returns>
    /// <remarks>
    /// Linux: send(MSG_MORE), sendfile. macOS: sendfile with its header. Windows: TransmitFile. Where a file cannot be sent in this way
    /// (ENOSYS, EINVAL, EOPNOTSUPP): pread and send.
    /// </remarks>
    /// <exception cref="SocketException">The peer closed or reset the connection, there is none, or the timeout passed.</exception>
    /// <exception cref="IOException">The file could not be read.</exception>
    public static long Send(Socket socket, SafeFileHandle file, long offset, long count, ReadOnlySpan<byte> header = default)
    {
        Check(socket, file, offset, ref count);
        return FileSending.Run(Calls, socket, file, offset, count, header);
    }

    /// <summary>As <see cref="Send"/>; no thread waits for the peer. The file is read on the calling thread and on threads of the pool.</summary>
    /// <remarks>
    /// Linux and macOS: send, and sendfile on the descriptor, which .NET makes non-blocking; a full socket is waited for by
    /// <see cref="Socket.SendAsync(ReadOnlyMemory{byte}, CancellationToken)"/> with the next page. Windows: reads and asynchronous sends. A
    /// send that was cancelled may have sent any part; close the connection.
    /// </remarks>
    public static ValueTask<long> SendAsync(
        Socket socket, SafeFileHandle file, long offset, long count, ReadOnlyMemory<byte> header = default, CancellationToken cancellationToken = default)
    {
        Check(socket, file, offset, ref count);
        return AsyncFileSending.Run(Calls, socket, file, offset, count, header, cancellationToken);
    }

    /// <summary>Receives into a range of a file until it is full or the peer has ended its sending.</summary>
    /// <param name="socket">A connected stream socket.</param>
    /// <param name="file">A seekable file that is open for writing. It grows as far as it has to.</param>
    /// <param name="offset">Where the range begins. A file that was opened with O_APPEND takes it at its end.</param>
    /// <param name="count">How much; <see cref="long.MaxValue"/> for all until the peer ends.</param>
    /// <returns>How much was received and written: <paramref name="count"/>, or less where the peer ended before.</returns>
    /// <remarks>
    /// Linux: splice through a pipe of 1 MiB; for ranges below 256 KiB, and where it is refused, recv and pwrite. macOS and Windows: recv and
    /// write. Nothing is synced: <see cref="DurableFile.Sync(Microsoft.Win32.SafeHandles.SafeFileHandle, SyncMode)"/>.
    /// </remarks>
    /// <exception cref="SocketException">The connection was reset, or the timeout passed. What had come is in the file.</exception>
    /// <exception cref="IOException">The file could not be written. Up to 1 MiB was received and is lost.</exception>
    public static long Receive(Socket socket, SafeFileHandle file, long offset, long count)
    {
        Check(socket, file, offset, ref count);
        return FileReceiving.Run(Calls, socket, file, offset, count);
    }

    /// <summary>As <see cref="Receive"/>; no thread waits for the peer. What came before it was cancelled is in the file.</summary>
    public static ValueTask<long> ReceiveAsync(Socket socket, SafeFileHandle file, long offset, long count, CancellationToken cancellationToken = default)
    {
        Check(socket, file, offset, ref count);
        return FileReceiving.RunAsync(Calls, socket, file, offset, count, cancellationToken);
    }

    static void Check(Socket socket, SafeFileHandle file, long offset, ref long count)
    {
        ArgumentNullException.ThrowIfNull(socket);
        OpenHandle.Check(file);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ObjectDisposedException.ThrowIf(socket.SafeHandle.IsClosed, socket);
        // Whether it is connected, the system knows; Socket.Connected is false also after an operation that was cancelled.
        if (socket.SocketType != SocketType.Stream)
            throw new NotSupportedException("The socket is no stream.");
        count = Math.Min(count, long.MaxValue - offset);
    }
}
