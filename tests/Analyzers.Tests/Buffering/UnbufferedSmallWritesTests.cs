using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

public class UnbufferedSmallWritesTests
{
    [Fact]
    public Task Single_bytes_in_a_loop_to_a_FileStream_with_bufferSize_zero_are_reported() => Verify<UnbufferedSmallWrites>.Reports(
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var b in data)
            [|file.WriteByte(b)|];
        """);

    [Fact]
    public Task A_buffer_of_one_byte_is_no_buffer() => Verify<UnbufferedSmallWrites>.Reports(
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        for (var i = 0; i < data.Length; i++)
            [|file.WriteByte(data[i])|];
        """);

    [Fact]
    public Task FileStreamOptions_without_a_buffer_are_reported() => Verify<UnbufferedSmallWrites>.Reports(
        """
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 });
        foreach (var b in data)
            [|file.WriteByte(b)|];
        """);

    [Fact]
    public Task The_static_type_Stream_does_not_hide_what_was_created() => Verify<UnbufferedSmallWrites>.Reports(
        """
        using Stream file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        foreach (var b in data)
            [|file.WriteByte(b)|];
        """);

    [Fact]
    public Task A_NetworkStream_never_buffers_whoever_made_it() => Verify<UnbufferedSmallWrites>.Reports(
        """
        foreach (var b in data)
            [|network.WriteByte(b)|];
        """);

    [Fact]
    public Task The_stream_of_a_TcpClient_is_a_NetworkStream() => Verify<UnbufferedSmallWrites>.Reports(
        """
        using var client = new TcpClient("localhost", 1);
        Stream stream = client.GetStream();
        foreach (var b in data)
            [|stream.WriteByte(b)|];
        """);

    [Fact]
    public Task A_named_pipe_is_reported() => Verify<UnbufferedSmallWrites>.Reports(
        """
        using var pipe = new NamedPipeClientStream(path);
        pipe.Connect();
        foreach (var b in data)
            [|pipe.WriteByte(b)|];
        """);

    [Fact]
    public Task An_anonymous_pipe_is_reported() => Verify<UnbufferedSmallWrites>.Reports(
        """
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        foreach (var b in data)
            [|pipe.WriteByte(b)|];
        """);

    [Fact]
    public Task Standard_output_is_reported() => Verify<UnbufferedSmallWrites>.Reports(
        """
        using var output = Console.OpenStandardOutput();
        foreach (var b in data)
            [|output.WriteByte(b)|];
        """);

    [Fact]
    public Task A_TLS_stream_makes_a_record_of_each_write() => Verify<UnbufferedSmallWrites>.Reports(
        """
        using var tls = new System.Net.Security.SslStream(source);
        foreach (var b in data)
            [|tls.WriteByte(b)|];
        """);

    [Fact]
    public Task Brotli_at_its_fastest_compresses_each_write_alone() => Verify<UnbufferedSmallWrites>.Reports(
        """
        using var brotli = new BrotliStream(destination, CompressionLevel.Fastest);
        foreach (var b in data)
            [|brotli.WriteByte(b)|];
        """);

    [Fact]
    public Task A_synchronized_stream_passes_each_write_on() => Verify<UnbufferedSmallWrites>.Reports(
        """
        var shared = Stream.Synchronized(network);
        foreach (var b in data)
            [|shared.WriteByte(b)|];
        """);

    [Fact]
    public Task A_BinaryWriter_does_not_buffer() => Verify<UnbufferedSmallWrites>.Reports(
        """
        using var writer = new BinaryWriter(network);
        for (var i = 0; i < 100; i++)
            [|writer.Write(i)|];
        """);

    [Fact]
    public Task A_BinaryWriter_over_an_unbuffered_file_is_reported() => Verify<UnbufferedSmallWrites>.Reports(
        """
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1))
        using (var writer = new BinaryWriter(file))
        {
            for (var i = 0; i < 100; i++)
                [|writer.Write(i)|];
        }
        """);

    [Fact]
    public Task Three_small_writes_in_a_row_are_reported() => Verify<UnbufferedSmallWrites>.Reports(
        """
        [|network.WriteByte(2)|];
        network.Write(BitConverter.GetBytes(data.Length), 0, 4);
        network.WriteByte(3);
        """);

    [Fact]
    public Task Two_small_writes_in_a_row_are_not() => Verify<UnbufferedSmallWrites>.Silent(
        """
        network.WriteByte(2);
        network.WriteByte(3);
        """);

    [Fact]
    public Task Arrays_and_spans_of_known_length_are_small() => Verify<UnbufferedSmallWrites>.Reports(
        """
        var header = new byte[16];
        foreach (var record in records)
        {
            record.AsSpan(0, 16).CopyTo(header);
            [|network.Write(header.AsSpan(4))|];
        }
        """);

    [Fact]
    public Task Stackalloc_is_small() => Verify<UnbufferedSmallWrites>.Reports(
        """
        Write();
        void Write()
        {
            Span<byte> header = stackalloc byte[8];
            for (var i = 0; i < 10; i++)
                [|network.Write(header)|];
        }
        """);

    [Fact]
    public Task Awaited_writes_are_reported() => Verify<UnbufferedSmallWrites>.Reports(
        """
        var record = new byte[32];
        for (var i = 0; i < 10; i++)
            await [|network.WriteAsync(record, token)|].ConfigureAwait(false);
        """);

    [Fact]
    public Task A_write_that_may_be_large_is_not_small() => Verify<UnbufferedSmallWrites>.Silent(
        """
        foreach (var record in records)
            network.Write(record, 0, record.Length);
        """);

    [Fact]
    public Task The_limit_is_an_option() => Verify<UnbufferedSmallWrites>.Silent(
        """
        var record = new byte[32];
        for (var i = 0; i < 10; i++)
            network.Write(record, 0, 32);
        """,
        options: "io_analyzers.small_write_bytes = 16");

    [Fact]
    public Task A_stream_of_unknown_origin_is_left_alone() => Verify<UnbufferedSmallWrites>.Silent(
        """
        foreach (var b in data)
            destination.WriteByte(b);
        """);

    [Fact]
    public Task Memory_is_no_system_call() => Verify<UnbufferedSmallWrites>.Silent(
        """
        var memory = new MemoryStream();
        foreach (var b in data)
            memory.WriteByte(b);
        """);

    [Fact]
    public Task A_FileStream_buffers_by_default() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        using var created = File.Create(target);
        foreach (var b in data)
        {
            file.WriteByte(b);
            created.WriteByte(b);
        }
        """);

    [Fact]
    public Task A_BufferedStream_in_front_is_enough() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using var buffered = new BufferedStream(network);
        foreach (var b in data)
            buffered.WriteByte(b);
        """);

    [Fact]
    public Task A_StreamWriter_collects() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using var writer = new StreamWriter(network);
        foreach (var b in data)
            writer.Write('x');
        """);

    [Fact]
    public Task A_compressor_collects() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using var zip = new GZipStream(network, CompressionLevel.Fastest);
        using var brotli = new BrotliStream(network, CompressionLevel.Optimal);
        foreach (var b in data)
        {
            zip.WriteByte(b);
            brotli.WriteByte(b);
        }
        """);
}
