using IoAnalyzers.Access;
using IoAnalyzers.Buffering;
using IoAnalyzers.Copying;
using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Model;

/// <summary>
/// What stands in <c>ConfigureAwait</c> behind a call means the same behind another. Since .NET 8 a Task takes a bool or ConfigureAwaitOptions, so that
/// <c>default</c> is ambiguous there; a ValueTask takes a bool alone.
/// </summary>
public sealed class ContinuationTests
{
    [Fact]
    public Task The_default_behind_a_read_is_spelt_out_behind_a_copy() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = new byte[4096];
        int n;
        [|while ((n = await network.ReadAsync(buffer).ConfigureAwait(default)) > 0)|]
            await destination.WriteAsync(buffer.AsMemory(0, n)).ConfigureAwait(default);
        """,
        "await network.CopyToAsync(destination).ConfigureAwait(false);",
        key: "CopyToAsync");

    [Fact]
    public Task The_default_behind_a_write_is_spelt_out_behind_a_flush() => Verify<SplitSend>.Fix(
        """
        var header = new byte[8];
        await [|network.WriteAsync(header, token)|].ConfigureAwait(default);
        await network.WriteAsync(data, token).ConfigureAwait(default);
        """,
        """
        var header = new byte[8];
        var buffered = new BufferedStream(network);
        await buffered.WriteAsync(header, token).ConfigureAwait(default);
        await buffered.WriteAsync(data, token).ConfigureAwait(default);
        await buffered.FlushAsync(token).ConfigureAwait(false);
        """);

    [Fact]
    public Task The_default_behind_a_sent_file_is_spelt_out_behind_its_task() => Verify<LeakingSendFile>.Fix(
        """
        var socket = network.Socket;
        await [|socket.SendFileAsync(path)|].ConfigureAwait(default);
        """,
        """
        var socket = network.Socket;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true))
        using (var packets = new SocketAsyncEventArgs { SendPacketsElements = new[] { new SendPacketsElement(file) } })
        {
            var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            packets.Completed += (_, _) => sent.SetResult();
            if (socket.SendPacketsAsync(packets))
                await sent.Task.ConfigureAwait(false);
            if (packets.SocketError != SocketError.Success)
                throw new SocketException((int)packets.SocketError);
        }
        """);

    [Fact]
    public Task The_default_around_a_flush_is_spelt_out_behind_it() => Verify<InnerFlushedBeforeOuter>.Fix(
        """
        using var file = File.Create(path);
        using var writer = new BinaryWriter(file);
        using var text = new StreamWriter(file);
        await destination.WriteAsync(data.AsMemory()).ConfigureAwait(default);
        await text.WriteAsync(path).ConfigureAwait(false);
        await destination.WriteAsync(data.AsMemory()).ConfigureAwait(default);
        [|file.Flush(true)|];
        """,
        """
        using var file = File.Create(path);
        using var writer = new BinaryWriter(file);
        using var text = new StreamWriter(file);
        await destination.WriteAsync(data.AsMemory()).ConfigureAwait(default);
        await text.WriteAsync(path).ConfigureAwait(false);
        await destination.WriteAsync(data.AsMemory()).ConfigureAwait(default);
        await text.FlushAsync().ConfigureAwait(false);
        file.Flush(true);
        """);

    [Theory]
    [InlineData("ConfigureAwaitOptions.SuppressThrowing", ".ConfigureAwait(false)")]
    [InlineData("ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing", "")]
    public Task A_flush_does_not_swallow_its_error_because_a_call_near_it_may(string options, string configured) => Verify<InnerFlushedBeforeOuter>.Fix(
        $"""
        using var file = File.Create(path);
        using var text = new StreamWriter(file);
        text.Write(path);
        await Task.Delay(1).ConfigureAwait({options});
        [|file.Flush(true)|];
        """,
        $"""
        using var file = File.Create(path);
        using var text = new StreamWriter(file);
        text.Write(path);
        await Task.Delay(1).ConfigureAwait({options});
        await text.FlushAsync(){configured};
        file.Flush(true);
        """);

    [Fact]
    public Task Options_do_not_fit_a_read_that_gives_a_ValueTask() => Verify<SeekThenRead>.Silent(
        """
        using var file = File.OpenRead(path);
        file.Position = 64;
        var read = await file.ReadAsync(data, 0, 10).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        """);

    [Fact]
    public Task Options_do_not_fit_a_writer_that_is_disposed_of() => Verify<ReopenPerAppend>.Silent(
        """
        foreach (var line in new List<string>())
            await File.AppendAllTextAsync(path, line).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        """);

    [Theory]
    [InlineData("token", "captures")]
    [InlineData("token", "i > 3")]
    [InlineData("patience.Token", "false")]
    [InlineData("new CancellationTokenSource(1000).Token", "false")]
    public Task What_each_round_makes_for_itself_cannot_follow_the_flush_out_of_the_loop(string cancellation, string setting) => Verify<UnbufferedSmallWrites>.Silent(
        $$"""
        var record = new byte[32];
        for (var i = 0; i < 10; i++)
        {
            var captures = i > 2;
            var patience = new CancellationTokenSource(1000);
            record[0] = (byte)i;
            await network.WriteAsync(record, {{cancellation}}).ConfigureAwait({{setting}});
        }
        """);

    [Fact]
    public Task A_setting_that_stays_follows_the_flush_out_of_the_loop() => Verify<UnbufferedSmallWrites>.Fix(
        """
        const bool Captures = true;
        var record = new byte[32];
        for (var i = 0; i < 10; i++)
        {
            record[0] = (byte)i;
            await [|network.WriteAsync(record, token)|].ConfigureAwait(continueOnCapturedContext: Captures);
        }
        """,
        """
        const bool Captures = true;
        var record = new byte[32];
        var buffered = new BufferedStream(network);
        for (var i = 0; i < 10; i++)
        {
            record[0] = (byte)i;
            await buffered.WriteAsync(record, token).ConfigureAwait(continueOnCapturedContext: Captures);
        }
        await buffered.FlushAsync(token).ConfigureAwait(Captures);
        """);
}
