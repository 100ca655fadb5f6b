using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>What stands between #if and #endif is compiled elsewhere: a buffer that this configuration can have may be wrong there.</summary>
public sealed class ConditionalCodeTests
{
    [Theory]
    [InlineData("foreach (var b in data)\n{\n#if AUDIT\n    Log(network);\n#endif\n    network.WriteByte(b);\n}")]
    [InlineData("network.WriteByte(1);\n#if AUDIT\nLog(network);\n#endif\nnetwork.WriteByte(2);\nnetwork.WriteByte(3);")]
    public Task Writes_to_a_connection_with_other_code_between(string code) => Verify<UnbufferedSmallWrites>.Silent(code);

    [Fact]
    public Task Writes_of_a_program_without_a_class_with_other_code_between() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using System.Net.Sockets;

        using var client = new TcpClient("localhost", 80);
        var network = client.GetStream();
        network.WriteByte(1);
        #if AUDIT
        Log(network);
        #endif
        network.WriteByte(2);
        network.WriteByte(3);
        """);

    [Fact]
    public Task Writes_to_a_connection_with_other_code_behind_them_get_their_buffer() => Verify<UnbufferedSmallWrites>.Fix(
        """
        #if AUDIT
        Log(network);
        #endif
        foreach (var b in data)
            [|network.WriteByte(b)|];
        #if AUDIT
        Log(network);
        #endif
        """,
        """
        #if AUDIT
        Log(network);
        #endif
        var buffered = new BufferedStream(network);
        foreach (var b in data)
            buffered.WriteByte(b);
        buffered.Flush();
        #if AUDIT
        Log(network);
        #endif
        """);

    [Fact]
    public Task Regions_and_warnings_are_in_every_configuration() => Verify<UnbufferedSmallWrites>.Reports(
        """
        foreach (var b in data)
        {
            # region payload
            #pragma warning disable CS0168
            [|network.WriteByte(b)|];
            #pragma warning restore CS0168
            # endregion
        }
        """);

    [Fact]
    public Task A_FileStream_that_other_code_uses() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        foreach (var b in data)
            file.WriteByte(b);
        #if NOTIFY
        Notify(path);
        #endif
        """);

    [Fact]
    public Task A_writer_that_other_code_uses() => Verify<UnbufferedSmallWrites>.Silent(
        """
        var writer = new BinaryWriter(network);
        foreach (var b in data)
            writer.Write(b);
        #if AUDIT
        Log(network);
        #endif
        """);

    [Theory]
    [InlineData("public void Send(int[] values)\n{\n    foreach (var value in values)\n        _writer.Write(value);\n}\n\n#if AUDIT\n    public void Mark() => _writer.Write(1);\n#endif")]
    [InlineData("public void Send(int[] values)\n{\n    foreach (var value in values)\n        _writer.Write(value);\n#if AUDIT\n    _audit.Seen();\n#endif\n}")]
    public Task A_field_that_other_code_uses(string members) => Verify<UnbufferedSmallWrites>.Silent(
        $$"""
        using System.IO;
        using System.Net.Sockets;

        sealed class Client
        {
            readonly BinaryWriter _writer;

            public Client(TcpClient connection) => _writer = new BinaryWriter(connection.GetStream());

            {{members}}
        }
        """);

    [Fact]
    public Task A_stream_that_is_a_field_and_other_members_use() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using System.IO;

        sealed class Journal : System.IDisposable
        {
            readonly FileStream _file = new FileStream("records", FileMode.Create, FileAccess.Write, FileShare.Read, 0);

            public void Save(byte[] data)
            {
                foreach (var b in data)
                    _file.WriteByte(b);
                _file.Flush();
            }

        #if NOTIFY
            public void Mark() { _file.WriteByte(1); Notify(); }
        #endif

            public void Dispose() => _file.Dispose();
        }
        """);

    [Fact]
    public Task Sends_with_other_code_between() => Verify<SplitSend>.Silent(
        """
        using System.Net.Sockets;

        static class Sender
        {
            public static void Send(Socket socket, byte[] header, byte[] body)
            {
                socket.Connect("localhost", 80);
                socket.Send(header);
        #if AUDIT
                body[0] = 1;
        #endif
                socket.Send(body);
            }
        }
        """);

    [Fact]
    public Task A_message_with_other_code_between() => Verify<SplitSend>.Silent(
        """
        network.Write("GET "u8);
        #if AUDIT
        Log(network);
        #endif
        network.Write("/"u8);
        """);

    [Fact]
    public Task Small_reads_of_a_stream_that_other_code_uses() => Verify<UnbufferedSmallReads>.Silent(
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var sum = 0;
        for (var i = 0; i < 1000; i++)
            sum += file.ReadByte();
        #if TAIL
        Native(file.SafeFileHandle);
        #endif
        """);

    [Fact]
    public Task A_wrapper_that_other_code_names() => Verify<RedundantBuffer>.Silent(
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        using var buffered = new BufferedStream(file);
        source.CopyTo(buffered);
        #if AUDIT
        Log(buffered.UnderlyingStream);
        #endif
        """);

    [Fact]
    public Task A_writer_that_flushes_itself_and_that_other_code_watches() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path) { AutoFlush = true };
        foreach (var line in new[] { "a", "b", path, path })
            writer.WriteLine(line);
        #if NOTIFY
        Notify(path);
        #endif
        """);
}
