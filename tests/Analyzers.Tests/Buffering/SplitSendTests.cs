using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

public sealed class SplitSendTests
{
    [Fact]
    public Task A_length_and_then_a_body_are_one_message() => Verify<SplitSend>.Fix(
        """
        [|network.Write(BitConverter.GetBytes(data.Length), 0, 4)|];
        network.Write(data, 0, data.Length);
        """,
        """
        var buffered = new BufferedStream(network);
        buffered.Write(BitConverter.GetBytes(data.Length), 0, 4);
        buffered.Write(data, 0, data.Length);
        buffered.Flush();
        """);

    [Fact]
    public Task A_type_byte_and_then_a_body_are_one_message() => Verify<SplitSend>.Fix(
        """
        using var client = new TcpClient("localhost", 4711);
        var stream = client.GetStream();
        // What comes is a snapshot.
        [|stream.WriteByte(7)|];
        stream.Write(data);
        """,
        """
        using var client = new TcpClient("localhost", 4711);
        var stream = client.GetStream();
        // What comes is a snapshot.
        var buffered = new BufferedStream(stream);
        buffered.WriteByte(7);
        buffered.Write(data);
        buffered.Flush();
        """);

    [Fact]
    public Task Awaited_writes_are_flushed_with_their_token() => Verify<SplitSend>.Fix(
        """
        var header = new byte[8];
        await [|network.WriteAsync(header, token)|].ConfigureAwait(false);
        await network.WriteAsync(data, token).ConfigureAwait(false);
        """,
        """
        var header = new byte[8];
        var buffered = new BufferedStream(network);
        await buffered.WriteAsync(header, token).ConfigureAwait(false);
        await buffered.WriteAsync(data, token).ConfigureAwait(false);
        await buffered.FlushAsync(token).ConfigureAwait(false);
        """);

    [Fact]
    public Task Two_sends_of_an_accepted_socket_become_one() => Verify<SplitSend>.Fix(
        """
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var socket = listener.Accept();
        [|socket.Send(BitConverter.GetBytes(data.Length))|];
        socket.Send(data);
        """,
        """
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var socket = listener.Accept();
        socket.Send(new[] { new ArraySegment<byte>(BitConverter.GetBytes(data.Length)), new ArraySegment<byte>(data) });
        """);

    [Fact]
    public Task Parts_of_arrays_stay_parts() => Verify<SplitSend>.Fix(
        """
        using var client = new TcpClient("localhost", 4711);
        var socket = client.Client;
        [|socket.Send(data, 4, SocketFlags.None)|];
        // the rest
        socket.Send(data, 16, data.Length - 16, SocketFlags.None);
        """,
        """
        using var client = new TcpClient("localhost", 4711);
        var socket = client.Client;
        // the rest
        socket.Send(new[] { new ArraySegment<byte>(data, 0, 4), new ArraySegment<byte>(data, 16, data.Length - 16) }, SocketFlags.None);
        """);

    [Fact]
    public Task Awaited_sends_of_a_field_become_one() => Verify<SplitSend>.Fix(
        """
        using System.Net.Sockets;
        using System.Threading.Tasks;

        class Client
        {
            readonly Socket _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

            public async Task Send(byte[] header, byte[] body)
            {
                await [|_socket.SendAsync(header, SocketFlags.None)|].ConfigureAwait(false);
                await _socket.SendAsync(body, SocketFlags.None).ConfigureAwait(false);
            }
        }
        """,
        """
        using System;
        using System.Net.Sockets;
        using System.Threading.Tasks;

        class Client
        {
            readonly Socket _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

            public async Task Send(byte[] header, byte[] body)
            {
                await _socket.SendAsync(new[] { new ArraySegment<byte>(header), new ArraySegment<byte>(body) }, SocketFlags.None).ConfigureAwait(false);
            }
        }
        """);

    [Fact]
    public Task A_framework_without_spans_has_it_too() => Verify<SplitSend>.Reports(
        """
        [|network.Write(new byte[] { 1, 2 }, 0, 2)|];
        network.Write(data, 0, data.Length);
        using (var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            [|socket.Send(data)|];
            socket.Send(data);
        }
        """,
        Framework.Net472, language: Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp7_3);

    [Fact]
    public Task What_is_computed_between_is_no_wait() => Verify<SplitSend>.Reports(
        """
        [|network.WriteByte(1)|];
        var body = Encoding.UTF8.GetBytes(path);
        network.Write(body);
        """);

    [Fact]
    public Task Each_message_of_a_conversation_is_reported() => Verify<SplitSend>.Reports(
        """
        foreach (var record in records)
        {
            [|network.Write(BitConverter.GetBytes(record.Length))|];
            network.Write(record);
            if (network.ReadByte() < 0)
                break;
        }
        """);

    [Fact]
    public Task A_TLS_stream_makes_a_record_of_each() => Verify<SplitSend>.Reports(
        """
        using var secure = new System.Net.Security.SslStream(network);
        [|secure.WriteByte(1)|];
        secure.Write(data);
        """);

    [Fact]
    public Task A_socket_that_was_awaited_is_known() => Verify<SplitSend>.Reports(
        """
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        using var socket = await listener.AcceptSocketAsync(token).ConfigureAwait(false);
        [|socket.Send(data)|];
        socket.Send(data);
        """);
}
