using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>Files whose own buffer would change something, or gain nothing.</summary>
public sealed class UnbufferedSmallReadsSilentTests
{
    const string Open = "using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);\n";

    [Theory]
    [InlineData("using var file = new FileStream(path, FileMode.Open);")]
    [InlineData("using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 2);")]
    [InlineData("using var file = new BufferedStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1));")]
    [InlineData("using var file = new GZipStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1), CompressionMode.Decompress);")]
    [InlineData("using var file = new MemoryStream(data);")]
    [InlineData("var file = source;")]
    [InlineData("using var file = new System.Net.Security.SslStream(source);")]
    [InlineData("using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, data.Length);")]
    [InlineData("using var file = data.Length > 1 ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1) : source;")]
    public Task What_has_a_buffer_or_an_unknown_origin_is_left_alone(string declaration) => Verify<UnbufferedSmallReads>.Silent(
        declaration + "\nwhile (file.ReadByte() >= 0)\n    Console.Write('.');");

    [Theory]
    [InlineData("FileShare.ReadWrite, 0")]
    [InlineData("FileShare.Write, 0")]
    [InlineData("FileShare.Read, 0, FileOptions.RandomAccess")]
    [InlineData("FileShare.Read, 0, FileOptions.DeleteOnClose")]
    [InlineData("FileShare.Read, 0, (FileOptions)0x20000000")]
    public Task A_file_that_others_write_or_that_wants_each_read_as_it_is_keeps_them(string arguments) => Verify<UnbufferedSmallReads>.Silent(
        $"using var file = new FileStream(path, FileMode.Open, FileAccess.Read, {arguments});\nwhile (file.ReadByte() >= 0)\n    Console.Write('.');");

    [Fact]
    public Task A_handle_may_be_read_by_others() => Verify<UnbufferedSmallReads>.Silent(
        """
        using var handle = File.OpenHandle(path);
        using var file = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        while (file.ReadByte() >= 0)
            Console.Write('.');
        """);

    [Theory]
    [InlineData("\"/dev/i2c-1\"")]
    [InlineData("@\"\\\\.\\COM1\"")]
    [InlineData("$\"/sys/bus/{path}\"")]
    public Task A_device_transfers_as_much_as_is_asked_for(string device) => Verify<UnbufferedSmallReads>.Silent(
        $"using var file = new FileStream({device}, FileMode.Open, FileAccess.Read, FileShare.Read, 0);\nwhile (file.ReadByte() >= 0)\n    Console.Write('.');");

    [Fact]
    public Task A_path_that_is_called_a_device_is_one() => Verify<UnbufferedSmallReads>.Silent(
        """
        var devicePath = path;
        using var file = new FileStream(devicePath, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        while (file.ReadByte() >= 0)
            Console.Write('.');
        """);

    [Fact]
    public Task A_header_before_a_large_body_is_not_worth_a_buffer() => Verify<UnbufferedSmallReads>.Silent(Open +
        """
        using var reader = new BinaryReader(file);
        while (file.Position < file.Length)
        {
            var length = reader.ReadInt32();
            destination.Write(reader.ReadBytes(length));
        }
        """);

    [Fact]
    public Task A_body_that_is_read_from_the_stream_below_is_a_body_too() => Verify<UnbufferedSmallReads>.Silent(Open +
        """
        using var reader = new BinaryReader(file);
        while (file.Position < file.Length)
        {
            var body = new byte[reader.ReadInt32()];
            file.ReadExactly(body);
        }
        """);

    [Fact]
    public Task Filling_a_small_array_is_one_read_most_times() => Verify<UnbufferedSmallReads>.Silent(Open +
        """
        var header = new byte[16];
        var filled = 0;
        while (filled < header.Length)
            filled += file.Read(header, filled, header.Length - filled);
        """);

    [Fact]
    public Task Filling_a_small_span_is_one_read_most_times() => Verify<UnbufferedSmallReads>.Silent(Open +
        """
        var header = new byte[16];
        for (var filled = 0; filled < 16;)
            filled += file.Read(header.AsSpan(filled));
        """);

    [Fact]
    public Task A_few_bytes_are_a_few_calls() => Verify<UnbufferedSmallReads>.Silent(Open +
        """
        var magic = new byte[8];
        for (var i = 0; i < magic.Length; i++)
            magic[i] = (byte)file.ReadByte();
        for (var i = 3; i >= 0; i--)
            Console.Write(file.ReadByte());
        foreach (var expected in magic)
            if (file.ReadByte() != expected)
                return;
        """);

    [Fact]
    public Task Reads_at_chosen_places_would_fill_a_buffer_in_vain() => Verify<UnbufferedSmallReads>.Silent(Open +
        """
        foreach (var b in data)
        {
            file.Position = b * 100_000;
            Console.Write(file.ReadByte());
        }
        """);

    [Fact]
    public Task A_file_that_is_read_again_and_again_may_have_changed() => Verify<UnbufferedSmallReads>.Silent(Open +
        """
        while (!token.IsCancellationRequested)
        {
            file.Seek(0, SeekOrigin.Begin);
            while (file.ReadByte() > 0)
                Console.Write('.');
        }
        """);

    [Fact]
    public Task A_file_that_somebody_appends_to_is_waited_for() => Verify<UnbufferedSmallReads>.Silent(Open +
        """
        while (!token.IsCancellationRequested)
        {
            var b = file.ReadByte();
            if (b < 0)
                Thread.Sleep(100);
        }
        """);

    [Fact]
    public Task A_stream_that_is_written_too_is_left_alone() => Verify<UnbufferedSmallReads>.Silent(
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        while (file.ReadByte() > 0)
            Console.Write('.');
        file.WriteByte(1);
        """);

    [Theory]
    [InlineData("Use(file);\nstatic void Use(Stream stream) { }")]
    [InlineData("var handle = file.SafeFileHandle;")]
    [InlineData("Action later = () => file.ReadByte();")]
    [InlineData("var all = new[] { file };")]
    public Task A_stream_that_is_handed_on_is_left_alone(string use) => Verify<UnbufferedSmallReads>.Silent(
        "var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);\nwhile (file.ReadByte() > 0)\n    Console.Write('.');\n" + use);

    [Fact]
    public Task A_stream_that_is_returned_is_left_alone() => Verify<UnbufferedSmallReads>.Silent(
        """
        using System.IO;

        class C
        {
            Stream Skip(string path)
            {
                var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
                while (file.ReadByte() > 0)
                {
                }

                return file;
            }
        }
        """);

    [Fact]
    public Task One_arm_of_a_choice_is_left_alone() => Verify<UnbufferedSmallReads>.Silent(
        """
        using var file = path == "" ? new FileStream(target, FileMode.Open, FileAccess.Read, FileShare.Read, 1) : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        while (file.ReadByte() > 0)
            Console.Write('.');
        """);

    [Fact]
    public Task A_stream_that_is_opened_in_each_round_is_read_once() => Verify<UnbufferedSmallReads>.Silent(
        """
        foreach (var name in Directory.GetFiles(path))
        {
            using var file = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            Console.Write(file.ReadByte());
        }
        """);

    [Fact]
    public Task A_loop_that_is_left_behind_the_read_reads_once() => Verify<UnbufferedSmallReads>.Silent(Open +
        """
        while (true)
        {
            Console.Write(file.ReadByte());
            break;
        }
        """);

    [Fact]
    public Task A_read_that_is_not_awaited_is_left_alone() => Verify<UnbufferedSmallReads>.Silent(Open +
        """
        var record = new byte[16];
        for (var left = file.Length; left > 0; left -= 16)
        {
            var reading = file.ReadAsync(record, 0, 16, token);
            Console.Write(record[0]);
        }
        """);

    [Fact]
    public Task A_byte_copy_becomes_a_call_that_needs_no_buffer() => Verify<UnbufferedSmallReads>.Silent(
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        int b;
        while ((b = file.ReadByte()) != -1)
            destination.WriteByte((byte)b);
        """);

    [Fact]
    public Task A_first_read_that_belongs_to_a_byte_copy_needs_no_buffer_either() => Verify<UnbufferedSmallReads>.Silent(
        """
        using var pipe = new AnonymousPipeClientStream(PipeDirection.In, path);
        for (var b = pipe.ReadByte(); b != -1; b = pipe.ReadByte())
            destination.WriteByte((byte)b);
        """);

    [Fact]
    public Task A_byte_copy_that_filters_is_no_copy_and_gets_a_buffer() => Verify<UnbufferedSmallReads>.Reports(
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        int b;
        while ((b = [|file.ReadByte()|]) != -1)
            if (b != 13)
                destination.WriteByte((byte)b);
        """);
}
