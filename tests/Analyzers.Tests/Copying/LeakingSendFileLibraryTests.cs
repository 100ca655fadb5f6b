using IoAnalyzers.Copying;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Where the project refers to the library, its call comes first.</summary>
public sealed class LeakingSendFileLibraryTests
{
    const string SendPackets = "IOA3006.SendPackets";

    /// <summary>A method of a class that imports the library.</summary>
    static string InMethod(string statements) => $$"""
        using System;
        using System.IO;
        using System.Net.Sockets;
        using System.Threading;
        using System.Threading.Tasks;
        using IoAnalyzers.Runtime;

        class Server
        {
            public async Task Send(Socket socket, string path, byte[] header, CancellationToken token)
            {
                {{statements.ReplaceLineEndings("\n").Replace("\n", "\n        ").Replace("\n        \n", "\n\n")}}
            }
        }
        """;

    static Task Fix(string before, string after, LanguageVersion language = LanguageVersion.Latest) =>
        Verify<LeakingSendFile>.Fix(InMethod(before), InMethod(after), Framework.Net10WithLibrary, language: language);

    [Fact]
    public Task The_last_statement_of_a_block_gets_a_using_declaration() => Fix(
        "await [|socket.SendFileAsync(path)|];",
        """
        using var file = File.OpenHandle(path);
        await SocketFile.SendAsync(socket, file, 0, RandomAccess.GetLength(file));
        """);

    [Fact]
    public Task The_token_and_ConfigureAwait_are_kept() => Fix(
        "await [|socket.SendFileAsync(path, token)|].ConfigureAwait(false);",
        """
        using var file = File.OpenHandle(path);
        await SocketFile.SendAsync(socket, file, 0, RandomAccess.GetLength(file), cancellationToken: token).ConfigureAwait(false);
        """);

    [Fact]
    public Task A_task_stays_a_task() => Fix(
        "await [|socket.SendFileAsync(path, token)|].AsTask().ConfigureAwait(true);",
        """
        using var file = File.OpenHandle(path);
        await SocketFile.SendAsync(socket, file, 0, RandomAccess.GetLength(file), cancellationToken: token).AsTask().ConfigureAwait(true);
        """);

    [Fact]
    public Task Bytes_before_the_file_are_its_header() => Fix(
        "await [|socket.SendFileAsync(path, header, default, TransmitFileOptions.UseDefaultWorkerThread, token)|];",
        """
        using var file = File.OpenHandle(path);
        await SocketFile.SendAsync(socket, file, 0, RandomAccess.GetLength(file), header, token);
        """);

    [Fact]
    public Task Arguments_by_name_and_buffers_of_nothing() => Fix(
        """
        await [|socket.SendFileAsync(
            fileName: path,
            preBuffer: null,
            postBuffer: null,
            flags: TransmitFileOptions.UseDefaultWorkerThread,
            cancellationToken: token)|];
        """,
        """
        using var file = File.OpenHandle(path);
        await SocketFile.SendAsync(socket, file, 0, RandomAccess.GetLength(file), cancellationToken: token);
        """);

    [Fact]
    public Task Before_other_code_the_file_is_closed_at_once() => Fix(
        """
        await [|socket.SendFileAsync(path, token)|];
        File.Delete(path);
        """,
        """
        using (var file = File.OpenHandle(path))
        {
            await SocketFile.SendAsync(socket, file, 0, RandomAccess.GetLength(file), cancellationToken: token);
        }

        File.Delete(path);
        """);

    [Fact]
    public Task A_language_without_using_declarations_gets_a_statement() => Fix(
        "await [|socket.SendFileAsync(path)|];",
        """
        using (var file = File.OpenHandle(path))
        {
            await SocketFile.SendAsync(socket, file, 0, RandomAccess.GetLength(file));
        }
        """,
        LanguageVersion.CSharp7_3);

    [Fact]
    public Task The_body_of_a_loop_stays_its_body() => Fix(
        """
        foreach (var name in Directory.GetFiles(path))
            await [|socket.SendFileAsync(name, token)|];
        """,
        """
        foreach (var name in Directory.GetFiles(path))
            using (var file = File.OpenHandle(name))
            {
                await SocketFile.SendAsync(socket, file, 0, RandomAccess.GetLength(file), cancellationToken: token);
            }
        """);

    [Fact]
    public Task A_declaration_takes_no_name_of_a_block_inside_its_block() => Fix(
        """
        foreach (var file in Directory.GetFiles(path))
            Console.WriteLine(file);
        await [|socket.SendFileAsync(path)|];
        """,
        """
        foreach (var file in Directory.GetFiles(path))
            Console.WriteLine(file);
        using var file2 = File.OpenHandle(path);
        await SocketFile.SendAsync(socket, file2, 0, RandomAccess.GetLength(file2));
        """);

    [Fact]
    public Task The_type_is_written_out_where_the_file_does_so() => Verify<LeakingSendFile>.Fix(
        """
        using System.Net.Sockets;
        using System.Threading.Tasks;

        class Server
        {
            public async Task Send(NetworkStream network, string path)
            {
                Socket socket = network.Socket;
                await [|socket.SendFileAsync(path)|];
            }
        }
        """,
        """
        using System.IO;
        using System.Net.Sockets;
        using System.Threading.Tasks;
        using IoAnalyzers.Runtime;
        using Microsoft.Win32.SafeHandles;

        class Server
        {
            public async Task Send(NetworkStream network, string path)
            {
                Socket socket = network.Socket;
                using SafeFileHandle file = File.OpenHandle(path);
                await SocketFile.SendAsync(socket, file, 0, RandomAccess.GetLength(file));
            }
        }
        """,
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_type_of_that_name_makes_the_name_a_full_one() => Verify<LeakingSendFile>.Fix(
        """
        using System.IO;
        using System.Net.Sockets;
        using System.Threading.Tasks;

        class SocketFile
        {
            public async Task Send(Socket socket, string path)
            {
                await [|socket.SendFileAsync(path)|];
            }
        }
        """,
        """
        using System.IO;
        using System.Net.Sockets;
        using System.Threading.Tasks;

        class SocketFile
        {
            public async Task Send(Socket socket, string path)
            {
                using var file = File.OpenHandle(path);
                await IoAnalyzers.Runtime.SocketFile.SendAsync(socket, file, 0, RandomAccess.GetLength(file));
            }
        }
        """,
        Framework.Net10WithLibrary);

    [Fact]
    public Task The_base_library_alone_is_the_second_choice() => Verify<LeakingSendFile>.Fix(
        InMethod("await [|socket.SendFileAsync(path)|];"),
        InMethod("""
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true))
        using (var packets = new SocketAsyncEventArgs { SendPacketsElements = new[] { new SendPacketsElement(file) } })
        {
            var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            packets.Completed += (_, _) => sent.SetResult();
            if (socket.SendPacketsAsync(packets))
                await sent.Task;
            if (packets.SocketError != SocketError.Success)
                throw new SocketException((int)packets.SocketError);
        }
        """),
        Framework.Net10WithLibrary, SendPackets);

    [Fact]
    public Task Bytes_behind_the_file_or_flags_are_for_the_base_library() => Fix(
        "await [|socket.SendFileAsync(path, default, header, TransmitFileOptions.Disconnect)|];",
        """
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true))
        using (var packets = new SocketAsyncEventArgs { SendPacketsElements = new[] { new SendPacketsElement(file), new SendPacketsElement(header) }, SendPacketsFlags = TransmitFileOptions.Disconnect })
        {
            var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            packets.Completed += (_, _) => sent.SetResult();
            if (socket.SendPacketsAsync(packets))
                await sent.Task;
            if (packets.SocketError != SocketError.Success)
                throw new SocketException((int)packets.SocketError);
        }
        """);

    [Fact]
    public Task A_token_with_flags_or_with_bytes_behind_the_file_is_for_neither() => Verify<LeakingSendFile>.Silent(
        InMethod("""
        await socket.SendFileAsync(path, header, default, TransmitFileOptions.Disconnect, token);
        await socket.SendFileAsync(path, default, header, TransmitFileOptions.UseDefaultWorkerThread, token);
        """),
        Framework.Net10WithLibrary);
}
