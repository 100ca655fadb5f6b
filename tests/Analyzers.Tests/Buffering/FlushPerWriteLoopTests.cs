using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>Behind which loop the flush goes.</summary>
public sealed class FlushPerWriteLoopTests
{
    [Fact]
    public Task It_moves_behind_the_outermost_of_nested_loops() => Verify<FlushPerWrite>.Fix(
        """
        using var writer = new StreamWriter(path);
        foreach (var record in records)
        {
            writer.WriteLine(record.Length);
            foreach (var value in record)
            {
                writer.WriteLine(value);
                [|writer.Flush()|];
            }
        }
        """,
        """
        using var writer = new StreamWriter(path);
        foreach (var record in records)
        {
            writer.WriteLine(record.Length);
            foreach (var value in record)
            {
                writer.WriteLine(value);
            }
        }
        writer.Flush();
        """);

    [Fact]
    public Task It_moves_behind_the_inner_loop_where_the_outer_one_waits() => Verify<FlushPerWrite>.Fix(
        """
        using var writer = new StreamWriter(path);
        while (network.ReadByte() > 0)
        {
            foreach (var record in records)
            {
                writer.WriteLine(record.Length);
                [|writer.Flush()|];
            }
        }
        """,
        """
        using var writer = new StreamWriter(path);
        while (network.ReadByte() > 0)
        {
            foreach (var record in records)
            {
                writer.WriteLine(record.Length);
            }
            writer.Flush();
        }
        """);

    [Fact]
    public Task A_loop_may_break_or_return() => Verify<FlushPerWrite>.Fix(
        """
        using (var writer = new StreamWriter(path))
        {
            foreach (var record in records)
            {
                if (record.Length == 0)
                    continue;
                if (record.Length == 1)
                    break;
                if (record.Length == 2)
                    return;
                writer.WriteLine(record.Length);
                [|writer.Flush()|];
            }
        }
        """,
        """
        using (var writer = new StreamWriter(path))
        {
            foreach (var record in records)
            {
                if (record.Length == 0)
                    continue;
                if (record.Length == 1)
                    break;
                if (record.Length == 2)
                    return;
                writer.WriteLine(record.Length);
            }
            writer.Flush();
        }
        """);

    [Fact]
    public Task A_finally_that_closes_the_writer_is_as_good_as_a_using() => Verify<FlushPerWrite>.Fix(
        """
        var writer = new StreamWriter(path);
        try
        {
            foreach (var record in records)
            {
                writer.WriteLine(record.Length);
                [|writer.Flush()|];
            }
        }
        catch (FormatException)
        {
            writer.WriteLine("?");
        }
        finally
        {
            writer.Close();
        }
        """,
        """
        var writer = new StreamWriter(path);
        try
        {
            foreach (var record in records)
            {
                writer.WriteLine(record.Length);
            }
            writer.Flush();
        }
        catch (FormatException)
        {
            writer.WriteLine("?");
        }
        finally
        {
            writer.Close();
        }
        """);

    [Fact]
    public Task Lines_of_another_file_are_no_reason_to_wait() => Verify<FlushPerWrite>.Fix(
        """
        using var reader = new StreamReader(path);
        using var writer = new StreamWriter(target);
        while (!reader.EndOfStream)
        {
            var line = reader.ReadLine();
            writer.WriteLine(line);
            [|writer.Flush()|];
        }
        """,
        """
        using var reader = new StreamReader(path);
        using var writer = new StreamWriter(target);
        while (!reader.EndOfStream)
        {
            var line = reader.ReadLine();
            writer.WriteLine(line);
        }
        writer.Flush();
        """);

    [Fact]
    public Task Old_projects_get_it_as_well() => Verify<FlushPerWrite>.Fix(
        """
        using (var writer = new StreamWriter(path))
        {
            do
            {
                writer.Write("line\n");
                [|writer.Flush()|];
            } while (data.Length > source.Length);
        }
        """,
        """
        using (var writer = new StreamWriter(path))
        {
            do
            {
                writer.Write("line\n");
            } while (data.Length > source.Length);
            writer.Flush();
        }
        """, Framework.Net472, language: Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp7_3);

    [Fact]
    public Task A_loop_that_is_all_of_a_using_statement_gets_braces() => Verify<FlushPerWrite>.Fix(
        """
        using (var file = File.Create(path)) // closed last
        using (var writer = new StreamWriter(file))
            foreach (var record in records)
            {
                writer.WriteLine(record.Length);
                [|writer.Flush()|]; // each
            } // all
        Console.WriteLine(path);
        """,
        """
        using (var file = File.Create(path)) // closed last
        using (var writer = new StreamWriter(file))
        {
            foreach (var record in records)
            {
                writer.WriteLine(record.Length);
            } // all
            writer.Flush(); // each
        }
        Console.WriteLine(path);
        """);

    [Theory]
    [InlineData("using (var writer = new StreamWriter(path)) foreach (var value in data) { writer.WriteLine(value); writer.Flush(); }")]
    [InlineData("using (var writer = new StreamWriter(path))\n    foreach (var value in data) { writer.WriteLine(value); writer.Flush(); } Console.WriteLine();")]
    public Task A_loop_that_shares_a_line_with_others_stays(string code) => Verify<FlushPerWrite>.Silent(code);
}
