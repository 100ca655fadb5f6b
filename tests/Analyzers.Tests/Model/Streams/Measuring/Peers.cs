using System.IO.Pipes;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IoAnalyzers.Tests.Model.Streams.Measuring;

/// <summary>Streams with somebody at the other end, on this machine.</summary>
/// <remarks>
/// The kernel does not count the calls of sockets, so they are measured at the other end: a write has passed on when its byte can be
/// received although nothing was flushed, and a read has read ahead when it takes more from the kernel than one byte.
/// </remarks>
static class Peers
{
    const int MicrosecondsToArrive = 10_000_000;

    public static IEnumerable<Specimen> All =>
    [
        new("System.Net.Sockets.NetworkStream", "loopback", Network(Sent), Network(Received)),
        new("System.IO.Pipes.NamedPipeServerStream", "loopback", Named(asServer: true, Sent), Named(asServer: true, Received)),
        new("System.IO.Pipes.NamedPipeClientStream", "loopback", Named(asServer: false, Sent), Named(asServer: false, Received)),
        new("System.IO.Pipes.AnonymousPipeServerStream", "default", Anonymous(PipeDirection.Out, asServer: true), Anonymous(PipeDirection.In, asServer: true)),
        new("System.IO.Pipes.AnonymousPipeClientStream", "default", Anonymous(PipeDirection.In, asServer: false), Anonymous(PipeDirection.Out, asServer: false)),
        new("System.IO.Pipes.PipeStream", "as server", Anonymous(PipeDirection.Out, asServer: true), Anonymous(PipeDirection.In, asServer: true)),
        new("System.Net.Security.SslStream", "loopback", () => Tls(reads: false), () => Tls(reads: true)),
        new("System.Net.WebSockets.WebSocketStream", "over a stream", () => WebSocketRig(reads: false), () => WebSocketRig(reads: true)),
    ];

    static Func<Rig> Network(Func<Stream, Socket, Socket, IDisposable[], Rig> use) => () =>
    {
        var (near, far) = Connect();
        var stream = new NetworkStream(near, ownsSocket: true);
        return use(stream, near, far, [stream, far]);
    };

    static Func<Rig> Named(bool asServer, Func<Stream, Socket, Socket, IDisposable[], Rig> use) => () =>
    {
        var name = Path.GetRandomFileName();
        var server = new NamedPipeServerStream(name, PipeDirection.InOut);
        var client = new NamedPipeClientStream(".", name, PipeDirection.InOut);
        var accepted = server.WaitForConnectionAsync();
        client.Connect();
        accepted.GetAwaiter().GetResult();
        PipeStream near = asServer ? server : client, far = asServer ? client : server;
        return use(near, SocketOf(near), SocketOf(far), [client, server]);
    };

    static Socket SocketOf(PipeStream pipe) => new(new SafeSocketHandle(pipe.SafePipeHandle.DangerousGetHandle(), ownsHandle: false));

    /// <summary>Each step writes a byte and counts it when it arrives before anything else is written.</summary>
    static Rig Sent(Stream stream, Socket near, Socket far, IDisposable[] owned)
    {
        var arrived = 0;
        return new(Step, () => arrived, owned) { Flush = stream.Flush, Arrived = () => arrived };

        void Step()
        {
            stream.WriteByte(1);
            if (far.Poll(MicrosecondsToArrive, SelectMode.SelectRead))
                arrived += far.Receive(new byte[Rig.Steps]);
        }
    }

    /// <summary>Counts the bytes that the steps take from the kernel; one more than the steps means that the stream reads ahead.</summary>
    static Rig Received(Stream stream, Socket near, Socket far, IDisposable[] owned)
    {
        far.Send(new byte[2 * Rig.Steps]);
        SpinWait.SpinUntil(() => near.Available == 2 * Rig.Steps);
        return new(() => Assert.NotEqual(-1, stream.ReadByte()), () => 2 * Rig.Steps - near.Available, owned);
    }

    static Func<Rig> Anonymous(PipeDirection direction, bool asServer) => () =>
    {
        var server = new AnonymousPipeServerStream(direction);
        var client = new AnonymousPipeClientStream(direction == PipeDirection.Out ? PipeDirection.In : PipeDirection.Out, server.ClientSafePipeHandle);
        PipeStream near = asServer ? server : client, far = asServer ? client : server;
        if (near.CanWrite)
            return new(() => near.WriteByte(1), () => KernelCalls.Writes, client, server) { Flush = near.Flush, Arrived = () => Received(far) };

        far.Write(new byte[2 * Rig.Steps]);
        return new(() => Assert.NotEqual(-1, near.ReadByte()), () => KernelCalls.Reads, client, server);
    };

    /// <summary>Reads all that the steps wrote; waits for it where it did not arrive.</summary>
    static int Received(Stream far)
    {
        var bytes = new byte[Rig.Steps];
        far.ReadExactly(bytes);
        return bytes.Ones();
    }

    static Rig Tls(bool reads)
    {
        var (near, far) = Connect();
        var counting = new CountingStream(new NetworkStream(near, ownsSocket: true));
        var client = new SslStream(counting, leaveInnerStreamOpen: false, (_, _, _, _) => true);
        var server = new SslStream(new NetworkStream(far, ownsSocket: true));
        using var certificate = SelfSigned();
        Task.WaitAll(server.AuthenticateAsServerAsync(certificate), client.AuthenticateAsClientAsync("localhost"));
        if (!reads)
            return new(() => client.WriteByte(1), () => counting.Writes, client, server)
            {
                Flush = client.Flush,
                Arrived = () => Received(server),
                InnerFlushes = () => counting.Flushes,
                InnerBytes = () => counting.BytesWritten,
            };

        server.Write(new byte[2 * Rig.Steps]);
        // The first read takes in what the server says after the handshake as well.
        client.ReadByte();
        return new(() => Assert.NotEqual(-1, client.ReadByte()), () => counting.Reads, client, server);
    }

    static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    static Rig WebSocketRig(bool reads)
    {
        var (near, far) = Connect();
        var counting = new CountingStream(new NetworkStream(near, ownsSocket: true));
        var stream = WebSocketStream.Create(WebSocket.CreateFromStream(counting, new WebSocketCreationOptions()), WebSocketMessageType.Binary);
        var other = WebSocketStream.Create(
            WebSocket.CreateFromStream(new NetworkStream(far, ownsSocket: true), new WebSocketCreationOptions { IsServer = true }), WebSocketMessageType.Binary);
        if (!reads)
            return new(() => stream.WriteByte(1), () => counting.Writes, stream, other) { Flush = stream.Flush, Arrived = () => Received(other) };

        other.Write(new byte[2 * Rig.Steps]);
        return new(() => Assert.NotEqual(-1, stream.ReadByte()), () => counting.Reads, stream, other);
    }

    static (Socket Near, Socket Far) Connect()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        var near = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        near.Connect(listener.LocalEndPoint!);
        return (near, listener.Accept());
    }
}
