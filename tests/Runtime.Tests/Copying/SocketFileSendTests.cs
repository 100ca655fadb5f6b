using System.Net.Sockets;
using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Copying;

/// <summary>What arrives when a range of a file is sent, on every way that it may take.</summary>
public sealed class SocketFileSendTests
{
    static readonly byte[] Header = [.. "HTTP/1.1 200 OK\r\n\r\n"u8];

    public static TheoryData<string, string> Ways
    {
        get
        {
            var ways = new TheoryData<string, string>();
            foreach (var way in new[] { "kernel", "buffer", "managed" })
                foreach (var socket in Connection.Kinds)
                    ways.Add(way, socket);
            return ways;
        }
    }

    [Theory]
    [Trait(InProcessRun.RowsNotUnderWine, "kind: \"async\"" + InProcessRun.AsyncSends)]
    [MemberData(nameof(Ways))]
    public async Task A_header_and_a_range_arrive_in_order(string way, string kind)
    {
        using var files = new TwoFiles(9_000_000, 0);
        using var connection = new Connection(isLocal: kind == "local");
        if (kind == "non-blocking descriptor")
            connection.MakeDescriptorNonBlocking();
        connection.Here.Blocking = kind != "non-blocking";
        var arrived = connection.Collect();

        var count = kind == "async"
            ? await AsyncFileSending.Run(CallsOf(way), connection.Here, files.Source, 1_234, 8_000_000, Header, default)
            : FileSending.Run(CallsOf(way), connection.Here, files.Source, 1_234, 8_000_000, Header);
        connection.Here.Shutdown(SocketShutdown.Send);
        Assert.Equal(8_000_000, count);
        byte[] expected = [.. Header, .. files.OldSource[1_234..8_001_234]];
        Assert.Equal(expected, await arrived);
    }

    [Theory]
    [Trait(InProcessRun.RowsNotUnderWine, "isAsync: True" + InProcessRun.AsyncSends)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reader_that_begins_only_when_the_socket_is_full_gets_everything(bool isAsync)
    {
        using var files = new TwoFiles(20_000_000, 0);
        using var connection = new Connection();
        connection.MakeDescriptorNonBlocking();
        var isFull = new TaskCompletionSource();
        var arrived = connection.Collect(isFull.Task);
        if (isAsync)
        {
            var sending = SocketFile.SendAsync(connection.Here, files.Source, 0, long.MaxValue);
            Assert.False(sending.IsCompleted);
            isFull.SetResult();
            Assert.Equal(20_000_000, await sending);
        }
        else
        {
            var calls = new CountingCalls(SystemCalls.Current, name => isFull.TrySetResult());
            Assert.Equal(20_000_000, FileSending.Run(calls, connection.Here, files.Source, 0, long.MaxValue, []));
        }

        connection.Here.Shutdown(SocketShutdown.Send);
        Assert.Equal(files.OldSource, await arrived);
    }

    [Theory]
    [Trait(InProcessRun.RowsNotUnderWine, "kind: \"async\"" + InProcessRun.AsyncSends)]
    [MemberData(nameof(Ways))]
    public async Task A_file_that_is_shorter_tells_how_much_was_sent(string way, string kind)
    {
        using var files = new TwoFiles(300_000, 0);
        using var connection = new Connection(isLocal: kind == "local");
        var arrived = connection.Collect();
        long[] sent = [await Send(299_990, 50), await Send(300_000, 50), await Send(900_000, 50), await Send(0, 0), await Send(299_999, long.MaxValue / 2)];
        connection.Here.Shutdown(SocketShutdown.Send);
        Assert.Equal([10, 0, 0, 0, 1], sent);
        byte[] expected = [.. Header, .. files.OldSource[299_990..], .. Header, .. Header, .. Header, .. Header, files.OldSource[^1]];
        Assert.Equal(expected, await arrived);

        async Task<long> Send(long offset, long count) => kind == "async"
            ? await AsyncFileSending.Run(CallsOf(way), connection.Here, files.Source, offset, count, Header, default)
            : FileSending.Run(CallsOf(way), connection.Here, files.Source, offset, count, Header);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Header_and_range_come_in_one_packet(bool isAsync)
    {
        using var files = new TwoFiles(1_000, 0);
        using var connection = new Connection();
        connection.Here.NoDelay = true;
        if (isAsync)
            await SocketFile.SendAsync(connection.Here, files.Source, 0, 1_000, Header);
        else
            SocketFile.Send(connection.Here, files.Source, 0, 1_000, Header);
        Assert.Equal(Header.Length + 1_000, connection.Peer.Receive(new byte[5_000]));
    }

    [Fact]
    public async Task Many_connections_that_nobody_reads_hold_no_thread()
    {
        using var files = new TwoFiles(9_000_000, 0);
        var connections = Enumerable.Range(0, 40).Select(static _ => new Connection()).ToArray();
        // Each call comes back to this one thread.
        var sending = connections.Select(connection => SocketFile.SendAsync(connection.Here, files.Source, 0, 9_000_000).AsTask()).ToArray();
        Assert.All(sending, static send => Assert.False(send.IsCompleted));
        var arrived = Task.WhenAll(connections.Select(static connection => connection.Collect()));
        Assert.All(await Task.WhenAll(sending), static count => Assert.Equal(9_000_000, count));
        Array.ForEach(connections, static connection => connection.Here.Shutdown(SocketShutdown.Send));
        Assert.All(await arrived, bytes => Assert.Equal(files.OldSource, bytes));
        Array.ForEach(connections, static connection => connection.Dispose());
    }

    [Theory]
    [Trait(InProcessRun.RowsNotUnderWine, "A_refused_call" + InProcessRun.AsyncSends)]
    [InlineData("sendfile", Errno.NotImplemented)]
    [InlineData("sendfile", Errno.Invalid)]
    [InlineData("sendfile", Errno.NotSupported)]
    [InlineData("send", Errno.NotImplemented)]
    public async Task A_refused_call_finds_another_way(string call, int error)
    {
        foreach (var isAsync in new[] { false, true })
        {
            using var files = new TwoFiles(700_000, 0);
            using var connection = new Connection();
            var arrived = connection.Collect();
            var calls = new FaultySystemCalls(SystemCalls.Current, Fault.Always(call, error));
            var sent = isAsync
                ? await AsyncFileSending.Run(calls, connection.Here, files.Source, 7, 600_000, Header, default)
                : FileSending.Run(calls, connection.Here, files.Source, 7, 600_000, Header);
            Assert.Equal(600_000, sent);
            connection.Here.Shutdown(SocketShutdown.Send);
            byte[] expected = [.. Header, .. files.OldSource[7..600_007]];
            Assert.Equal(expected, await arrived);
        }
    }

    [Fact]
    public void Arguments_are_checked()
    {
        using var files = new TwoFiles(1, 0);
        using var connection = new Connection();
        Assert.Throws<ArgumentNullException>("socket", () => SocketFile.Send(null!, files.Source, 0, 1));
        Assert.Throws<ArgumentNullException>("file", () => SocketFile.Send(connection.Here, null!, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("offset", () => SocketFile.Send(connection.Here, files.Source, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => SocketFile.Receive(connection.Here, files.Source, 0, -1));
        using var loose = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Assert.Throws<SocketException>(() => SocketFile.Send(loose, files.Source, 0, 1));
        Assert.Throws<SocketException>(() => SocketFile.Receive(loose, files.Destination, 0, long.MaxValue));
        using var datagrams = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        datagrams.Connect(connection.Here.LocalEndPoint!);
        Assert.Throws<NotSupportedException>(() => SocketFile.Send(datagrams, files.Source, 0, 1));
        connection.Here.Dispose();
        Assert.Throws<ObjectDisposedException>(() => SocketFile.Send(connection.Here, files.Source, 0, 1));
    }

    internal static SystemCalls CallsOf(string way) => way switch
    {
        "managed" => new ManagedCalls(),
        "buffer" => new FaultySystemCalls(SystemCalls.Current, Fault.Always("sendfile", Errno.NotImplemented)),
        _ => SystemCalls.Current,
    };
}
