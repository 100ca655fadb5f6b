using System.Net;
using System.Net.Sockets;

namespace IoAnalyzers.Runtime.Tests.Copying;

/// <summary>Two sockets with a connection between them.</summary>
sealed class Connection : IDisposable
{
    /// <summary>How a socket may be when it is used; a local one where the system has them.</summary>
    public static IEnumerable<string> Kinds { get; } =
        ["blocking", "non-blocking descriptor", "non-blocking", "async", .. Socket.OSSupportsUnixDomainSockets ? (string[])["local"] : []];

    public Connection(bool isLocal = false)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sock");
        EndPoint end = isLocal ? new UnixDomainSocketEndPoint(path) : new IPEndPoint(IPAddress.Loopback, 0);
        var protocol = isLocal ? ProtocolType.Unspecified : ProtocolType.Tcp;
        using var listener = new Socket(end.AddressFamily, SocketType.Stream, protocol);
        // Sizes that are said do not grow: some megabytes fill the two.
        listener.ReceiveBufferSize = 256 * 1024;
        listener.Bind(end);
        listener.Listen();
        Here = new(end.AddressFamily, SocketType.Stream, protocol);
        Here.SendBufferSize = 256 * 1024;
        Here.Connect(listener.LocalEndPoint!);
        Peer = listener.Accept();
        if (isLocal)
            File.Delete(path);
    }

    public Socket Here { get; }

    public Socket Peer { get; }

    /// <summary>.NET makes the descriptor non-blocking with its first asynchronous operation.</summary>
    public void MakeDescriptorNonBlocking()
    {
        var receiving = Here.ReceiveAsync(new byte[1], SocketFlags.None);
        Peer.Send([1]);
        receiving.GetAwaiter().GetResult();
    }

    /// <summary>Reads in small pieces what the peer gets until the connection ends, on a thread of its own.</summary>
    public Task<byte[]> Collect(Task? begin = null) => Task.Factory.StartNew(
        () =>
        {
            begin?.Wait();
            var all = new MemoryStream();
            var piece = new byte[50_000];
            for (int read; (read = Peer.Receive(piece)) > 0;)
                all.Write(piece, 0, read);
            return all.ToArray();
        },
        TaskCreationOptions.LongRunning);

    /// <summary>Sends from the peer and ends its sending, on a thread of its own.</summary>
    public Task Feed(byte[] bytes, Task? begin = null) => Task.Factory.StartNew(
        () =>
        {
            begin?.Wait();
            for (var sent = 0; sent < bytes.Length;)
                sent += Peer.Send(bytes.AsSpan(sent, Math.Min(30_000, bytes.Length - sent)));
            Peer.Shutdown(SocketShutdown.Send);
        },
        TaskCreationOptions.LongRunning);

    /// <summary>The peer goes away with bytes unread, and its system says so to ours.</summary>
    public void Reset()
    {
        Peer.LingerState = new(true, 0);
        Peer.Dispose();
    }

    public void Dispose()
    {
        Here.Dispose();
        Peer.Dispose();
    }
}
