using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>A BinaryWriter that a type keeps over a connection: the buffer goes under it where it is made, and every member that writes flushes it.</summary>
public sealed class UnbufferedSmallWritesFieldTests
{
    [Fact]
    public Task The_field_gets_a_buffer_and_each_member_that_writes_a_flush() => Verify<UnbufferedSmallWrites>.Fix(
        """
        using System.IO;
        using System.Net.Sockets;

        class Client
        {
            readonly BinaryWriter _writer;

            public Client(TcpClient client)
            {
                _writer = new BinaryWriter(client.GetStream());
            }

            public void Send(int id, long time, double value)
            {
                [|_writer.Write(id)|];
                _writer.Write(time);
                _writer.Write(value);
            }

            public void Ping()
            {
                _writer.Write((byte)1);
            }

            public void Close()
            {
                try
                {
                    _writer.Dispose();
                }
                catch (IOException)
                {
                }
            }
        }
        """,
        """
        using System.IO;
        using System.Net.Sockets;

        class Client
        {
            readonly BinaryWriter _writer;

            public Client(TcpClient client)
            {
                _writer = new BinaryWriter(new BufferedStream(client.GetStream()));
            }

            public void Send(int id, long time, double value)
            {
                _writer.Write(id);
                _writer.Write(time);
                _writer.Write(value);
                _writer.Flush();
            }

            public void Ping()
            {
                _writer.Write((byte)1);
                _writer.Flush();
            }

            public void Close()
            {
                try
                {
                    _writer.Dispose();
                }
                catch (IOException)
                {
                }
            }
        }
        """);

    [Fact]
    public Task A_member_that_flushes_already_stays_as_it_is() => Verify<UnbufferedSmallWrites>.Fix(
        """
        using System.IO;
        using System.Net.Sockets;

        class Client
        {
            private static readonly TcpClient Connection = new TcpClient("localhost", 4711);
            private readonly BinaryWriter writer = new BinaryWriter(Connection.GetStream());

            public void Send(int[] values)
            {
                foreach (var value in values)
                    [|this.writer.Write(value)|];
                this.writer.Flush();
            }
        }
        """,
        """
        using System.IO;
        using System.Net.Sockets;

        class Client
        {
            private static readonly TcpClient Connection = new TcpClient("localhost", 4711);
            private readonly BinaryWriter writer = new BinaryWriter(new BufferedStream(Connection.GetStream()));

            public void Send(int[] values)
            {
                foreach (var value in values)
                    this.writer.Write(value);
                this.writer.Flush();
            }
        }
        """);

    [Fact]
    public Task What_is_written_under_a_lock_leaves_under_the_lock() => Verify<UnbufferedSmallWrites>.Fix(
        """
        using System.IO;
        using System.Net.Sockets;

        class Client
        {
            readonly BinaryWriter _writer;

            public Client(NetworkStream stream) => _writer = new BinaryWriter(stream);

            public void Send(int[] values)
            {
                lock (_writer)
                {
                    foreach (var value in values)
                    {
                        [|_writer.Write(value)|];
                    }
                }
            }
        }
        """,
        """
        using System.IO;
        using System.Net.Sockets;

        class Client
        {
            readonly BinaryWriter _writer;

            public Client(NetworkStream stream) => _writer = new BinaryWriter(new BufferedStream(stream));

            public void Send(int[] values)
            {
                lock (_writer)
                {
                    foreach (var value in values)
                    {
                        _writer.Write(value);
                    }
                    _writer.Flush();
                }
            }
        }
        """);

    [Theory]
    [InlineData("public int Ask() { _writer.Write((byte)1); return _stream.ReadByte(); }")]
    [InlineData("public void Raw(byte b) { if (b > 0) { _writer.Write(b); _stream.WriteByte(b); } }")]
    [InlineData("public bool Try(byte b) { _writer.Write(b); if (b == 0) return false; _writer.Write(b); return true; }")]
    public Task A_flush_between_keeps_the_order(string member) => Verify<UnbufferedSmallWrites>.Reports(ClientWith(member, "[|_writer.Write(value)|]"));

    [Theory]
    [InlineData("public BinaryWriter Raw => _writer;")]
    [InlineData("public Stream Raw => _writer.BaseStream;")]
    [InlineData("public void Ping() => _writer.Write((byte)1);")]
    [InlineData("public System.Action Later() => () => _writer.Write((byte)1);")]
    [InlineData("public void To(Client other) { other._writer.Write((byte)1); }")]
    [InlineData("public void Give(System.Action<BinaryWriter> taker) { taker(_writer); }")]
    [InlineData("public void Renew(NetworkStream stream) { _writer = new BinaryWriter(stream); }")]
    [InlineData("public bool Try(byte b) { if (b > 0) { _writer.Write(b); return true; } _writer.Write((int)b); return false; }")]
    [InlineData("public async System.Threading.Tasks.Task Wait(byte b) { if (b > 0) { _writer.Write(b); await _stream.FlushAsync(); } _writer.Write(b); }")]
    [InlineData("public void Mix(byte b) { if (b > 0) { _writer.Write(b); _stream.WriteByte(b); } _writer.Write(b); }")]
    public Task A_member_that_no_flush_can_be_added_to_leaves_the_field_as_it_is(string member) => Verify<UnbufferedSmallWrites>.Silent(ClientWith(member, "_writer.Write(value)"));

    [Fact]
    public Task A_field_that_others_can_use_is_left_alone() => Verify<UnbufferedSmallWrites>.Silent(
        ClientWith("", "_writer.Write(value)").Replace("    BinaryWriter _writer", "    protected BinaryWriter _writer"));

    static string ClientWith(string member, string write) => $$"""
        using System.IO;
        using System.Net.Sockets;

        class Client
        {
            readonly NetworkStream _stream;
            BinaryWriter _writer;

            public Client(NetworkStream stream)
            {
                _stream = stream;
                _writer = new BinaryWriter(stream);
            }

            public void Send(int[] values)
            {
                foreach (var value in values)
                    {{write}};
            }

            {{member}}
        }
        """;
}
