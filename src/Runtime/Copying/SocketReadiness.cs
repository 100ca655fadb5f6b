using System.Net.Sockets;
using System.Runtime.CompilerServices;
using IoAnalyzers.Runtime.Interop;

namespace IoAnalyzers.Runtime;

/// <summary>Waits until a socket takes or has bytes.</summary>
internal static class SocketReadiness
{
    static readonly ConditionalWeakTable<Socket, object> NonBlocking = [];

    /// <summary>Waits with poll on the calling thread, as long as the socket's own timeout allows.</summary>
    /// <param name="calls">The system.</param>
    /// <param name="socket">The socket.</param>
    /// <param name="events">To send or to receive.</param>
    /// <param name="began"><see cref="Environment.TickCount64"/> when the call was made that found the socket not ready. One on a blocking descriptor has waited already (SO_SNDTIMEO).</param>
    public static void Wait(SystemCalls calls, Socket socket, PollEvents events, long began)
    {
        var timeout = events == PollEvents.Writable ? socket.SendTimeout : socket.ReceiveTimeout;
        while (true)
        {
            var left = timeout <= 0 ? -1 : (int)Math.Max(0, timeout - (Environment.TickCount64 - began));
            var result = calls.Poll(socket.SafeHandle, events, left);
            if (result.Value > 0)
                return;
            if (calls.IsInterrupted(result))
                continue;
            throw result.Failed ? IoFailure.OfSocket(calls, result.Error, "poll") : new SocketException((int)SocketError.TimedOut);
        }
    }

    /// <summary>The same with .NET's own poll, where .NET moves the bytes.</summary>
    public static void Wait(Socket socket, SelectMode mode)
    {
        var timeout = mode == SelectMode.SelectWrite ? socket.SendTimeout : socket.ReceiveTimeout;
        if (!socket.Poll(timeout > 0 ? TimeSpan.FromMilliseconds(timeout) : Timeout.InfiniteTimeSpan, mode))
            throw new SocketException((int)SocketError.TimedOut);
    }

    /// <summary>Makes calls on the descriptor return at once where they would wait.</summary>
    /// <remarks>
    /// .NET opens sockets blocking and makes a descriptor non-blocking for good with its first asynchronous operation, after which it waits
    /// on its own behalf in synchronous ones. Setting O_NONBLOCK behind its back would make those fail. So an operation it is: sending nothing.
    /// </remarks>
    public static ValueTask MakeNonBlocking(Socket socket, CancellationToken token) =>
        NonBlocking.TryGetValue(socket, out _) ? ValueTask.CompletedTask : SendNothing(socket, token);

    static async ValueTask SendNothing(Socket socket, CancellationToken token)
    {
        await socket.SendAsync(ReadOnlyMemory<byte>.Empty, SocketFlags.None, token).ConfigureAwait(false);
        NonBlocking.AddOrUpdate(socket, socket);
    }
}
