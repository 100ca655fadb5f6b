using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>A BinaryWriter over a connection, which sends each value by itself.</summary>
public sealed class SplitSendWriterTests
{
    [Fact]
    public Task A_BinaryWriter_over_a_connection_sends_each_value() => Verify<SplitSend>.Fix(
        """
        using var writer = new BinaryWriter(network);
        foreach (var record in records)
        {
            [|writer.Write(record.Length)|];
            writer.Write(record);
            network.ReadByte();
        }
        """,
        """
        using var writer = new BinaryWriter(new BufferedStream(network));
        foreach (var record in records)
        {
            writer.Write(record.Length);
            writer.Write(record);
            writer.Flush();
            network.ReadByte();
        }
        """);

    [Fact]
    public Task A_writer_that_is_a_field_gets_the_buffer_where_it_is_made() => Verify<SplitSend>.Fix(
        """
        using System.IO;
        using System.Net.Sockets;

        class Client
        {
            readonly BinaryWriter _writer;

            public Client(TcpClient client) => _writer = new BinaryWriter(client.GetStream());

            public void Send(byte[] body)
            {
                [|_writer.Write(body.Length)|];
                _writer.Write(body);
            }
        }
        """,
        """
        using System.IO;
        using System.Net.Sockets;

        class Client
        {
            readonly BinaryWriter _writer;

            public Client(TcpClient client) => _writer = new BinaryWriter(new BufferedStream(client.GetStream()));

            public void Send(byte[] body)
            {
                _writer.Write(body.Length);
                _writer.Write(body);
                _writer.Flush();
            }
        }
        """);

    [Fact]
    public Task A_field_that_may_be_null_is_flushed_where_it_was_written() => Verify<SplitSend>.Fix(
        """
        using System;
        using System.IO;
        using System.Net.Sockets;

        class Connection
        {
            readonly object _gate = new object();
            BinaryWriter? _writer;

            public void Connect(Socket socket)
            {
                lock (_gate)
                {
                    _writer = new BinaryWriter(new NetworkStream(socket, false));
                }
            }

            public void Send(byte[] body)
            {
                lock (_gate)
                {
                    if (_writer == null)
                        return;

                    try
                    {
                        [|_writer!.Write(body.Length)|];
                        _writer.Write(body);
                    }
                    catch (IOException failure)
                    {
                        Console.WriteLine(failure.Message);
                    }
                }
            }

            public void Close()
            {
                try
                {
                    _writer?.Dispose();
                }
                catch (IOException)
                {
                }
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Net.Sockets;

        class Connection
        {
            readonly object _gate = new object();
            BinaryWriter? _writer;

            public void Connect(Socket socket)
            {
                lock (_gate)
                {
                    _writer = new BinaryWriter(new BufferedStream(new NetworkStream(socket, false)));
                }
            }

            public void Send(byte[] body)
            {
                lock (_gate)
                {
                    if (_writer == null)
                        return;

                    try
                    {
                        _writer!.Write(body.Length);
                        _writer.Write(body);
                        _writer.Flush();
                    }
                    catch (IOException failure)
                    {
                        Console.WriteLine(failure.Message);
                    }
                }
            }

            public void Close()
            {
                try
                {
                    _writer?.Dispose();
                }
                catch (IOException)
                {
                }
            }
        }
        """);

    [Fact]
    public Task A_failure_of_the_flush_has_to_be_caught_as_that_of_a_write_was() => Verify<SplitSend>.Silent(
        """
        using var writer = new BinaryWriter(network);
        writer.Write(1);
        try
        {
            writer.Write(data.Length);
            writer.Write(data);
        }
        catch (IOException)
        {
        }
        """);

    [Theory]
    [InlineData("_writer.Dispose();")]
    [InlineData("_writer.Close();")]
    [InlineData("using (_writer) { }")]
    public Task A_writer_in_a_field_would_throw_where_it_is_disposed_of_after_a_failed_send(string close) => Verify<SplitSend>.Silent(
        $$"""
        using System.IO;
        using System.Net.Sockets;

        class Client
        {
            readonly BinaryWriter _writer;

            public Client(TcpClient client) => _writer = new BinaryWriter(client.GetStream());

            public void Send(byte[] body)
            {
                _writer.Write(body.Length);
                _writer.Write(body);
            }

            public void Close()
            {
                {{close}}
            }
        }
        """);

    [Fact]
    public Task A_writer_that_outlives_a_failed_send_would_throw_at_its_end() => Verify<SplitSend>.Silent(
        """
        using var writer = new BinaryWriter(network);
        try
        {
            writer.Write(data.Length);
            writer.Write(data);
        }
        catch (IOException)
        {
        }
        """);

    [Fact]
    public Task A_failure_that_is_thrown_again_ends_the_writer_too() => Verify<SplitSend>.Reports(
        """
        using var writer = new BinaryWriter(network);
        try
        {
            [|writer.Write(data.Length)|];
            writer.Write(data);
        }
        catch (IOException)
        {
            Console.WriteLine();
            throw;
        }
        """);
}
