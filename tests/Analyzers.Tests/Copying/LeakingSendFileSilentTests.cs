using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

public sealed class LeakingSendFileSilentTests
{
    [Fact]
    public Task Without_a_name_no_file_is_opened() => Verify<LeakingSendFile>.Silent(
        """
        await network.Socket.SendFileAsync(null);
        await network.Socket.SendFileAsync(default(string));
        await network.Socket.SendFileAsync(fileName: null, data, default, TransmitFileOptions.UseDefaultWorkerThread);
        """);

    [Fact]
    public Task A_name_that_the_member_tests_for_null_can_be_null() => Verify<LeakingSendFile>.Silent(
        """
        var name = Environment.GetEnvironmentVariable("FILE");
        Console.WriteLine(name == null);
        await network.Socket.SendFileAsync(name);
        """);

    [Fact]
    public Task A_name_from_the_environment_can_be_null() => Verify<LeakingSendFile>.Silent(
        """
        var name = Environment.GetEnvironmentVariable("FILE");
        await network.Socket.SendFileAsync(name);
        await network.Socket.SendFileAsync(Environment.GetEnvironmentVariable("FILE"));
        """);

    [Fact]
    public Task A_conditional_name_can_be_null() => Verify<LeakingSendFile>.Silent("await network.Socket.SendFileAsync(data.Length > 0 ? path : null);");

    [Fact]
    public Task A_token_needs_the_library() => Verify<LeakingSendFile>.Silent(
        """
        await network.Socket.SendFileAsync(path, token);
        await network.Socket.SendFileAsync(path, data, default, TransmitFileOptions.UseDefaultWorkerThread, token).ConfigureAwait(false);
        """);

    [Fact]
    public Task What_is_not_awaited_at_once_is_left_alone() => Verify<LeakingSendFile>.Silent(
        """
        var sending = network.Socket.SendFileAsync(path);
        await sending;
        await Task.WhenAll(network.Socket.SendFileAsync(path).AsTask(), Task.Delay(1));
        network.Socket.SendFileAsync(path).AsTask().Wait();
        network.Socket.SendFileAsync(path).GetAwaiter().GetResult();
        await network.Socket.SendFileAsync(path).AsTask().WaitAsync(TimeSpan.FromSeconds(1));
        _ = network.Socket.SendFileAsync(path);
        """);

    [Fact]
    public Task A_returned_task_and_a_body_that_is_an_expression_have_no_place_for_more_lines() => Verify<LeakingSendFile>.Silent(
        """
        using System;
        using System.Net.Sockets;
        using System.Threading.Tasks;

        class Server
        {
            public ValueTask First(Socket socket, string path) => socket.SendFileAsync(path);

            public ValueTask Second(Socket socket, string path)
            {
                return socket.SendFileAsync(path);
            }

            public async Task Third(Socket socket, string path) => await socket.SendFileAsync(path);

            public Func<Task> Fourth(Socket socket, string path) => async () => await socket.SendFileAsync(path);
        }
        """);

    [Fact]
    public Task What_would_run_after_the_file_was_opened_runs_before() => Verify<LeakingSendFile>.Silent(
        """
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await (await listener.AcceptAsync()).SendFileAsync(path);
        await listener.Accept().SendFileAsync(path);
        await network.Socket.SendFileAsync(path, await File.ReadAllBytesAsync(target), default, TransmitFileOptions.UseDefaultWorkerThread);
        await network.Socket.SendFileAsync(path, Encoding.UTF8.GetBytes(File.ReadAllText(target)), default, TransmitFileOptions.UseDefaultWorkerThread);
        """);

    [Fact]
    public Task A_comment_inside_would_be_lost() => Verify<LeakingSendFile>.Silent(
        """
        await network.Socket.SendFileAsync(
            // the page
            path);
        """);

    [Fact]
    public Task Statements_that_share_a_line_stay_as_they_are() => Verify<LeakingSendFile>.Silent(
        """
        Func<Task> send = async () => { await network.Socket.SendFileAsync(path); };
        Console.WriteLine(); await network.Socket.SendFileAsync(path);
        await send();
        """);

    [Fact]
    public Task The_synchronous_call_closes_the_file() => Verify<LeakingSendFile>.Silent("network.Socket.SendFile(path);");

    [Fact]
    public Task A_method_of_that_name_of_another_type_is_none() => Verify<LeakingSendFile>.Silent(
        """
        using System.Net.Sockets;
        using System.Threading.Tasks;

        class Response
        {
            public Task SendFileAsync(string path) => Task.CompletedTask;

            public async Task Use(Socket socket, string path)
            {
                await SendFileAsync(path);
                await socket.SendFileAsync(path.Length);
            }
        }

        static class SocketExtensions
        {
            public static Task SendFileAsync(this Socket socket, int number) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task Net6_has_the_call_and_is_not_known_to_leak() => Verify<LeakingSendFile>.Silent("await network.Socket.SendFileAsync(path);", Framework.Net6);

    [Fact]
    public Task Frameworks_before_it_lack_the_call() => Verify<LeakingSendFile>.Silent(
        """
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.SendFile(path);
        """,
        Framework.Net472);

    [Fact]
    public Task A_null_conditional_call_is_left_alone() => Verify<LeakingSendFile>.Silent(
        """
        var socket = data.Length > 0 ? network.Socket : null;
        if (socket?.SendFileAsync(path) is { } sending)
            await sending;
        """);

    [Fact]
    public Task A_ConfigureAwait_that_is_computed_is_left_alone() => Verify<LeakingSendFile>.Silent("await network.Socket.SendFileAsync(path).ConfigureAwait(data.Length > 0);");
}
