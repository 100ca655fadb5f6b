using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>Sockets, pipes and the standard input that somebody else could read from, or wait for.</summary>
public sealed class UnbufferedSmallReadsPeerTests
{
    const string Connect = "using var client = new TcpClient(\"localhost\", 7);\nusing var stream = client.GetStream();\n";
    const string ReadAll = "\nwhile (stream.ReadByte() >= 0)\n    Console.Write('.');\n";

    [Theory]
    [InlineData("var stream = network;")]
    [InlineData("var reader = new BinaryReader(network); reader.ReadByte(); var stream = reader.BaseStream;")]
    [InlineData("var client = new[] { new TcpClient() }[0]; var stream = client.GetStream();")]
    [InlineData("using var stream = new NamedPipeClientStream(path);")]
    [InlineData("using var stream = new NamedPipeClientStream(\".\", path, PipeDirection.InOut);")]
    [InlineData("using var stream = new NamedPipeServerStream(path, PipeDirection.In, 1, PipeTransmissionMode.Message);")]
    [InlineData("using var stream = new NamedPipeServerStream(path, PipeDirection.In, 1, PipeTransmissionMode.Byte);")]
    public Task A_source_that_others_know_or_that_answers_is_left_alone(string declaration) => Verify<UnbufferedSmallReads>.Silent(
        declaration + ReadAll);

    [Theory]
    [InlineData("stream.WriteByte(1);")]
    [InlineData("if (stream.DataAvailable) Console.Write('!');")]
    [InlineData("Console.Write(client.Available);")]
    [InlineData("client.Client.Receive(data);")]
    [InlineData("client.Client.Poll(1, SelectMode.SelectRead);")]
    [InlineData("var tls = new System.Net.Security.SslStream(stream);")]
    [InlineData("stream.Read(data, 0, data.Length);")]
    [InlineData("stream.CopyTo(destination);")]
    [InlineData("await stream.CopyToAsync(destination, token);")]
    [InlineData("client.GetStream().ReadByte();")]
    [InlineData("using var lines = new StreamReader(stream);")]
    [InlineData("Task.Run(() => client.Close());")]
    [InlineData("var more = new[] { client };")]
    [InlineData("System.Diagnostics.Debug.Assert(stream.Socket.Connected);")]
    public Task Any_other_way_to_the_bytes_keeps_the_loop_as_it_is(string use) => Verify<UnbufferedSmallReads>.Silent(Connect + ReadAll + use);

    [Fact]
    public Task A_read_that_may_return_less_would_wait_for_more_in_a_buffer() => Verify<UnbufferedSmallReads>.Silent(Connect +
        """
        var record = new byte[16];
        while (stream.Read(record, 0, 16) > 0)
            Console.Write(record[0]);
        """);

    [Fact]
    public Task A_loop_that_answers_each_byte_is_a_conversation() => Verify<UnbufferedSmallReads>.Silent(Connect +
        """
        int b;
        while ((b = stream.ReadByte()) >= 0)
            stream.WriteByte((byte)(b + 1));
        """);

    [Fact]
    public Task A_loop_that_waits_reads_what_comes_now_and_then() => Verify<UnbufferedSmallReads>.Silent(Connect +
        """
        while (stream.ReadByte() >= 0)
            await Task.Delay(10, token);
        """);

    [Fact]
    public Task A_loop_that_goes_on_while_connected_reads_what_comes_now_and_then() => Verify<UnbufferedSmallReads>.Silent(
        """
        using var pipe = new NamedPipeServerStream(path, PipeDirection.In);
        pipe.WaitForConnection();
        while (pipe.IsConnected)
            Console.Write(pipe.ReadByte());
        """);

    [Fact]
    public Task A_pipe_that_serves_one_client_after_the_other_starts_anew_with_each() => Verify<UnbufferedSmallReads>.Silent(
        """
        using var pipe = new NamedPipeServerStream(path, PipeDirection.In);
        for (var i = 0; i < 100; i++)
        {
            pipe.WaitForConnection();
            while (pipe.ReadByte() > 0)
                Console.Write('.');
            pipe.Disconnect();
        }
        """);

    [Fact]
    public Task A_reader_for_each_message_would_take_the_next_one_with_it() => Verify<UnbufferedSmallReads>.Silent(
        """
        using var client = new TcpClient("localhost", 7);
        for (var i = 0; i < 100; i++)
        {
            using var reader = new BinaryReader(client.GetStream(), Encoding.UTF8, leaveOpen: true);
            while (reader.ReadByte() > 0)
                Console.Write('.');
        }
        """);

    [Fact]
    public Task A_stream_for_each_message_would_take_the_next_one_with_it() => Verify<UnbufferedSmallReads>.Silent(
        """
        using var client = new TcpClient("localhost", 7);
        for (var i = 0; i < 100; i++)
        {
            var stream = client.GetStream();
            while (stream.ReadByte() > 0)
                Console.Write('.');
        }
        """);

    [Fact]
    public Task A_stream_below_a_reader_that_is_read_too_would_miss_bytes() => Verify<UnbufferedSmallReads>.Silent(Connect +
        """
        using var reader = new BinaryReader(stream);
        while (reader.ReadInt32() > 0)
            Console.Write('.');
        stream.ReadExactly(data);
        """);

    [Fact]
    public Task A_stream_below_a_reader_that_is_asked_for_would_be_another() => Verify<UnbufferedSmallReads>.Silent(Connect +
        """
        using var reader = new BinaryReader(stream);
        while (reader.ReadInt32() > 0)
            Console.Write('.');
        Console.Write(reader.BaseStream.CanSeek);
        """);

    [Theory]
    [InlineData("while (input.ReadByte() > 0)\n    Console.Write('.');")]
    [InlineData("while (input.ReadByte() >= 0)\n    break;")]
    [InlineData("while (input.ReadByte() >= 0)\n    if (Console.CapsLock) return;")]
    [InlineData("while (true)\n    if (input.ReadByte() == '\\n') break;")]
    [InlineData("for (var i = 0; i < data.Length; i++)\n    Console.Write(input.ReadByte());")]
    public Task Standard_input_that_is_not_read_to_its_end_leaves_the_rest_to_others(string loop) => Verify<UnbufferedSmallReads>.Silent(
        "using var input = Console.OpenStandardInput();\n" + loop);
}
