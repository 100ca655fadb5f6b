using System.Net;
using System.Net.Sockets;
using IoAnalyzers.Runtime;

namespace IoAnalyzers.Examples;

static class SocketFileExample
{
    public static async Task<string> Run(string folder)
    {
        var path = Path.Combine(folder, "video");
        await File.WriteAllBytesAsync(path, new byte[1 << 20]);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        using var client = await listener.AcceptTcpClientAsync();
        var received = client.GetStream().CopyToAsync(Stream.Null);

        // example: SocketFile
        // A range of an open file, behind a header and in its packet; the bytes never enter the process.
        using (var file = File.OpenHandle(path))
            await SocketFile.SendAsync(socket, file, offset: 4096, count: 65536, header: "HTTP/1.1 206 Partial Content\r\n\r\n"u8.ToArray());
        // end

        socket.Shutdown(SocketShutdown.Send);
        await received;
        return "sent";
    }
}
