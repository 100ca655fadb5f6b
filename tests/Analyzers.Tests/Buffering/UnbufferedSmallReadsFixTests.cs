using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

public sealed class UnbufferedSmallReadsFixTests
{
    [Fact]
    public Task The_buffer_size_is_dropped() => Verify<UnbufferedSmallReads>.Fix(
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        while ([|file.ReadByte()|] >= 0)
            Console.Write('.');
        """,
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        while (file.ReadByte() >= 0)
            Console.Write('.');
        """);

    [Fact]
    public Task The_default_is_written_where_an_argument_follows() => Verify<UnbufferedSmallReads>.Fix(
        """
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan))
        {
            while ([|file.ReadByte()|] >= 0)
                Console.Write('.');
        }
        """,
        """
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.SequentialScan))
        {
            while (file.ReadByte() >= 0)
                Console.Write('.');
        }
        """);

    [Fact]
    public Task The_option_is_dropped() => Verify<UnbufferedSmallReads>.Fix(
        """
        using var reader = new BinaryReader(new FileStream(path, new FileStreamOptions { BufferSize = 0, Mode = FileMode.Open }));
        while ([|reader.PeekChar()|] >= 0)
            Console.Write(reader.ReadInt32());
        """,
        """
        using var reader = new BinaryReader(new FileStream(path, new FileStreamOptions { Mode = FileMode.Open }));
        while (reader.PeekChar() >= 0)
            Console.Write(reader.ReadInt32());
        """);

    [Fact]
    public Task Two_loops_over_one_file_have_one_fix() => Verify<UnbufferedSmallReads>.Fix(
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        while ([|file.ReadByte()|] > 0)
            Console.Write('.');
        while ([|file.ReadByte()|] > 0)
            Console.Write('-');
        """,
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        while (file.ReadByte() > 0)
            Console.Write('.');
        while (file.ReadByte() > 0)
            Console.Write('-');
        """);

    [Fact]
    public Task What_is_read_behind_the_loop_comes_from_the_buffer_of_the_FileStream() => Verify<UnbufferedSmallReads>.Fix(
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        while ([|file.ReadByte()|] > 0)
            Console.Write('.');
        file.CopyTo(destination);
        """,
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        while (file.ReadByte() > 0)
            Console.Write('.');
        file.CopyTo(destination);
        """);

    [Fact]
    public Task All_reads_of_a_pipe_go_through_one_buffer() => Verify<UnbufferedSmallReads>.Fix(
        """
        using var pipe = new NamedPipeServerStream(path, PipeDirection.In);
        pipe.WaitForConnection();
        var version = pipe.ReadByte();
        int b;
        while ((b = [|pipe.ReadByte()|]) > 0)
            Console.Write(b + version);
        var rest = new byte[10_000];
        pipe.ReadExactly(rest, 0, 10_000);
        """,
        """
        using var pipe = new NamedPipeServerStream(path, PipeDirection.In);
        pipe.WaitForConnection();
        var buffered = new BufferedStream(pipe);
        var version = buffered.ReadByte();
        int b;
        while ((b = buffered.ReadByte()) > 0)
            Console.Write(b + version);
        var rest = new byte[10_000];
        buffered.ReadExactly(rest, 0, 10_000);
        """);

    [Fact]
    public Task The_reads_of_an_accepted_connection_get_a_buffer_of_their_own() => Verify<UnbufferedSmallReads>.Fix(
        """
        var listener = new TcpListener(System.Net.IPAddress.Loopback, 7);
        while (!token.IsCancellationRequested)
        {
            using var client = await listener.AcceptTcpClientAsync(token);
            client.ReceiveTimeout = 1000;
            using (var stream = client.GetStream())
            {
                int b;
                while ((b = [|stream.ReadByte()|]) >= 0)
                    destination.WriteByte((byte)(b ^ 0x20));
            }
        }
        """,
        """
        var listener = new TcpListener(System.Net.IPAddress.Loopback, 7);
        while (!token.IsCancellationRequested)
        {
            using var client = await listener.AcceptTcpClientAsync(token);
            client.ReceiveTimeout = 1000;
            using (var stream = client.GetStream())
            {
                int b;
                var buffered = new BufferedStream(stream);
                while ((b = buffered.ReadByte()) >= 0)
                    destination.WriteByte((byte)(b ^ 0x20));
            }
        }
        """);

    [Fact]
    public Task A_reader_is_made_over_the_buffer() => Verify<UnbufferedSmallReads>.Fix(
        """
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect("localhost", 7);
        using var stream = new NetworkStream(socket);
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        for (var left = reader.ReadInt32(); left > 0; left--)
            Console.Write([|reader.ReadDouble()|]);
        """,
        """
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect("localhost", 7);
        using var stream = new NetworkStream(socket);
        using var reader = new BinaryReader(new BufferedStream(stream), Encoding.UTF8, leaveOpen: true);
        for (var left = reader.ReadInt32(); left > 0; left--)
            Console.Write(reader.ReadDouble());
        """);

    [Fact]
    public Task A_reader_over_a_stream_without_a_name_is_made_over_the_buffer() => Verify<UnbufferedSmallReads>.Fix(
        """
        using var client = new TcpClient("localhost", 7);
        using var reader = new BinaryReader(client.GetStream());
        for (var left = reader.ReadInt32(); left > 0; left--)
            Console.Write([|reader.ReadDouble()|]);
        """,
        """
        using var client = new TcpClient("localhost", 7);
        using var reader = new BinaryReader(new BufferedStream(client.GetStream()));
        for (var left = reader.ReadInt32(); left > 0; left--)
            Console.Write(reader.ReadDouble());
        """);

    [Fact]
    public Task The_buffer_is_declared_like_other_locals() => Verify<UnbufferedSmallReads>.Fix(
        """
        class C
        {
            void M(byte[] buffered)
            {
                using (System.IO.Stream input = System.Console.OpenStandardInput())
                {
                    int b;
                    while ((b = [|input.ReadByte()|]) >= 0)
                        buffered[b]++;
                }
            }
        }
        """,
        """
        using System.IO;

        class C
        {
            void M(byte[] buffered)
            {
                using (System.IO.Stream input = System.Console.OpenStandardInput())
                {
                    int b;
                    BufferedStream buffered2 = new BufferedStream(input);
                    while ((b = buffered2.ReadByte()) >= 0)
                        buffered[b]++;
                }
            }
        }
        """);
}
