using System.Net;
using System.Net.Sockets;

namespace FileServerSample;

/// <summary>Answers each connection, which asks "GET name" or "LIST", with the file of that name or the list of them, and closes it.</summary>
sealed class FileServer(string folder) : IDisposable
{
    public const string ListName = "list.txt";

    readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);

    public IPEndPoint Start()
    {
        _listener.Start();
        return (IPEndPoint)_listener.LocalEndpoint;
    }

    public async Task ServeAsync(int connections, CancellationToken cancellation = default)
    {
        for (var i = 0; i < connections; i++)
        {
            using var client = await _listener.AcceptTcpClientAsync(cancellation);
            await AnswerAsync(client, cancellation);
        }
    }

    public void Dispose() => _listener.Stop();

    async Task AnswerAsync(TcpClient client, CancellationToken cancellation)
    {
        using var network = client.GetStream();
        using var request = new StreamReader(network, leaveOpen: true);
        var line = await request.ReadLineAsync(cancellation);
        if (line == "LIST")
        {
            // IOA3006: on Linux and macOS nothing closes the list, until a finalizer does.
            await client.Client.SendFileAsync(Path.Combine(folder, ListName));
            return;
        }

        if (line?.StartsWith("GET ", StringComparison.Ordinal) != true)
            return;

        using var file = new FileStream(Path.Combine(folder, Path.GetFileName(line["GET ".Length..])), FileMode.Open, FileAccess.Read, FileShare.Read);
        var buffer = new byte[4096];
        int read;

        // IOA3001: one read and one send for each 4 KiB.
        while ((read = await file.ReadAsync(buffer, cancellation)) > 0)
        {
            await network.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
    }

    /// <summary>A page is answered as it is.</summary>
    public static void SendPage(TcpClient client, string path)
    {
        var network = client.GetStream();
        using var page = File.OpenRead(path);

        // IOA3005: a call of IoAnalyzers.Runtime, where the project refers to it.
        page.CopyTo(network);
    }
}
