using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>A file that goes to a connection, where the runtime library is at hand.</summary>
public sealed class FileThroughUserSpaceTests
{
    [Theory]
    [InlineData("[|file.CopyTo(network)|]", "StreamCopy.Copy(file, network)")]
    [InlineData("[|file.CopyTo(network, 65536)|]", "StreamCopy.Copy(file, network)")]
    [InlineData("await [|file.CopyToAsync(network)|]", "await StreamCopy.CopyAsync(file, network)")]
    [InlineData("await [|file.CopyToAsync(network, token)|]", "await StreamCopy.CopyAsync(file, network, token)")]
    [InlineData("await [|file.CopyToAsync(network, 4096, token)|].ConfigureAwait(false)", "await StreamCopy.CopyAsync(file, network, token).ConfigureAwait(false)")]
    public Task A_stream_of_a_file_is_copied_by_the_library(string before, string after) => Verify<FileThroughUserSpace>.Fix(
        Sending($"using var file = File.OpenRead(path);\n        {before};"), Sending($"using var file = File.OpenRead(path);\n        {after};", "using IoAnalyzers.Runtime;\n"), Framework.Net10WithLibrary);

    [Fact]
    public Task Bytes_that_are_sent_come_from_a_handle() => Verify<FileThroughUserSpace>.Fix(
        Sending("[|socket.Send(File.ReadAllBytes(path))|];"),
        Sending("using (var file = File.OpenHandle(path))\n            SocketFile.Send(socket, file, 0, RandomAccess.GetLength(file));\n", "using IoAnalyzers.Runtime;\n"),
        Framework.Net10WithLibrary);

    [Fact]
    public Task Bytes_that_have_a_name_come_from_a_handle() => Verify<FileThroughUserSpace>.Fix(
        Sending("byte[] bytes = File.ReadAllBytes(path);\n        [|socket.Send(bytes, SocketFlags.None)|];"),
        Sending("using (var file = File.OpenHandle(path))\n            SocketFile.Send(socket, file, 0, RandomAccess.GetLength(file));\n", "using IoAnalyzers.Runtime;\n"),
        Framework.Net10WithLibrary);

    [Fact]
    public Task Without_the_library_nothing_is_said() => Verify<FileThroughUserSpace>.Silent(Sending("using var file = File.OpenRead(path);\n        file.CopyTo(network);\n        socket.Send(File.ReadAllBytes(path));"));

    [Theory]
    [InlineData("using var file = new FileStream(path, FileMode.Open);\n        file.Position = 10;\n        [|file.CopyTo(network)|];\n        network.WriteByte(0);")]
    [InlineData("using Stream file = File.OpenRead(path);\n        [|file.CopyTo(network)|];")]
    [InlineData("using var file = File.OpenRead(path);\n        Stream output = network;\n        [|file.CopyTo(output)|];")]
    [InlineData("foreach (var name in Directory.GetFiles(path))\n            [|socket.Send(File.ReadAllBytes(name))|];")]
    [InlineData("using var file = File.Open(path, FileMode.Open);\n        if (file.Length > 0)\n            [|file.CopyTo(network)|];")]
    public Task Files_however_they_are_opened(string code) => Verify<FileThroughUserSpace>.Reports(Sending(code), Framework.Net10WithLibrary);

    [Theory]
    [InlineData("using var file = File.OpenRead(path);\n        using var tls = new System.Net.Security.SslStream(network);\n        file.CopyTo(tls);")]
    [InlineData("using var file = File.OpenRead(path);\n        using var zip = new System.IO.Compression.GZipStream(network, System.IO.Compression.CompressionMode.Compress);\n        file.CopyTo(zip);")]
    [InlineData("using var file = new System.IO.Compression.GZipStream(File.OpenRead(path), System.IO.Compression.CompressionMode.Decompress);\n        file.CopyTo(network);")]
    [InlineData("using var file = new BufferedStream(File.OpenRead(path));\n        file.CopyTo(network);")]
    [InlineData("unknown.CopyTo(network);")]
    [InlineData("opened.CopyTo(network);")]
    [InlineData("using var file = File.OpenRead(path);\n        file.CopyTo(unknown);")]
    [InlineData("using var file = File.OpenRead(path);\n        file.CopyTo(connection);")]
    [InlineData("network.CopyTo(unknown);")]
    [InlineData("using var memory = new MemoryStream(File.ReadAllBytes(path));\n        memory.CopyTo(network);")]
    [InlineData("using var file = File.OpenRead(path);\n        var task = file.CopyToAsync(network);\n        task.Wait();")]
    [InlineData("using var file = File.OpenRead(path);\n        file.CopyTo(network /* all */);")]
    [InlineData("var sent = socket.Send(File.ReadAllBytes(path));")]
    [InlineData("socket.Send(File.ReadAllBytes(path), SocketFlags.OutOfBand);")]
    [InlineData("socket.Send(File.ReadAllBytes(path), 10, SocketFlags.None);")]
    [InlineData("var bytes = File.ReadAllBytes(path);\n        socket.Send(BitConverter.GetBytes(bytes.Length));\n        socket.Send(bytes);")]
    [InlineData("var bytes = File.ReadAllBytes(path);\n        Array.Reverse(bytes);\n        socket.Send(bytes);")]
    [InlineData("socket.Send(File.ReadAllBytes(\"/proc/meminfo\"));")]
    [InlineData("foreign.Send(File.ReadAllBytes(path));")]
    [InlineData("new Socket(SocketType.Dgram, ProtocolType.Udp).Send(File.ReadAllBytes(path));")]
    public Task What_is_no_file_on_its_way_to_a_connection(string code) => Verify<FileThroughUserSpace>.Silent(Sending(code), Framework.Net10WithLibrary);

    static string Sending(string code, string usings = "") => $$"""
        using System;
        using System.IO;
        using System.Net.Sockets;
        using System.Threading;
        using System.Threading.Tasks;
        {{usings}}
        static class Server
        {
            public static async Task Send(TcpClient client, string path, Stream unknown, FileStream opened, NetworkStream connection, Socket foreign, CancellationToken token)
            {
                var network = client.GetStream();
                var socket = client.Client;
                {{code}}
                await Task.Yield();
            }
        }
        """;
}
