using System.Net;
using System.Net.Sockets;
using IoAnalyzers.Runtime;

namespace IoAnalyzers.Examples;

static class BufferedSocketWriterExample
{
    public static async Task<string> Run(string folder)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        using var server = await listener.AcceptSocketAsync();
        ReadOnlyMemory<byte> payload = "hello"u8.ToArray();

        // example: BufferedSocketWriter
        // Header and body leave together, when Flush says so: one send, one packet.
        using (var writer = new BufferedSocketWriter(client))
        {
            writer.Write(payload.Length);
            writer.Write(payload.Span);
            await writer.FlushAsync();
        }
        // end

        var received = new byte[64];
        return $"{await server.ReceiveAsync(received)} bytes";
    }
}
