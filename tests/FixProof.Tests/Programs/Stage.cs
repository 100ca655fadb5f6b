using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace IoAnalyzers.FixProof.Programs;

/// <summary>What a program is given, and what is left of it: a folder of its own, two streams and a socket with somebody at its other end.</summary>
sealed class Stage : IDisposable
{
    static readonly byte[] GZip = [0x1F, 0x8B];
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly DirectoryInfo _folder;
    readonly CancellationTokenSource _cancellation = new();
    readonly Socket? _peer;
    readonly Task<byte[]>? _received;

    /// <param name="folder">Where the folder is made: the same before and after, since programs write their paths.</param>
    public Stage(Scenario scenario, bool needsSocket, string folder)
    {
        _folder = Directory.CreateDirectory(System.IO.Path.Combine(folder, "run"));
        Source = new ScriptedStream(scenario.Source, reads: true, _cancellation);
        Destination = new ScriptedStream(scenario.Destination, reads: false, _cancellation);
        if (scenario.IsCancelled)
            _cancellation.Cancel();
        if (scenario.Text is not null)
            File.WriteAllText(Path, scenario.Text, new UTF8Encoding(false));
        else if (scenario.File >= 0)
            File.WriteAllBytes(Path, Content.OfLength(scenario.File));
        Prepare(scenario.Target);
        if (needsSocket)
        {
            (Socket, _peer) = Connected();
            _received = Task.Run(ReceiveAll);
        }
    }

    public ScriptedStream Source { get; }
    public ScriptedStream Destination { get; }
    public Socket? Socket { get; }
    public string Path => System.IO.Path.Combine(_folder.FullName, "state.txt");
    public string Target => System.IO.Path.Combine(_folder.FullName, "target.txt");
    public CancellationToken Token => _cancellation.Token;
    public Journal Journal { get; } = new();

    /// <summary>Every file that is there now, with its name and what it holds.</summary>
    public IEnumerable<string> Files() =>
        from entry in _folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
        orderby entry.FullName
        select $"{System.IO.Path.GetRelativePath(_folder.FullName, entry.FullName)}: {(entry is DirectoryInfo ? "a folder" : entry.LinkTarget is { } target ? $"a link to {target}" : Print(File.ReadAllBytes(entry.FullName)))}";

    /// <summary>What came out at the other end of the socket.</summary>
    public string? Received()
    {
        if (_received is null)
            return null;
        Socket!.Dispose();
        return _received.Wait(Patience) ? Print(_received.Result) : throw new TimeoutException("The socket stays open.");
    }

    /// <summary>Of what is compressed, it counts what a reader gets: how well it is compressed depends on the pieces in which it came.</summary>
    public static string Print(byte[] content)
    {
        if (content.AsSpan().IndexOf(GZip) is >= 0 and var start)
        {
            var plain = new MemoryStream();
            plain.Write(content, 0, start);
            using var reader = new GZipStream(new MemoryStream(content, start, content.Length - start), CompressionMode.Decompress);
            try
            {
                reader.CopyTo(plain);
                return $"compressed, {plain.Length} bytes, {HashOf(plain.ToArray())}";
            }
            catch (InvalidDataException)
            {
                return "compressed, cut off";
            }
        }

        return $"{content.Length} bytes, {HashOf(content)}";
    }

    static string HashOf(byte[] content) => Convert.ToHexString(SHA256.HashData(content).AsSpan(0, 8));

    public void Dispose()
    {
        Socket?.Dispose();
        _peer?.Dispose();
        _cancellation.Dispose();
        _folder.Delete(recursive: true);
    }

    void Prepare(Target target)
    {
        switch (target)
        {
            case Programs.Target.Longer:
                File.WriteAllBytes(Target, Content.OfLength(250_000));
                break;
            case Programs.Target.Full when File.Exists(FullDisk.Device):
                File.CreateSymbolicLink(Target, FullDisk.Device);
                break;
            case Programs.Target.Folder:
                Directory.CreateDirectory(Target);
                break;
        }
    }

    byte[] ReceiveAll()
    {
        var all = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            while (_peer!.Receive(buffer) is > 0 and var count)
                all.Write(buffer, 0, count);
        }
        catch (SocketException)
        {
            // A connection that is torn off ends here, too.
        }

        return all.ToArray();
    }

    static (Socket, Socket) Connected()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(listener.LocalEndPoint!);
        return (socket, listener.Accept());
    }
}
