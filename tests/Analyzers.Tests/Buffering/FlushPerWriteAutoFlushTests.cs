using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>Writers that flush themselves, and need not.</summary>
public sealed class FlushPerWriteAutoFlushTests
{
    [Fact]
    public Task A_writer_that_is_closed_behind_the_loop_needs_no_flush() => Verify<FlushPerWrite>.Fix(
        """
        using (var writer = new StreamWriter(path) { [|AutoFlush = true|] })
        {
            foreach (var record in records)
                writer.WriteLine(record.Length);
        }
        """,
        """
        using (var writer = new StreamWriter(path))
        {
            foreach (var record in records)
                writer.WriteLine(record.Length);
        }
        """);

    [Fact]
    public Task What_comes_behind_the_loop_is_preceded_by_a_flush() => Verify<FlushPerWrite>.Fix(
        """
        using var writer = new StreamWriter(path);
        [|writer.AutoFlush = true|];
        writer.WriteLine("header");
        foreach (var record in records)
        {
            writer.WriteLine(record.Length);
        }
        writer.WriteLine("footer");
        """,
        """
        using var writer = new StreamWriter(path);
        writer.WriteLine("header");
        foreach (var record in records)
        {
            writer.WriteLine(record.Length);
        }
        writer.Flush();
        writer.WriteLine("footer");
        """);

    [Fact]
    public Task Other_settings_stay() => Verify<FlushPerWrite>.Fix(
        """
        using var writer = new StreamWriter(path) { NewLine = "\n", [|AutoFlush = true|] };
        foreach (var record in records)
            writer.WriteLine(record.Length);
        """,
        """
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        foreach (var record in records)
            writer.WriteLine(record.Length);
        """);

    [Fact]
    public Task The_first_of_several_settings_goes_with_its_comma() => Verify<FlushPerWrite>.Fix(
        """
        using var writer = new StreamWriter(path)
        {
            [|AutoFlush = true|],
            NewLine = "\n",
        };
        foreach (var record in records)
            writer.WriteLine(record.Length);
        """,
        """
        using var writer = new StreamWriter(path)
        {
            NewLine = "\n",
        };
        foreach (var record in records)
            writer.WriteLine(record.Length);
        """);

    [Fact]
    public Task An_initializer_on_lines_of_its_own_goes() => Verify<FlushPerWrite>.Fix(
        """
        using (var file = File.Create(path))
        using (var writer = new StreamWriter(file)
        {
            [|AutoFlush = true|],
        })
        {
            foreach (var record in records)
                writer.WriteLine(record.Length);
        }
        """,
        """
        using (var file = File.Create(path))
        using (var writer = new StreamWriter(file))
        {
            foreach (var record in records)
                writer.WriteLine(record.Length);
        }
        """);

    [Fact]
    public Task An_asynchronous_loop_is_flushed_asynchronously() => Verify<FlushPerWrite>.Fix(
        """
        await using var writer = new StreamWriter(path) { [|AutoFlush = true|] };
        foreach (var record in records)
            await writer.WriteLineAsync(record.Length.ToString()).ConfigureAwait(false);
        await writer.WriteAsync("end").ConfigureAwait(false);
        """,
        """
        await using var writer = new StreamWriter(path);
        foreach (var record in records)
            await writer.WriteLineAsync(record.Length.ToString()).ConfigureAwait(false);
        await writer.FlushAsync().ConfigureAwait(false);
        await writer.WriteAsync("end").ConfigureAwait(false);
        """);

    [Fact]
    public Task A_loop_that_is_flushed_already_needs_no_second_one() => Verify<FlushPerWrite>.Fix(
        """
        using var writer = new StreamWriter(path) { [|AutoFlush = true|] };
        foreach (var record in records)
            writer.WriteLine(record.Length);
        writer.Flush();
        writer.WriteLine("end");
        """,
        """
        using var writer = new StreamWriter(path);
        foreach (var record in records)
            writer.WriteLine(record.Length);
        writer.Flush();
        writer.WriteLine("end");
        """);
}
