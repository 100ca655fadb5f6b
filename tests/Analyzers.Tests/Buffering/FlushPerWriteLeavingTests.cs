using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>Loops that are left in a way on which the lines would be lost, or behind which no flush can stand.</summary>
public sealed class FlushPerWriteLeavingTests
{
    [Theory]
    [InlineData("var writer = new StreamWriter(path);", "")]
    [InlineData("var writer = new StreamWriter(path);", "writer.Close();")]
    [InlineData("using var file = File.Create(path); var writer = new StreamWriter(file);", "")]
    [InlineData("var file = File.Create(path); var writer = new BinaryWriter(file);", "")]
    public Task A_writer_that_is_not_closed_when_the_loop_throws_would_lose_lines(string opening, string closing) => Verify<FlushPerWrite>.Silent(
        $$"""
        {{opening}}
        foreach (var record in records)
        {
            writer.Write(record.Length);
            writer.Flush();
        }
        {{closing}}
        """);

    [Fact]
    public Task An_exception_that_is_caught_before_the_writer_is_closed_leaves_what_was_written() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path);
        try
        {
            foreach (var record in records)
            {
                writer.WriteLine(record[0]);
                writer.Flush();
            }
        }
        catch (IndexOutOfRangeException)
        {
        }
        """);

    [Fact]
    public Task A_handler_that_reads_the_file_sees_what_was_written() => Verify<FlushPerWrite>.Silent(
        """
        var writer = new StreamWriter(path);
        try
        {
            foreach (var record in records)
            {
                writer.WriteLine(record[0]);
                writer.Flush();
            }
        }
        catch (IndexOutOfRangeException)
        {
            File.Copy(path, target);
        }
        finally
        {
            writer.Dispose();
        }
        """);

    [Fact]
    public Task A_lock_is_left_before_the_writer_is_closed() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path);
        lock (data)
        {
            foreach (var record in records)
            {
                writer.WriteLine(record[0]);
                writer.Flush();
            }
        }
        """);

    [Fact]
    public Task A_stream_of_each_round_is_closed_in_it() => Verify<FlushPerWrite>.Silent(
        """
        foreach (var record in records)
        {
            using var file = File.Create(path + record.Length);
            file.Write(record);
            file.Flush();
        }
        """);

    [Fact]
    public Task A_token_that_nothing_else_asks_would_be_asked_too_late() => Verify<FlushPerWrite>.Silent(
        """
        await using var file = File.Create(path);
        foreach (var record in records)
        {
            file.Write(record);
            await file.FlushAsync(token);
        }
        """);

    [Fact]
    public Task A_writer_that_may_have_been_closed_must_not_be_flushed() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path);
        if (data.Length == 0)
            writer.Close();
        foreach (var value in data)
        {
            writer.WriteLine(value);
            writer.Flush();
        }
        """);

    [Fact]
    public Task A_writer_that_may_be_null_must_not_be_flushed() => Verify<FlushPerWrite>.Silent(
        """
        StreamWriter? writer = null;
        if (data.Length > 0)
            writer = new StreamWriter(path);
        try
        {
            foreach (var value in data)
            {
                writer!.WriteLine(value);
                writer.Flush();
            }
        }
        finally
        {
            writer?.Dispose();
        }
        """);

    [Fact]
    public Task An_iterator_hands_control_to_its_caller() => Verify<FlushPerWrite>.Silent(
        """
        using System.Collections.Generic;
        using System.IO;

        class Export
        {
            static IEnumerable<int> Save(string path, IEnumerable<int> values)
            {
                using var writer = new StreamWriter(path);
                foreach (var value in values)
                {
                    writer.WriteLine(value);
                    writer.Flush();
                    yield return value;
                }
            }
        }
        """);

    [Fact]
    public Task Code_of_another_configuration_stays_where_it_is() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path);
        foreach (var record in records)
        {
            writer.WriteLine(record.Length);
        #if !NEVER
            writer.Flush();
        #endif
        }
        """);

    [Fact]
    public Task A_loop_without_a_list_of_statements_around_it_has_no_place_behind_it() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path);
        if (data.Length > 0)
            foreach (var record in records)
            {
                writer.WriteLine(record.Length);
                writer.Flush();
            }
        """);

    [Fact]
    public Task A_writer_that_is_closed_later_in_the_round_is_closed_in_the_next_one() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path);
        foreach (var record in records)
        {
            foreach (var value in record)
            {
                writer.WriteLine(value);
                writer.Flush();
            }

            writer.Close();
        }
        """);
}
