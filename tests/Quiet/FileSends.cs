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
}
