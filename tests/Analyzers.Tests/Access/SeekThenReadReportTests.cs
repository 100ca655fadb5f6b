using IoAnalyzers.Access;

namespace IoAnalyzers.Tests.Access;

public sealed class SeekThenReadReportTests
{
    [Theory]
    [InlineData("File.OpenRead(path)")]
    [InlineData("File.Open(path, FileMode.Open, FileAccess.Read)")]
    [InlineData("File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)")]
    [InlineData("new FileStream(path, FileMode.Open)")]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.Read)")]
    [InlineData("new FileStream(path: path, mode: FileMode.Open, access: FileAccess.Read, share: FileShare.Read, bufferSize: 4096)")]
    [InlineData("new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose)")]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, useAsync: false)")]
    public Task Every_way_to_open_a_file_with_a_buffer(string opening) => Verify<SeekThenRead>.Reports($"""
        using var file = {opening};
        [|file.Position = 64|];
        _ = file.Read(data, 0, 4);
        """);

    [Theory]
    [InlineData("file.Position = 64")]
    [InlineData("file.Position = data.Length * 16L")]
    [InlineData("file.Seek(64, SeekOrigin.Begin)")]
    [InlineData("file.Seek(offset: 64, origin: SeekOrigin.Begin)")]
    [InlineData("file.Seek(data.Length, 0)")]
    [InlineData("file.Position = Table[3]")]
    [InlineData("file.Position = Start + 8")]
    [InlineData("file.Position = file.Length / 2")]
    public Task Every_offset_that_is_computed_from_variables(string seek) => Verify<SeekThenRead>.Reports($$"""
        using System.IO;

        class C
        {
            static readonly long[] Table = new long[8];
            long Start { get; } = 64;

            int M(string path, byte[] data)
            {
                using var file = File.OpenRead(path);
                [|{{seek}}|];
                return file.Read(data, 0, 4);
            }
        }
        """);

    [Theory]
    [InlineData("var read = file.Read(data);")]
    [InlineData("file.Read(data, 0, 4);")]
    [InlineData("Console.WriteLine(file.Read(data, 0, 4));")]
    [InlineData("if (file.Read(data, 0, 4) == 4 && data[0] == 1) Console.WriteLine();")]
    [InlineData("if (data.Length > 4 && await file.ReadAsync(data) == 4) return;")]
    [InlineData("int read = file.Read(data.AsSpan()[2..]);")]
    [InlineData("int read = file.Read(new Span<byte>(data, 0, 4));")]
    [InlineData("int read = file.Read(new byte[8], 0, 4);")]
    [InlineData("var read = await file.ReadAsync(data, 0, 4, CancellationToken.None).ConfigureAwait(true);")]
    public Task Every_statement_that_reads_once(string statement) => Verify<SeekThenRead>.Reports($"""
        using var file = File.OpenRead(path);
        [|file.Position = 64|];
        {statement}
        """);

    [Fact]
    public Task A_buffer_that_is_made_between_seek_and_read() => Verify<SeekThenRead>.Fix(
        """
        using var file = File.OpenRead(path);
        [|file.Position = 64|];
        var record = new byte[file.Length - 64];
        var read = file.Read(record, 0, record.Length);
        """,
        """
        using var file = File.OpenHandle(path);
        var record = new byte[RandomAccess.GetLength(file) - 64];
        var read = RandomAccess.Read(file, record, 64);
        """);

    [Fact]
    public Task A_lambda_that_opens_the_file_itself() => Verify<SeekThenRead>.Reports("""
        Func<long, int> read = offset =>
        {
            using var file = File.OpenRead(path);
            [|file.Position = offset|];
            return file.Read(data, 0, 4);
        };
        Console.WriteLine(read(4));
        """);

    [Fact]
    public Task Top_level_code() => Verify<SeekThenRead>.Reports("""
        using System;
        using System.IO;

        using var file = File.OpenRead(args[0]);
        [|file.Position = 64|];
        Console.WriteLine(file.Read(new byte[8]));
        """);

    [Fact]
    public Task An_access_that_may_be_larger_than_the_buffer() => Verify<SeekThenRead>.Reports("""
        var page = new byte[data.Length * 2];
        using var file = File.OpenRead(path);
        [|file.Position = 64|];
        _ = file.Read(page);
        """);

    [Fact]
    public Task Two_reads_in_one_block_of_which_one_is_large() => Verify<SeekThenRead>.Reports("""
        using var file = File.OpenRead(path);
        [|file.Position = 64|];
        _ = file.Read(data, 0, 16);
        file.Position = 65536;
        _ = file.Read(new byte[65536]);
        """);

    [Fact]
    public Task A_seek_that_may_be_negative_where_nobody_catches() => Verify<SeekThenRead>.Reports("""
        var offset = long.Parse(target);
        using var file = File.OpenRead(path);
        [|file.Seek(offset, SeekOrigin.Begin)|];
        _ = file.Read(data);
        """);

    [Fact]
    public Task A_position_that_is_set_where_somebody_catches() => Verify<SeekThenRead>.Reports("""
        var offset = long.Parse(target);
        try
        {
            using var file = File.OpenRead(path);
            [|file.Position = offset|];
            _ = file.Read(data);
        }
        catch (IOException) { }
        """);

    [Theory]
    [InlineData("64")]
    [InlineData("number")]
    [InlineData("number * 4096L")]
    [InlineData("8 + (long)number * 64")]
    [InlineData("data.Length * 16L")]
    public Task A_seek_that_is_never_negative_where_somebody_catches(string offset) => Verify<SeekThenRead>.Reports($$"""
        uint number = uint.Parse(target);
        try
        {
            using var file = File.OpenRead(path);
            [|file.Seek({{offset}}, SeekOrigin.Begin)|];
            _ = file.Read(data);
        }
        catch (IOException) { }
        """);

    [Theory]
    [InlineData("file.Position = offset; _ = file.Read(data);", "Use RandomAccess at the offset")]
    [InlineData("file.Seek(offset, SeekOrigin.Begin); _ = file.Read(data);", "Use RandomAccess at the offset; a negative offset throws ArgumentOutOfRangeException")]
    [InlineData("file.Seek(64, SeekOrigin.Begin); file.Write(data);", "Use RandomAccess at the offset; what is written is in the file at once")]
    [InlineData("file.Seek(offset, SeekOrigin.Begin); file.Write(data);", "Use RandomAccess at the offset; what is written is in the file at once; a negative offset throws ArgumentOutOfRangeException")]
    public async Task The_title_says_what_changes(string accesses, string title)
    {
        using var solution = new TestSolution(new Subject(
            $$"""
            using System.IO;

            class C
            {
                void M(string path, long offset, byte[] data)
                {
                    using var file = new FileStream(path, FileMode.Open);
                    {{accesses}}
                }
            }
            """, [], Framework.Net10, null, Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest));
        var rule = new RuleUnderTest(typeof(SeekThenRead));
        var found = await Analysis.Of(rule, solution.Document.Project, "The case");
        var action = Assert.Single(await Fixing.ActionsFor(rule, solution.Document, found[0]));

        Assert.Equal(title, action.Title);
    }

    [Fact]
    public Task An_offset_that_was_checked_under_a_handler() => Verify<SeekThenRead>.Reports(
        """
        var offset = path.Length - target.Length;
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        try
        {
            using var file = File.OpenRead(path);
            [|file.Seek(offset, SeekOrigin.Begin)|];
            file.Read(data, 0, 10);
        }
        catch (IOException)
        {
        }
        """);

    [Fact]
    public Task An_offset_from_a_length_under_a_handler() => Verify<SeekThenRead>.Reports(
        """
        try
        {
            using var file = File.OpenRead(path);
            [|file.Seek(path.Length, SeekOrigin.Begin)|];
            file.Read(data, 0, 10);
        }
        catch (IOException)
        {
        }
        """);
}
