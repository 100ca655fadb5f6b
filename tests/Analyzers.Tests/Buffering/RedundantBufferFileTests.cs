using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>A FileStream with less than its default buffer.</summary>
public sealed class RedundantBufferFileTests
{
    const string Reading = """

        while (file.ReadByte() >= 0)
            Console.Write('.');
        """;

    const string Writing = """

        foreach (var record in records)
            file.Write(record, 0, record.Length);
        """;

    [Theory]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, [|1024|])", "new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read)")]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: [|2|], false)", "new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 4096, false)")]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, [|4 * 128|], FileOptions.SequentialScan)", "new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.SequentialScan)")]
    [InlineData("new FileStream(path, new FileStreamOptions { BufferSize = [|256|], Access = FileAccess.Read })", "new FileStream(path, new FileStreamOptions { Access = FileAccess.Read })")]
    public Task A_file_that_is_read_has_its_default_buffer_again(string before, string after) => Verify<RedundantBuffer>.Fix(
        $"using var file = {before};{Reading}",
        $"using var file = {after};{Reading}");

    [Theory]
    [InlineData("File.Create(path, [|512|])", "File.Create(path)")]
    [InlineData("File.Create(path, [|512|], FileOptions.SequentialScan)", "File.Create(path, 4096, FileOptions.SequentialScan)")]
    [InlineData("new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, [|4095|])", "new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None)")]
    public Task A_file_that_is_written_has_its_default_buffer_again(string before, string after) => Verify<RedundantBuffer>.Fix(
        $"using var file = {before};{Writing}",
        $"using var file = {after};{Writing}");

    [Theory]
    [InlineData("using var reader = new StreamReader(file);\nwhile (reader.ReadLine() is { } line)\n    Console.WriteLine(line.Length);")]
    [InlineData("using (var reader = new BinaryReader(file))\n{\n    while (file.Position < file.Length)\n        Console.WriteLine(reader.ReadInt32());\n}")]
    [InlineData("var buffer = new byte[1024];\nfor (int read; (read = file.Read(buffer, 0, 1024)) > 0;)\n    Console.WriteLine(read);")]
    [InlineData("using var writer = new StreamWriter(file);\nforeach (var record in records)\n    writer.WriteLine(record.Length);")]
    [InlineData("using var writer = new BinaryWriter(file, Encoding.UTF8);\nforeach (var record in records)\n    writer.Write(record.Length);")]
    public Task The_bytes_may_go_through_a_reader_or_writer(string code) => Verify<RedundantBuffer>.Reports(
        "using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, [|1024|]);\n" + code);

    [Fact]
    public Task The_file_may_be_opened_where_the_reader_is_made() => Verify<RedundantBuffer>.Reports(
        """
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, [|128|]), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            Console.WriteLine(line.Length);
        """);

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("4096")]
    [InlineData("81920")]
    [InlineData("data.Length")]
    public Task No_buffer_is_a_decision_and_a_large_one_is_fine(string size) => Verify<RedundantBuffer>.Silent(
        $"using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, {size});{Reading}");

    [Theory]
    [InlineData("FileShare.None, 16, FileOptions.DeleteOnClose")]
    [InlineData("FileShare.None, 512, FileOptions.RandomAccess")]
    [InlineData("FileShare.None, 512, FileOptions.WriteThrough")]
    [InlineData("FileShare.None, 512, (FileOptions)0x20000000")]
    [InlineData("FileShare.ReadWrite, 512")]
    public Task Who_locks_shares_or_jumps_wants_a_small_buffer(string arguments) => Verify<RedundantBuffer>.Silent(
        $"using var file = new FileStream(path, FileMode.Open, FileAccess.Read, {arguments});{Reading}");

    [Fact]
    public Task A_lock_file_is_never_read_or_written() => Verify<RedundantBuffer>.Silent(
        """
        using (new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 8, FileOptions.DeleteOnClose))
        {
            foreach (var record in records)
                destination.Write(record, 0, record.Length);
        }
        """);

    [Fact]
    public Task A_header_is_read_once_from_each_file() => Verify<RedundantBuffer>.Silent(
        """
        foreach (var name in Directory.GetFiles(path))
        {
            using var file = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.Read, 64);
            Console.WriteLine(file.ReadByte());
        }
        """);

    [Theory]
    [InlineData("for (var i = 0; i < 16; i++)\n    Console.WriteLine(file.ReadByte());")]
    [InlineData("foreach (var record in records)\n{\n    file.Seek(record.Length, SeekOrigin.Begin);\n    Console.WriteLine(file.ReadByte());\n}")]
    [InlineData("var buffer = new byte[4096];\nwhile (file.Read(buffer, 0, 4096) > 0)\n    Console.Write('.');")]
    [InlineData("foreach (var record in records)\n{\n    file.Write(record, 0, record.Length);\n    file.Flush();\n}")]
    [InlineData("foreach (var record in records)\n{\n    file.Write(record, 0, record.Length);\n    Thread.Sleep(100);\n}")]
    [InlineData("foreach (var record in records)\n    network.Write(record, 0, record.Length);\nfile.WriteByte(1);")]
    public Task A_buffer_that_is_hardly_used_may_be_small(string code) => Verify<RedundantBuffer>.Silent(
        "using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, 512);\n" + code);

    [Fact]
    public Task What_is_looked_for_may_stand_near_the_start() => Verify<RedundantBuffer>.Silent(
        """
        using System.IO;

        class C
        {
            static string? Find(string path, string start)
            {
                using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 512));
                while (reader.ReadLine() is { } line)
                {
                    if (line.StartsWith(start))
                        return line;
                }

                return null;
            }
        }
        """);

    [Fact]
    public Task A_file_that_others_get_is_left_alone() => Verify<RedundantBuffer>.Silent(
        """
        using System.IO;

        class C
        {
            static FileStream Open(string path)
            {
                var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 512);
                while (file.ReadByte() > 0)
                    file.ReadByte();
                return file;
            }
        }
        """);

    [Fact]
    public Task A_size_that_has_a_name_is_meant() => Verify<RedundantBuffer>.Silent(
        """
        const int PageSize = 512;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, PageSize);
        while (file.ReadByte() >= 0)
            Console.Write('.');
        """);

    [Fact]
    public Task A_device_gives_as_much_as_it_is_asked_for() => Verify<RedundantBuffer>.Silent(
        """
        using var file = new FileStream("/dev/input/event0", FileMode.Open, FileAccess.Read, FileShare.Read, 24);
        while (file.ReadByte() >= 0)
            Console.Write('.');
        """);

    [Fact]
    public Task A_using_that_stands_less_deep_than_its_braces_goes_with_them() => Verify<RedundantBuffer>.Fix(
        """
        class C
        {
            void M(string path, byte[] data)
            {
                using (var fs = new System.IO.FileStream(path, System.IO.FileMode.Create))
                {
        using (var bs = [|new System.IO.BufferedStream(fs)|])
                    {
                        bs.Write(data, 0, data.Length);
                    }
                }
            }
        }

        """,
        """
        class C
        {
            void M(string path, byte[] data)
            {
                using (var fs = new System.IO.FileStream(path, System.IO.FileMode.Create))
                {
                    fs.Write(data, 0, data.Length);
                }
            }
        }

        """);
}
