using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Where a call is found, and with which arguments.</summary>
public sealed class LeakingSendFilePlacesTests
{
    [Fact]
    public Task A_case_of_a_switch_is_a_place() => Verify<LeakingSendFile>.Reports(
        """
        switch (data.Length)
        {
            case 0:
                await [|network.Socket.SendFileAsync(path)|];
                break;
        }
        """);

    [Fact]
    public Task Top_level_statements_are_a_place() => Verify<LeakingSendFile>.Reports(
        """
        using System.Net.Sockets;

        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("localhost", 4711);
        await [|socket.SendFileAsync("index.html")|];
        """);

    [Fact]
    public Task A_lambda_and_a_local_function_are_reported() => Verify<LeakingSendFile>.Reports(
        """
        Func<Task> first = async () =>
        {
            await [|network.Socket.SendFileAsync(path)|];
        };
        async Task Second()
        {
            await [|network.Socket.SendFileAsync(target)|];
        }

        await first();
        await Second();
        """);

    [Fact]
    public Task A_name_that_is_computed_is_evaluated_first_as_before() => Verify<LeakingSendFile>.Reports(
        """
        await [|network.Socket.SendFileAsync(Path.Combine(path, target))|];
        await [|network.Socket.SendFileAsync(await File.ReadAllTextAsync(path))|];
        await [|network.Socket.SendFileAsync(
            $"{path}.html")|];
        """);

    [Fact]
    public Task A_token_that_is_none_is_no_token() => Verify<LeakingSendFile>.Reports(
        """
        await [|network.Socket.SendFileAsync(path, default)|];
        await [|network.Socket.SendFileAsync(path, CancellationToken.None)|];
        await [|network.Socket.SendFileAsync(cancellationToken: default, fileName: path)|];
        """);
}
