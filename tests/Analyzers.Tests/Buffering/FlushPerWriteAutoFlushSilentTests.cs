using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>Writers that flush themselves for a reason.</summary>
public sealed class FlushPerWriteAutoFlushSilentTests
{
    [Fact]
    public Task Without_a_loop_it_costs_little() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path) { AutoFlush = true };
        writer.WriteLine("one");
        writer.WriteLine("two");
        """);

    [Fact]
    public Task A_few_rounds_cost_little() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path) { AutoFlush = true };
        for (var i = 0; i < 10; i++)
            writer.WriteLine(i);
        """);

    [Fact]
    public Task A_writer_that_waits_somewhere_else_shows_what_it_has_written() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path) { AutoFlush = true };
        foreach (var record in records)
            writer.WriteLine(record.Length);
        writer.WriteLine("done");
        await Task.Delay(1000);
        """);

    [Fact]
    public Task A_file_that_is_looked_at_behind_the_loop_is_looked_at_between_writes() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path) { AutoFlush = true };
        foreach (var record in records)
            writer.WriteLine(record.Length);
        writer.WriteLine("done");
        _ = new FileInfo(path).Length;
        """);

    [Fact]
    public Task A_setting_that_is_taken_back_is_on_purpose() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path);
        writer.AutoFlush = true;
        foreach (var record in records)
            writer.WriteLine(record.Length);
        writer.AutoFlush = false;
        """);

    [Fact]
    public Task A_setting_that_depends_is_on_purpose() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path);
        if (data.Length > 0)
        {
            writer.AutoFlush = true;
        }
        foreach (var record in records)
            writer.WriteLine(record.Length);
        """);

    [Fact]
    public Task A_setting_with_a_reason_stays() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path)
        {
            // The importer starts before we are done.
            AutoFlush = true,
        };
        foreach (var record in records)
            writer.WriteLine(record.Length);
        """);

    [Fact]
    public Task A_writer_in_a_field_belongs_to_all_methods() => Verify<FlushPerWrite>.Silent(
        """
        using System.Collections.Generic;
        using System.IO;

        class Export
        {
            readonly StreamWriter _writer = new StreamWriter("export.csv") { AutoFlush = true };

            public void Save(IEnumerable<string> lines)
            {
                foreach (var line in lines)
                    _writer.WriteLine(line);
            }
        }
        """);

    [Fact]
    public Task A_writer_that_is_returned_belongs_to_the_caller() => Verify<FlushPerWrite>.Silent(
        """
        using System.Collections.Generic;
        using System.IO;

        class Export
        {
            static StreamWriter Open(string path, IEnumerable<string> lines)
            {
                var writer = new StreamWriter(path) { AutoFlush = true };
                foreach (var line in lines)
                    writer.WriteLine(line);
                return writer;
            }
        }
        """);

    [Fact]
    public Task A_writer_that_nobody_closes_would_lose_its_end() => Verify<FlushPerWrite>.Silent(
        """
        var writer = new StreamWriter(path) { AutoFlush = true };
        foreach (var record in records)
            writer.WriteLine(record.Length);
        """);

    [Fact]
    public Task A_writer_over_a_stream_of_the_caller_is_unknown() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(destination) { AutoFlush = true };
        foreach (var record in records)
            writer.WriteLine(record.Length);
        """);

    [Fact]
    public Task A_writer_over_a_connection_talks_to_somebody() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(network) { AutoFlush = true };
        foreach (var record in records)
            writer.WriteLine(record.Length);
        """);

    [Fact]
    public Task A_writer_that_others_get_hold_of_is_theirs_too() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path) { AutoFlush = true };
        Console.SetOut(writer);
        foreach (var record in records)
            writer.WriteLine(record.Length);
        """);

    [Fact]
    public Task An_exception_that_is_caught_in_between_leaves_the_lines_before_it() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path) { AutoFlush = true };
        try
        {
            foreach (var record in records)
                writer.WriteLine(record[0]);
        }
        catch (IndexOutOfRangeException)
        {
            writer.WriteLine("empty");
        }
        """);

    [Fact]
    public Task A_writer_that_somebody_else_keeps_is_theirs_too() => Verify<FlushPerWrite>.Silent(
        """
        var writer = new StreamWriter(path) { AutoFlush = true };
        var all = new List<TextWriter> { writer };
        try
        {
            foreach (var record in records)
                writer.WriteLine(record.Length);
        }
        finally
        {
            writer.Close();
        }
        """);

    [Fact]
    public Task A_writer_that_is_used_outside_of_what_closes_it_has_no_one_end() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path) { AutoFlush = true };
        writer.WriteLine("header");
        try
        {
            foreach (var record in records)
                writer.WriteLine(record.Length);
        }
        finally
        {
            writer.Close();
        }
        """);

    [Fact]
    public Task A_loop_without_a_list_of_statements_around_it_has_no_place_behind_it() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path) { AutoFlush = true };
        if (data.Length > 0)
            foreach (var record in records)
                writer.WriteLine(record.Length);
        """);
}
