using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

public sealed class SplitSendSilentTests
{
    [Fact]
    public Task One_write_is_one_message() => Verify<SplitSend>.Silent("network.Write(data);");

    [Fact]
    public Task An_answer_that_is_read_between_makes_two_messages() => Verify<SplitSend>.Silent(
        """
        network.WriteByte(1);
        network.ReadByte();
        network.Write(data);
        """);

    [Fact]
    public Task Something_that_is_awaited_between_makes_two_messages() => Verify<SplitSend>.Silent(
        """
        await network.WriteAsync(new byte[4], token);
        await Task.Delay(100, token);
        await network.WriteAsync(data, token);
        """);

    [Fact]
    public Task Two_connections_get_a_message_each() => Verify<SplitSend>.Silent(
        """
        using var other = new TcpClient("localhost", 4711).GetStream();
        network.WriteByte(1);
        other.Write(data);
        """);

    [Fact]
    public Task Behind_a_large_piece_a_buffer_would_do_nothing() => Verify<SplitSend>.Silent(
        """
        network.Write(data);
        network.Write(data);
        """);

    [Fact]
    public Task Three_small_pieces_are_small_writes() => Verify<SplitSend>.Silent(
        """
        network.WriteByte(1);
        network.WriteByte(2);
        network.WriteByte(3);
        """);

    [Fact]
    public Task A_loop_of_small_writes_is_reported_as_a_whole_elsewhere() => Verify<SplitSend>.Silent(
        """
        foreach (var record in records)
        {
            network.WriteByte((byte)record.Length);
            network.Write(record);
        }
        """);

    [Fact]
    public Task A_file_makes_no_packets() => Verify<SplitSend>.Silent(
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        file.WriteByte(1);
        file.Write(data);
        """);

    [Fact]
    public Task A_stream_that_is_not_known_is_left_alone() => Verify<SplitSend>.Silent(
        """
        destination.WriteByte(1);
        destination.Write(data);
        """);

    [Fact]
    public Task A_buffer_in_front_is_enough() => Verify<SplitSend>.Silent(
        """
        using var buffered = new BufferedStream(network);
        buffered.WriteByte(1);
        buffered.Write(data);
        """);

    [Fact]
    public Task A_flush_between_says_that_the_first_piece_must_leave() => Verify<SplitSend>.Silent(
        """
        network.WriteByte(1);
        network.Flush();
        network.Write(data);
        """);

    [Fact]
    public Task A_stream_whose_writes_are_not_awaited_is_left_alone() => Verify<SplitSend>.Silent(
        """
        var first = network.WriteAsync(new byte[4]);
        var second = network.WriteAsync(data);
        await first;
        await second;
        """);

    [Fact]
    public Task A_protocol_that_waits_with_a_lock_between_is_left_alone() => Verify<SplitSend>.Silent(
        """
        network.WriteByte(1);
        lock (data)
        {
            network.Write(data);
        }
        """);

    [Theory]
    [InlineData("new Socket(SocketType.Dgram, ProtocolType.Udp)")]
    [InlineData("new Socket(SocketType.Seqpacket, ProtocolType.Unknown)")]
    [InlineData("new Socket((SocketType)data.Length, ProtocolType.Unknown)")]
    [InlineData("sockets[0]")]
    public Task Each_send_of_another_kind_of_socket_is_a_message(string socket) => Verify<SplitSend>.Silent(
        $$"""
        var sockets = new List<Socket>();
        var socket = {{socket}};
        socket.Send(new byte[4]);
        socket.Send(data);
        """);

    [Fact]
    public Task A_socket_that_comes_from_elsewhere_may_be_of_any_kind() => Verify<SplitSend>.Silent(
        """
        using System.Net.Sockets;

        class C
        {
            void M(Socket socket, byte[] data)
            {
                socket.Send(data);
                socket.Send(data);
            }
        }
        """);

    [Theory]
    [InlineData("var sent = socket.Send(data); socket.Send(data);")]
    [InlineData("socket.Send(data); Console.WriteLine(); socket.Send(data);")]
    [InlineData("socket.Send(data); socket.Receive(data); socket.Send(data);")]
    [InlineData("socket.Send(data); socket.Send(Next());")]
    [InlineData("socket.Send(data); socket.Send(data, SocketFlags.OutOfBand);")]
    [InlineData("socket.Send(data.AsSpan(1)); socket.Send(data.AsSpan(2));")]
    [InlineData("socket.Send(data, 0, 1, SocketFlags.None, out var error); socket.Send(data, 0, 1, SocketFlags.None, out error);")]
    [InlineData("if (data.Length > 0) socket.Send(data); socket.Send(data);")]
    [InlineData("await socket.SendAsync(data, SocketFlags.None, token); await socket.SendAsync(data, SocketFlags.None, token);")]
    [InlineData("var pending = socket.SendAsync(data, SocketFlags.None); await socket.SendAsync(data, SocketFlags.None);")]
    public Task Sends_that_a_list_could_not_take_are_left_alone(string sends) => Verify<SplitSend>.Silent(
        $$"""
        byte[] Next() => data;
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        {{sends}}
        """);
}
