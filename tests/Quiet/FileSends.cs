using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Quiet;

/// <summary>Files that are sent to a socket and closed again, or that Windows closes.</summary>
public static class FileSends
{
    /// <summary>The synchronous call closes what it opens.</summary>
    public static void Synchronously(Socket socket, string path) => socket.SendFile(path);

    /// <summary>No name, no file.</summary>
    public static async Task BuffersAloneAsync(Socket socket, byte[] header, byte[] trailer) =>
        await socket.SendFileAsync(null, header, trailer, TransmitFileOptions.UseDefaultWorkerThread);

    [SupportedOSPlatform("windows")]
    public static async Task OnWindowsAsync(Socket socket, string path)
    {
        await socket.SendFileAsync(path);
    }

    public static async Task WhereWindowsClosesItAsync(Socket socket, string path)
    {
        if (OperatingSystem.IsWindows())
            await socket.SendFileAsync(path);
        else
            await Task.Run(() => socket.SendFile(path));
    }

    /// <summary>What is sent is encrypted, or compressed: the kernel cannot do that.</summary>
    public static async Task SendEncryptedAsync(TcpClient client, string path, CancellationToken token)
    {
        using var file = File.OpenRead(path);
        using var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsClientAsync("localhost");
        await file.CopyToAsync(secure, token);
    }

    /// <summary>A file of a type that may do more.</summary>
    public static void SendOpened(FileStream file, TcpClient client) => file.CopyTo(client.GetStream());
}
