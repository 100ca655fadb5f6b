using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>A BufferedStream over a stream that has a variable of its own.</summary>
public sealed class RedundantBufferVariableTests
{
    [Fact]
    public Task A_using_among_others_goes() => Verify<RedundantBuffer>.Fix(
        """
        using (FileStream fs = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        using (BufferedStream bs = [|new BufferedStream(fs)|])
        using (StreamReader sr = new StreamReader(bs))
        {
            Console.WriteLine(sr.ReadLine());
        }
        """,
        """
        using (FileStream fs = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        using (StreamReader sr = new StreamReader(fs))
        {
            Console.WriteLine(sr.ReadLine());
        }
        """);

    [Fact]
    public Task The_last_of_the_usings_leaves_its_block() => Verify<RedundantBuffer>.Fix(
        """
        using (var fs = File.Create(path))
        using (var bs = [|new BufferedStream(fs)|]) {
            source.CopyTo(bs);
        }
        """,
        """
        using (var fs = File.Create(path)) {
            source.CopyTo(fs);
        }
        """);

    [Fact]
    public Task A_using_in_braces_loses_them() => Verify<RedundantBuffer>.Fix(
        """
        using (var fs = new FileStream(path, FileMode.Create))
        {
            using (var bs = [|new BufferedStream(fs)|])
            {
                bs.Write(data, 0, data.Length);

                // Everything has to be there.
                bs.Flush();
            }
        }
        """,
        """
        using (var fs = new FileStream(path, FileMode.Create))
        {
            fs.Write(data, 0, data.Length);

            // Everything has to be there.
            fs.Flush();
        }
        """);

    [Fact]
    public Task A_using_in_braces_of_the_other_style_loses_them() => Verify<RedundantBuffer>.Fix(
        """
        using (var fs = File.OpenRead(path)) {
            using (var bs = [|new BufferedStream(fs)|]) {
                using (var reader = new StreamReader(bs)) {
                    Console.WriteLine(reader.ReadLine());
                }
            }
        }
        """,
        """
        using (var fs = File.OpenRead(path)) {
            using (var reader = new StreamReader(fs)) {
                Console.WriteLine(reader.ReadLine());
            }
        }
        """);

    [Fact]
    public Task A_using_in_braces_over_another_one_goes_alone() => Verify<RedundantBuffer>.Fix(
        """
        using (var fs = File.OpenRead(path))
        {
            using (var bs = [|new BufferedStream(fs)|])
            using (var reader = new StreamReader(bs))
            {
                Console.WriteLine(reader.ReadLine());
            }
        }
        """,
        """
        using (var fs = File.OpenRead(path))
        {
            using (var reader = new StreamReader(fs))
            {
                Console.WriteLine(reader.ReadLine());
            }
        }
        """);

    [Fact]
    public Task A_using_declaration_goes() => Verify<RedundantBuffer>.Fix(
        """
        using var fs = File.OpenRead(path);
        using var bs = [|new BufferedStream(fs)|];
        using var reader = new StreamReader(bs);
        """,
        """
        using var fs = File.OpenRead(path);
        using var reader = new StreamReader(fs);
        """);

    [Fact]
    public Task An_awaited_using_goes_where_the_other_one_is_awaited() => Verify<RedundantBuffer>.Fix(
        """
        await using var fs = new FileStream(path, FileMode.Create);
        await using var bs = [|new BufferedStream(fs)|];
        await source.CopyToAsync(bs, token);
        """,
        """
        await using var fs = new FileStream(path, FileMode.Create);
        await source.CopyToAsync(fs, token);
        """);

    [Fact]
    public Task The_using_of_the_wrapper_holds_the_stream_then() => Verify<RedundantBuffer>.Fix(
        """
        var fs = new FileStream(path, FileMode.Create);
        using (var bs = [|new BufferedStream(fs)|])
        {
            source.CopyTo(bs);
        }
        """,
        """
        var fs = new FileStream(path, FileMode.Create);
        using (fs)
        {
            source.CopyTo(fs);
        }
        """);

    [Fact]
    public Task A_stream_that_is_closed_twice_is_closed_once_then() => Verify<RedundantBuffer>.Fix(
        """
        FileStream fs = new FileStream(path, FileMode.Create);
        BufferedStream bs = [|new BufferedStream(fs)|];
        bs.Write(data, 0, data.Length);
        bs.Close();
        fs.Close();
        """,
        """
        FileStream fs = new FileStream(path, FileMode.Create);
        fs.Write(data, 0, data.Length);
        fs.Close();
        """);

    [Fact]
    public Task The_wrapper_in_an_argument_goes_where_the_stream_has_a_name() => Verify<RedundantBuffer>.Fix(
        """
        var fs = File.OpenRead(path);
        Console.WriteLine(fs.Length);
        using (var reader = new StreamReader([|new BufferedStream(fs)|]))
            Console.WriteLine(reader.ReadLine());
        """,
        """
        var fs = File.OpenRead(path);
        Console.WriteLine(fs.Length);
        using (var reader = new StreamReader(fs))
            Console.WriteLine(reader.ReadLine());
        """);

    [Fact]
    public Task In_a_lambda_it_is_the_same() => Verify<RedundantBuffer>.Fix(
        """
        await Task.Run(() =>
        {
            using var fs = File.OpenRead(path);
            using var bs = [|new BufferedStream(fs)|];
            bs.CopyTo(destination);
        });
        """,
        """
        await Task.Run(() =>
        {
            using var fs = File.OpenRead(path);
            fs.CopyTo(destination);
        });
        """);

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
