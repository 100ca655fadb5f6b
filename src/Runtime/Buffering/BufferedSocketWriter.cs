using System.Net.Sockets;
using IoAnalyzers.Runtime.Interop;

namespace IoAnalyzers.Runtime;

/// <summary>Writes to a connected stream socket, with one system call for each full buffer.</summary>
/// <remarks>
/// <para>
/// Nothing goes out before the buffer is full or <see cref="BufferedWriter.Flush"/> is called: flush before waiting for an answer. A failed send
/// throws <see cref="SocketException"/>; what a failed write leaves is said at <see cref="BufferedWriter"/>. When
/// <see cref="BufferedWriter.FlushAsync"/> fails or is cancelled, nobody knows how much the other end got, and every later write and flush fails with
/// <see cref="SocketException"/>.
/// </para>
/// <para>
/// Where the connection takes no more, a write waits, also on a non-blocking socket, for as long as <see cref="Socket.SendTimeout"/> says. The
/// process gets no signal when the other end is gone. Linux and macOS: send(MSG_NOSIGNAL), poll. Windows: send, WSAPoll. Elsewhere:
/// Socket.Send.
/// </para>
/// </remarks>
public sealed class BufferedSocketWriter : BufferedWriter
{
    /// <summary>Writes to a socket.</summary>
    /// <param name="socket">A stream socket that is connected.</param>
    /// <param name="ownsSocket">Whether <see cref="BufferedWriter.Dispose"/> closes the socket.</param>
    /// <param name="bufferSize">Bytes of the buffer, at least 1.</param>
    /// <exception cref="ArgumentException">The socket is no stream socket.</exception>
    /// <exception cref="SocketException">The socket is not connected.</exception>
    public BufferedSocketWriter(Socket socket, bool ownsSocket = false, int bufferSize = 64 * 1024)
        : this(SystemCalls.Current, socket, ownsSocket, bufferSize)
    {
    }

    /// <summary>Writes to the socket of a stream. What fails throws what the stream would throw: <see cref="IOException"/> around the <see cref="SocketException"/>.</summary>
    /// <param name="stream">A stream that can be written to. Bytes that are written to it meanwhile go out before those that wait in the buffer.</param>
    /// <param name="leaveOpen">False lets <see cref="BufferedWriter.Dispose"/> close the stream, and its socket where the stream owns it.</param>
    /// <param name="bufferSize">Bytes of the buffer, at least 1.</param>
    /// <exception cref="ArgumentException">The stream cannot be written to.</exception>
    /// <exception cref="ObjectDisposedException">The stream has been closed.</exception>
    public BufferedSocketWriter(NetworkStream stream, bool leaveOpen = false, int bufferSize = 64 * 1024)
        : base(new NetworkStreamOutflow(SystemCalls.Current, Checked(stream), leaveOpen), AtLeastOne(bufferSize))
    {
    }

    internal BufferedSocketWriter(SystemCalls calls, Socket socket, bool ownsSocket = false, int bufferSize = DefaultBufferSize)
        : base(new SocketOutflow(calls, Checked(socket), ownsSocket), AtLeastOne(bufferSize))
    {
    }

    static Socket Checked(Socket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        if (socket.SocketType != SocketType.Stream)
            throw new ArgumentException("Only a stream socket can be written to.", nameof(socket));
        return socket.Connected ? socket : throw new SocketException((int)SocketError.NotConnected);
    }

    static NetworkStream Checked(NetworkStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ObjectDisposedException.ThrowIf(!stream.CanWrite && !stream.CanRead, stream);
        return stream.CanWrite ? stream : throw new ArgumentException("The stream cannot be written to.", nameof(stream));
    }

    static int AtLeastOne(int bufferSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bufferSize, 1);
        return bufferSize;
    }
}
