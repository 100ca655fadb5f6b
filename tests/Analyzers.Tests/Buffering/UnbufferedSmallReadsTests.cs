using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

public sealed class UnbufferedSmallReadsTests
{
    [Fact]
    public Task Single_bytes_in_a_loop_from_a_FileStream_with_bufferSize_zero_are_reported() => Verify<UnbufferedSmallReads>.Reports(
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var lines = 0;
        int b;
        while ((b = [|file.ReadByte()|]) >= 0)
            if (b == '\n')
                lines++;
        """);

    [Fact]
    public Task A_buffer_of_one_byte_is_no_buffer() => Verify<UnbufferedSmallReads>.Reports(
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        for (var b = file.ReadByte(); b >= 0; b = [|file.ReadByte()|])
            Console.Write(b);
        """);

    [Fact]
    public Task FileStreamOptions_without_a_buffer_are_reported() => Verify<UnbufferedSmallReads>.Reports(
        """
        using Stream file = new FileStream(path, new FileStreamOptions { BufferSize = 0 });
        while ([|file.ReadByte()|] >= 0)
            Console.Write('.');
        """);

    [Fact]
    public Task The_fields_of_records_are_reported_once_a_loop() => Verify<UnbufferedSmallReads>.Reports(
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        using var reader = new BinaryReader(file);
        var sum = 0L;
        while (file.Position < file.Length)
        {
            sum += [|reader.ReadInt32()|];
            sum += reader.ReadInt64();
            if (reader.ReadBoolean())
                sum += reader.ReadString().Length;
        }
        """);

    [Fact]
    public Task A_reader_over_a_FileStream_without_a_name_is_reported() => Verify<UnbufferedSmallReads>.Reports(
        """
        using var reader = new BinaryReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1));
        for (var left = reader.BaseStream.Length; left > 0; left -= 4)
            Console.Write([|reader.ReadInt32()|]);
        """);

    [Fact]
    public Task Whole_records_of_known_size_are_reported() => Verify<UnbufferedSmallReads>.Reports(
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var record = new byte[16];
        while ([|file.Read(record, 0, 16)|] == 16 && file.Read(record, 0, record.Length) > 0)
            Console.Write(record[0]);
        """);

    [Fact]
    public Task Records_on_the_stack_are_reported() => Verify<UnbufferedSmallReads>.Reports(
        """
        using System;
        using System.IO;

        class C
        {
            void M(string path)
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
                Span<byte> record = stackalloc byte[16];
                for (var left = file.Length / 16; left > 0; left--)
                {
                    [|file.ReadExactly(record)|];
                    Console.Write(record[0]);
                }
            }
        }
        """);

    [Fact]
    public Task Awaited_reads_are_reported() => Verify<UnbufferedSmallReads>.Reports(
        """
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        var record = new byte[16];
        while (await [|file.ReadAsync(record, token)|].ConfigureAwait(false) > 0)
            Console.Write(record[0]);
        """);

    [Fact]
    public Task A_file_that_may_be_deleted_meanwhile_is_reported() => Verify<UnbufferedSmallReads>.Reports(
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        while ([|file.ReadByte()|] >= 0)
            Console.Write('.');
        """);

    [Fact]
    public Task A_seek_before_the_loop_does_not_matter() => Verify<UnbufferedSmallReads>.Reports(
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        file.Seek(100, SeekOrigin.Begin);
        while ([|file.ReadByte()|] >= 0)
            Console.Write('.');
        """);

    [Fact]
    public Task Files_that_are_opened_one_after_the_other_are_reported() => Verify<UnbufferedSmallReads>.Reports(
        """
        foreach (var name in Directory.GetFiles(path))
        {
            using var file = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            file.Position = 8;
            while ([|file.ReadByte()|] >= 0)
                Console.Write('.');
        }
        """);

    [Fact]
    public Task Bytes_of_a_pipe_are_reported() => Verify<UnbufferedSmallReads>.Reports(
        """
        using var pipe = new AnonymousPipeClientStream(PipeDirection.In, path);
        int b;
        while ((b = [|pipe.ReadByte()|]) >= 0)
            Console.Write(b);
        """);

    [Fact]
    public Task Bytes_of_a_connection_that_is_made_here_are_reported() => Verify<UnbufferedSmallReads>.Reports(
        """
        using var client = new TcpClient();
        await client.ConnectAsync("localhost", 7);
        using var stream = client.GetStream();
        int b;
        while ((b = [|stream.ReadByte()|]) >= 0)
            Console.Write(b);
        """);

    [Fact]
    public Task Standard_input_that_is_read_to_its_end_is_reported() => Verify<UnbufferedSmallReads>.Reports(
        """
        using var input = Console.OpenStandardInput();
        int b;
        while ((b = [|input.ReadByte()|]) != -1)
            Console.Write(b);
        """);

    [Fact]
    public Task The_limit_is_an_option() => Verify<UnbufferedSmallReads>.Reports(
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var record = new byte[1000];
        while ([|file.Read(record, 0, record.Length)|] > 0)
            Console.Write(record[0]);
        """,
        options: "io_analyzers.small_read_bytes = 1000");

    [Fact]
    public Task The_limit_can_be_lowered() => Verify<UnbufferedSmallReads>.Silent(
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var record = new byte[128];
        while (file.Read(record, 0, record.Length) > 0)
            Console.Write(record[0]);
        """,
        options: "io_analyzers.small_read_bytes = 64");
}
