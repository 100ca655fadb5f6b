using System.Net.Sockets;
using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Copying;

/// <summary>What is in the file after a range of it was received, on every way that it may take.</summary>
public sealed class SocketFileReceiveTests
{
    public static TheoryData<string, string> Ways
    {
        get
        {
            var ways = new TheoryData<string, string>();
            foreach (var way in new[] { "kernel", "no pipe", "no splice", "no pages", "managed" })
                foreach (var socket in Connection.Kinds)
                    ways.Add(way, socket);
            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_range_is_filled_and_what_follows_stays_in_the_socket(string way, string kind)
    {
        using var files = new TwoFiles(5_000_000, 100);
        using var connection = Open(kind);
        var fed = connection.Feed([.. files.OldSource, 1, 2, 3]);
        Assert.Equal(5_000_000, await Receive(CallsOf(way), kind, connection.Here, files, 50, 5_000_000));
        Assert.Equal([.. files.OldDestination.AsSpan(0, 50), .. files.OldSource], files.DestinationContent());

        connection.Here.Blocking = true;
        Assert.Equal(3, await Receive(CallsOf(way), kind, connection.Here, files, 0, long.MaxValue - 10));
        Assert.Equal([1, 2, 3], files.DestinationContent().AsSpan(0, 3).ToArray());
        await fed;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_peer_that_ends_before_gives_what_it_sent(string way, string kind)
    {
        using var files = new TwoFiles(700_000, 0);
        using var connection = Open(kind);
        var fed = connection.Feed(files.OldSource);
        Assert.Equal(700_000, await Receive(CallsOf(way), kind, connection.Here, files, 0, 900_000));
        Assert.Equal(files.OldSource, files.DestinationContent());
        Assert.Equal(0, await Receive(CallsOf(way), kind, connection.Here, files, 0, 10));
        await fed;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_peer_that_resets_is_a_socket_exception_and_what_came_is_in_the_file(string way, string kind)
    {
        // A local socket knows no reset: it ends.
        if (kind == "local")
            return;
        using var files = new TwoFiles(0, 0);
        using var connection = Open(kind);
        connection.Here.Blocking = true;
        var asked = new TaskCompletionSource();
        connection.Peer.Send(new byte[1000]);
        var receiving = Task.Run(() => Receive(CallsOf(way), kind, connection.Here, files, 0, 1_000_000));
        while (files.DestinationContent().Length < 1000 && !receiving.IsCompleted)
            await Task.Yield();
        connection.Reset();
        Assert.Equal(SocketError.ConnectionReset, (await Assert.ThrowsAsync<SocketException>(() => receiving)).SocketErrorCode);
        Assert.Equal(1000, files.DestinationContent().Length);
    }

    [Fact]
    public async Task A_cancelled_receive_stops_and_keeps_what_came()
    {
        using var files = new TwoFiles(0, 0);
        using var connection = new Connection();
        using var cancelled = new CancellationTokenSource();
        connection.Peer.Send(new byte[1000]);
        var receiving = SocketFile.ReceiveAsync(connection.Here, files.Destination, 0, 1_000_000, cancelled.Token).AsTask();
        while (files.DestinationContent().Length < 1000 && !receiving.IsCompleted)
            await Task.Yield();
        cancelled.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receiving);
        Assert.Equal(1000, files.DestinationContent().Length);
    }

    [UnixFact]
    public void A_file_that_is_opened_to_append_takes_it_at_its_end()
    {
        using var files = new TwoFiles(600_000, 10);
        using var connection = new Connection();
        var append = SystemCalls.Current.OpenFile(files.DestinationPath, OpenFlags.Write | OpenFlags.Append);
        using (append)
        {
            var fed = connection.Feed(files.OldSource);
            Assert.Equal(600_000, SocketFile.Receive(connection.Here, append, 0, 600_000));
            fed.GetAwaiter().GetResult();
        }

        if (OperatingSystem.IsLinux())
            Assert.Equal([.. files.OldDestination, .. files.OldSource], files.DestinationContent());
    }

    [Theory]
    [InlineData("kernel")]
    [InlineData("no splice")]
    [InlineData("no pages")]
    public async Task Every_failed_call_is_reported_and_a_signal_or_a_short_count_changes_nothing(string way)
    {
        for (var n = 1; n <= 12; n++)
        {
            foreach (var fault in new[] { Fault.At(n, Errno.Io), Fault.At(n, Errno.NoSpace), Fault.At(n, Errno.Interrupted), Fault.ShortAt(n) })
            {
                using var files = new TwoFiles(600_000, 0);
                using var connection = new Connection();
                var fed = connection.Feed(files.OldSource);
                var calls = new FaultySystemCalls(CallsOf(way), fault);
                var failure = Record.Exception(() => { FileReceiving.Run(calls, connection.Here, files.Destination, 0, 600_000); });
                if (calls.Struck && fault.Error is Errno.Io or Errno.NoSpace && calls.StruckCall is not ("pipe2" or "fcntl(F_SETPIPE_SZ)"))
                {
                    Assert.True(failure is IOException or SocketException, $"{fault} ({calls.StruckCall}): {failure}");
                }
                else
                {
                    Assert.True(failure is null, $"{fault} ({calls.StruckCall}): {failure}");
                    Assert.Equal(files.OldSource, files.DestinationContent());
                }

                connection.Here.Dispose();
                await Record.ExceptionAsync(() => fed);
            }
        }
    }

    static Connection Open(string kind)
    {
        var connection = new Connection(isLocal: kind == "local");
        if (kind == "non-blocking descriptor")
            connection.MakeDescriptorNonBlocking();
        connection.Here.Blocking = kind != "non-blocking";
        return connection;
    }

    static async Task<long> Receive(SystemCalls calls, string kind, Socket socket, TwoFiles files, long offset, long count) => kind == "async"
        ? await FileReceiving.RunAsync(calls, socket, files.Destination, offset, count, default)
        : FileReceiving.Run(calls, socket, files.Destination, offset, count);

    static SystemCalls CallsOf(string way) => way switch
    {
        "managed" => new ManagedCalls(),
        "no pipe" => new FaultySystemCalls(SystemCalls.Current, Fault.Always("pipe2", Errno.NotImplemented)),
        "no splice" => new FaultySystemCalls(SystemCalls.Current, Fault.Always("splice", Errno.Invalid)),
        "no pages" => new NoPages(SystemCalls.Current),
        _ => SystemCalls.Current,
    };

    /// <summary>A file that cannot be spliced into.</summary>
    sealed class NoPages(SystemCalls inner) : ForwardingCalls(inner)
    {
        protected override bool Begins(ref Call call, out CallResult answer)
        {
            answer = CallResult.Fail(Errno.Invalid);
            return call.Name != "splice" || call.Offset < 0;
        }
    }
}
