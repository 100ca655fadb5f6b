using IoAnalyzers.Copying;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.Tests.Copying;

public sealed class LeakingSendFileTests
{
    /// <summary>What sends the file between the braces, for the usual names.</summary>
    const string Sending = """
            var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            packets.Completed += (_, _) => sent.SetResult();
            if (network.Socket.SendPacketsAsync(packets))
                await sent.Task;
            if (packets.SocketError != SocketError.Success)
                throw new SocketException((int)packets.SocketError);
        """;

    const string Opening = "using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true))";

    const string Packets = "using (var packets = new SocketAsyncEventArgs { SendPacketsElements = new[] { new SendPacketsElement(file) } })";

    [Fact]
    public Task The_file_is_opened_and_sent_as_a_packet() => Verify<LeakingSendFile>.Fix(
        "await [|network.Socket.SendFileAsync(path)|];",
        $$"""
        {{Opening}}
        {{Packets}}
        {
        {{Sending}}
        }
        """);

    [Fact]
    public Task More_code_below_is_set_off_and_runs_with_the_file_closed() => Verify<LeakingSendFile>.Fix(
        """
        await [|network.Socket.SendFileAsync(path)|];
        File.Delete(path);
        """,
        $$"""
        {{Opening}}
        {{Packets}}
        {
        {{Sending}}
        }

        File.Delete(path);
        """,
        Framework.Net8);

    [Fact]
    public Task What_goes_before_and_behind_the_file_are_packets_too() => Verify<LeakingSendFile>.Fix(
        """
        var end = new ReadOnlyMemory<byte>(data, 0, 2);
        await [|network.Socket.SendFileAsync(path, data, end, TransmitFileOptions.Disconnect)|];
        """,
        $$"""
        var end = new ReadOnlyMemory<byte>(data, 0, 2);
        {{Opening}}
        using (var packets = new SocketAsyncEventArgs { SendPacketsElements = new[] { new SendPacketsElement(data), new SendPacketsElement(file), new SendPacketsElement(end) }, SendPacketsFlags = TransmitFileOptions.Disconnect })
        {
        {{Sending}}
        }
        """);

    [Fact]
    public Task Parts_of_an_array_and_flags_that_say_nothing() => Verify<LeakingSendFile>.Fix(
        "await [|network.Socket.SendFileAsync(path, data.AsMemory(0, 4), default, TransmitFileOptions.UseDefaultWorkerThread, CancellationToken.None)|];",
        $$"""
        {{Opening}}
        using (var packets = new SocketAsyncEventArgs { SendPacketsElements = new[] { new SendPacketsElement(data.AsMemory(0, 4)), new SendPacketsElement(file) } })
        {
        {{Sending}}
        }
        """);

    [Fact]
    public Task The_body_of_an_if_stays_its_body() => Verify<LeakingSendFile>.Fix(
        """
        if (data.Length == 0)
            await [|network.Socket.SendFileAsync(path)|];
        else
            Console.WriteLine();
        """,
        $$"""
        if (data.Length == 0)
            {{Opening}}
            {{Packets}}
            {
        {{Sending.Replace("    ", "        ").Replace("                await", "            await").Replace("                throw", "            throw")}}
            }
        else
            Console.WriteLine();
        """);

    [Fact]
    public Task A_project_that_writes_types_out_keeps_to_it() => Verify<LeakingSendFile>.Fix(
        """
        Socket socket = network.Socket;
        await [|socket.SendFileAsync(path)|].AsTask().ConfigureAwait(false);
        """,
        """
        Socket socket = network.Socket;
        using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true))
        using (SocketAsyncEventArgs packets = new SocketAsyncEventArgs { SendPacketsElements = new[] { new SendPacketsElement(file) } })
        {
            TaskCompletionSource sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            packets.Completed += (_, _) => sent.SetResult();
            if (socket.SendPacketsAsync(packets))
                await sent.Task.ConfigureAwait(false);
            if (packets.SocketError != SocketError.Success)
                throw new SocketException((int)packets.SocketError);
        }
        """);

    [Fact]
    public Task An_old_language_has_no_discards() => Verify<LeakingSendFile>.Fix(
        "await [|network.Socket.SendFileAsync(path)|];",
        $$"""
        {{Opening}}
        {{Packets}}
        {
        {{Sending.Replace("(_, _) => sent.SetResult()", "delegate { sent.SetResult(); }")}}
        }
        """,
        Framework.Net8, language: LanguageVersion.CSharp7_3);

    [Fact]
    public Task Two_sends_use_their_names_twice_and_taken_names_get_a_number() => Verify<LeakingSendFile>.Fix(
        """
        var sent = 0;
        foreach (var name in Directory.GetFiles(path))
        {
            await [|network.Socket.SendFileAsync(name)|];
            sent++;
        }
        """,
        """
        var sent = 0;
        foreach (var name in Directory.GetFiles(path))
        {
            using (var file = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true))
            using (var packets = new SocketAsyncEventArgs { SendPacketsElements = new[] { new SendPacketsElement(file) } })
            {
                var sent2 = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                packets.Completed += (_, _) => sent2.SetResult();
                if (network.Socket.SendPacketsAsync(packets))
                    await sent2.Task;
                if (packets.SocketError != SocketError.Success)
                    throw new SocketException((int)packets.SocketError);
            }

            sent++;
        }
        """);

    [Fact]
    public Task Namespaces_that_the_file_lacks_are_imported() => Verify<LeakingSendFile>.Fix(
        """
        using System.Threading.Tasks;

        class Server
        {
            readonly System.Net.Sockets.Socket _socket = new(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);

            public async Task SendAsync()
            {
                await [|_socket.SendFileAsync("index.html")|];
            }
        }
        """,
        """
        using System.IO;
        using System.Net.Sockets;
        using System.Threading.Tasks;

        class Server
        {
            readonly System.Net.Sockets.Socket _socket = new(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);

            public async Task SendAsync()
            {
                using (var file = new FileStream("index.html", FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true))
                using (var packets = new SocketAsyncEventArgs { SendPacketsElements = new[] { new SendPacketsElement(file) } })
                {
                    var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    packets.Completed += (_, _) => sent.SetResult();
                    if (_socket.SendPacketsAsync(packets))
                        await sent.Task;
                    if (packets.SocketError != SocketError.Success)
                        throw new SocketException((int)packets.SocketError);
                }
            }
        }
        """);

    [Fact]
    public Task A_comment_on_the_line_is_kept_and_one_statement_of_an_if_on_one_line_is_put_below() => Verify<LeakingSendFile>.Fix(
        """
        if (data.Length == 0) await [|network.Socket.SendFileAsync(path)|]; // all of it
        """,
        $$"""
        if (data.Length == 0)
            {{Opening}}
            {{Packets}}
            {
        {{Sending.Replace("    ", "        ").Replace("                await", "            await").Replace("                throw", "            throw")}}
            } // all of it
        """);
}
