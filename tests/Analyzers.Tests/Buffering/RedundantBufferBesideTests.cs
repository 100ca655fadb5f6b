using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>A BufferedStream over a stream with a variable of its own, which cannot take its place.</summary>
public sealed class RedundantBufferBesideTests
{
    [Theory]
    [InlineData("fs.Position")]
    [InlineData("fs.Length")]
    [InlineData("fs.ReadByte()")]
    [InlineData("fs.Seek(0, SeekOrigin.Begin)")]
    [InlineData("fs.SafeFileHandle")]
    public Task A_stream_that_is_used_beside_its_wrapper_is_left_alone(string use) => Verify<RedundantBuffer>.Silent(
        $"""
        using var fs = new FileStream(path, FileMode.Open);
        using var bs = new BufferedStream(fs);
        bs.CopyTo(destination);
        Console.WriteLine({use});
        """);

    [Fact]
    public Task Memory_that_is_taken_beside_its_wrapper_is_left_alone() => Verify<RedundantBuffer>.Silent(
        """
        var memory = new MemoryStream();
        using (var bs = new BufferedStream(memory))
        {
            source.CopyTo(bs);
            data = memory.ToArray();
        }
        """);

    [Fact]
    public Task A_file_that_would_be_closed_later_is_left_alone() => Verify<RedundantBuffer>.Silent(
        """
        using (var fs = new FileStream(path, FileMode.Create))
        {
            using (var bs = new BufferedStream(fs))
            {
                source.CopyTo(bs);
            }

            File.Move(path, target);
        }
        """);

    [Fact]
    public Task A_file_that_would_be_closed_after_another_one_is_left_alone() => Verify<RedundantBuffer>.Silent(
        """
        using var fs = File.OpenRead(path);
        using var copy = File.Create(target);
        using var bs = new BufferedStream(fs);
        bs.CopyTo(copy);
        """);

    [Fact]
    public Task A_file_that_is_closed_by_its_wrapper_alone_is_left_alone() => Verify<RedundantBuffer>.Silent(
        """
        var fs = File.OpenRead(path);
        using var bs = new BufferedStream(fs);
        bs.CopyTo(destination);
        """);

    [Fact]
    public Task A_wrapper_that_nobody_closes_keeps_what_was_written() => Verify<RedundantBuffer>.Silent(
        """
        using var fs = File.Create(path);
        var bs = new BufferedStream(fs);
        bs.Write(data, 0, data.Length);
        """);

    [Fact]
    public Task A_file_that_is_closed_before_its_wrapper_has_less_in_it() => Verify<RedundantBuffer>.Silent(
        """
        var fs = File.Create(path);
        var bs = new BufferedStream(fs);
        bs.Write(data, 0, data.Length);
        fs.Close();
        bs.Close();
        """);

    [Fact]
    public Task A_file_that_is_closed_before_its_writer_has_less_in_it() => Verify<RedundantBuffer>.Silent(
        """
        using var fs = File.Create(path);
        var writer = new StreamWriter(new BufferedStream(fs));
        writer.WriteLine(path);
        """);

    [Fact]
    public Task A_method_for_files_would_be_called_instead() => Verify<RedundantBuffer>.Silent(
        """
        using System.IO;

        class C
        {
            static void M(string path)
            {
                using var file = new BufferedStream(File.OpenRead(path));
                Copy(file);
            }

            static void Copy(Stream stream) => stream.CopyTo(Stream.Null);

            static void Copy(FileStream stream) => stream.ReadByte();
        }
        """);

    [Fact]
    public Task A_comment_in_a_declaration_is_not_lost() => Verify<RedundantBuffer>.Silent(
        """
        using var fs = File.OpenRead(path);
        using var bs = new BufferedStream(fs /* the log */);
        bs.CopyTo(destination);
        """);

    [Fact]
    public Task A_wrapper_for_each_round_takes_bytes_with_it() => Verify<RedundantBuffer>.Silent(
        """
        using var fs = File.OpenRead(path);
        foreach (var record in records)
            Console.WriteLine(new StreamReader(new BufferedStream(fs)).ReadLine());
        """);

    [Fact]
    public Task Two_wrappers_over_one_stream_are_left_alone() => Verify<RedundantBuffer>.Silent(
        """
        using var fs = File.OpenRead(path);
        using var one = new StreamReader(new BufferedStream(fs));
        using var two = new StreamReader(new BufferedStream(fs));
        """);

    [Fact]
    public Task A_stream_that_is_set_again_is_left_alone() => Verify<RedundantBuffer>.Silent(
        """
        Stream stream = File.OpenRead(path);
        stream = new BufferedStream(stream);
        using var reader = new StreamReader(stream);
        """);

    [Fact]
    public Task A_comment_between_the_usings_is_not_lost() => Verify<RedundantBuffer>.Silent(
        """
        using (var fs = File.OpenRead(path)) using (/* why */ var bs = new BufferedStream(fs))
            bs.CopyTo(destination);
        """);

    [Fact]
    public Task A_stream_from_around_a_lambda_is_left_alone() => Verify<RedundantBuffer>.Silent(
        """
        using var fs = File.OpenRead(path);
        await Task.Run(() =>
        {
            using var reader = new StreamReader(new BufferedStream(fs));
            Console.WriteLine(reader.ReadLine());
        });
        """);
}
