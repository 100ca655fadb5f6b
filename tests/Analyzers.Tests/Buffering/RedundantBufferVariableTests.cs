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
    public Task A_name_that_is_a_keyword_stays_escaped() => Verify<RedundantBuffer>.Fix(
        """
        using var @in = File.OpenRead(path);
        using var bs = [|new BufferedStream(@in)|];
        bs.CopyTo(destination);
        """,
        """
        using var @in = File.OpenRead(path);
        @in.CopyTo(destination);
        """);

    [Fact]
    public Task A_writer_that_is_closed_first_may_stand_on_the_file() => Verify<RedundantBuffer>.Fix(
        """
        using var fs = File.Create(path);
        using var writer = new StreamWriter([|new BufferedStream(fs)|]);
        writer.WriteLine(path);
        """,
        """
        using var fs = File.Create(path);
        using var writer = new StreamWriter(fs);
        writer.WriteLine(path);
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

    [Fact]
    public Task Among_top_level_statements_it_is_the_same() => Verify<RedundantBuffer>.Reports(
        """
        using System;
        using System.IO;

        FileStream file = File.Open(args[0], FileMode.Open, FileAccess.Read);
        BufferedStream buffered = [|new BufferedStream(file)|];
        StreamReader reader = new StreamReader(buffered);
        Console.WriteLine(reader.ReadLine());
        """);
}
