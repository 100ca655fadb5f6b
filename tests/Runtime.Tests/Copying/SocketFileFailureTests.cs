using System.Net.Sockets;
using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Copying;

/// <summary>Connections and files that fail while a range is on its way.</summary>
public sealed class SocketFileFailureTests
{
    const int Length = 12_000_000;

    [Theory]
    [Trait(InProcessRun.RowsNotUnderWine, "way: \"kernel\"" + InProcessRun.ResetPeers)]
    [MemberData(nameof(SocketFileSendTests.Ways), MemberType = typeof(SocketFileSendTests))]
    public async Task A_peer_that_goes_away_in_the_middle_is_a_socket_exception(string way, string kind)
    {
        using var files = new TwoFiles(Length, 0);
        using var connection = new Connection(isLocal: kind == "local");
        if (kind == "non-blocking descriptor")
            connection.MakeDescriptorNonBlocking();
        connection.Here.Blocking = kind != "non-blocking";
        var leaving = Task.Factory.StartNew(
            () =>
            {
                connection.Peer.Receive(new byte[100_000]);
                connection.Reset();
            },
            TaskCreationOptions.LongRunning);

        var calls = SocketFileSendTests.CallsOf(way);
        var failure = await Record.ExceptionAsync(async () =>
        {
            // What fits into the two sockets may be taken before the news comes.
            for (var i = 0; i < 10; i++)
            {
                if (kind == "async")
                    await AsyncFileSending.Run(calls, connection.Here, files.Source, 0, Length, default, default);
                else
                    FileSending.Run(calls, connection.Here, files.Source, 0, Length, []);
            }
        });
        Assert.IsType<SocketException>(failure);
        await leaving;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_socket_that_is_disposed_in_the_middle_ends_the_send(bool isAsync)
    {
        using var files = new TwoFiles(Length, 0);
        using var connection = new Connection();
        var begun = new TaskCompletionSource();
        var calls = new CountingCalls(SystemCalls.Current, name => begun.TrySetResult());
        var sending = isAsync
            ? AsyncFileSending.Run(calls, connection.Here, files.Source, 0, Length, default, default).AsTask()
            : Task.Factory.StartNew(() => FileSending.Run(calls, connection.Here, files.Source, 0, Length, []), TaskCreationOptions.LongRunning);
        await begun.Task;
        connection.Here.Dispose();
        var failure = await Record.ExceptionAsync(() => sending);
        Assert.True(failure is SocketException or ObjectDisposedException, failure?.ToString());
    }

    [Fact]
    public async Task A_cancelled_send_stops_where_the_socket_is_full()
    {
        using var files = new TwoFiles(Length, 0);
        using var connection = new Connection();
        using var cancelled = new CancellationTokenSource();
        var sending = SocketFile.SendAsync(connection.Here, files.Source, 0, Length, default, cancelled.Token).AsTask();
        Assert.False(sending.IsCompleted);
        cancelled.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SocketFile.SendAsync(connection.Here, files.Source, 0, 1, default, cancelled.Token).AsTask());
    }

    [Theory]
    [InlineData("blocking")]
    [InlineData("non-blocking descriptor")]
    public void The_socket_s_own_timeout_counts(string kind)
    {
        using var files = new TwoFiles(Length, 0);
        using var connection = new Connection();
        if (kind == "non-blocking descriptor")
            connection.MakeDescriptorNonBlocking();
        connection.Here.SendTimeout = 20;
        connection.Here.ReceiveTimeout = 20;
        Assert.Equal(SocketError.TimedOut, Assert.Throws<SocketException>(() => SocketFile.Send(connection.Here, files.Source, 0, Length)).SocketErrorCode);
        Assert.Equal(SocketError.TimedOut, Assert.Throws<SocketException>(() => SocketFile.Receive(connection.Here, files.Destination, 0, Length)).SocketErrorCode);
    }

    [Fact]
    public void The_socket_s_own_timeout_counts_without_the_kernel_s_help_too()
    {
        using var files = new TwoFiles(Length, 0);
        using var connection = new Connection();
        connection.Here.Blocking = false;
        connection.Here.SendTimeout = 20;
        connection.Here.ReceiveTimeout = 20;
        var calls = new ManagedCalls();
        Assert.Equal(SocketError.TimedOut, Assert.Throws<SocketException>(() => FileSending.Run(calls, connection.Here, files.Source, 0, Length, [])).SocketErrorCode);
        Assert.Equal(SocketError.TimedOut, Assert.Throws<SocketException>(() => FileReceiving.Run(calls, connection.Here, files.Destination, 0, Length)).SocketErrorCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_cannot_be_read_is_an_io_exception(bool isAsync)
    {
        foreach (var (call, way) in new[] { ("sendfile", "kernel"), ("pread", "buffer") })
        {
            // Windows has no TransmitFile that does not wait.
            if (isAsync && way == "kernel" && OperatingSystem.IsWindows())
                continue;
            using var files = new TwoFiles(Length, 0);
            using var connection = new Connection();
            var arrived = connection.Collect();
            var calls = new FaultySystemCalls(SocketFileSendTests.CallsOf(way), Fault.On(call, Errno.Io));
            var failure = isAsync
                ? await Record.ExceptionAsync(() => AsyncFileSending.Run(calls, connection.Here, files.Source, 0, Length, default, default).AsTask())
                : Record.Exception(() => { FileSending.Run(calls, connection.Here, files.Source, 0, Length, []); });
            Assert.Equal(SystemCalls.Current.HResultOf(Errno.Io), Assert.IsType<IOException>(failure).HResult);
            connection.Dispose();
            await Record.ExceptionAsync(() => arrived);
        }
    }

    public static IEnumerable<object[]> Faults =>
        from way in new[] { "kernel", "buffer" }
        from isAsync in new[] { false, true }
        select new object[] { way, isAsync };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Every_failed_call_is_reported_and_a_signal_or_a_short_count_changes_nothing(string way, bool isAsync)
    {
        for (var n = 1; n <= 12; n++)
        {
            foreach (var fault in new[] { Fault.At(n, Errno.Io), Fault.At(n, Errno.Interrupted), Fault.ShortAt(n) })
            {
                using var files = new TwoFiles(600_000, 0);
                using var connection = new Connection();
                connection.MakeDescriptorNonBlocking();
                var arrived = connection.Collect();
                var calls = new FaultySystemCalls(SocketFileSendTests.CallsOf(way), fault);
                var failure = isAsync
                    ? await Record.ExceptionAsync(() => AsyncFileSending.Run(calls, connection.Here, files.Source, 1, 500_000, new byte[] { 1, 2 }, default).AsTask())
                    : Record.Exception(() => { FileSending.Run(calls, connection.Here, files.Source, 1, 500_000, [1, 2]); });
                if (calls.Struck && fault.Error == Errno.Io)
                {
                    Assert.True(failure is IOException or SocketException, $"{fault} ({calls.StruckCall}): {failure}");
                    connection.Here.Dispose();
                    await Record.ExceptionAsync(() => arrived);
                    continue;
                }

                Assert.True(failure is null, $"{fault} ({calls.StruckCall}): {failure}");
                connection.Here.Shutdown(SocketShutdown.Send);
                byte[] expected = [1, 2, .. files.OldSource[1..500_001]];
                Assert.Equal(expected, await arrived);
            }
        }
    }
}
