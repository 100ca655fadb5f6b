using System.Net;
using System.Net.Sockets;

namespace IoAnalyzers.Runtime.Tests.Buffering;

/// <summary>Two sockets of this process that are connected.</summary>
sealed class Connection : IDisposable
{
    public Connection(int kernelBuffer = 0)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Near = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        if (kernelBuffer > 0)
            Near.SendBufferSize = listener.ReceiveBufferSize = kernelBuffer;
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        Near.Connect(listener.LocalEndPoint!);
        Far = listener.Accept();
    }

    public Socket Near { get; }

    public Socket Far { get; }

    /// <summary>All that comes until the near end is shut.</summary>
    public byte[] ReceiveAll()
    {
        using var all = new MemoryStream();
        var bytes = new byte[100_000];
        while (Far.Receive(bytes) is > 0 and var received)
            all.Write(bytes, 0, received);
        return all.ToArray();
    }

    /// <summary>Resets the connection: what comes after gets an error.</summary>
    public void Break()
    {
        Far.LingerState = new(true, 0);
        Far.Dispose();
    }

    public void Dispose()
    {
        Near.Dispose();
        Far.Dispose();
    }
}
