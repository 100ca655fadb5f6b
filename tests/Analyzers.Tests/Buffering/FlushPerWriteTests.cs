using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>The loops that flush after each write, and what becomes of them.</summary>
public sealed class FlushPerWriteTests
{
    [Fact]
    public Task The_flush_of_a_stream_moves_behind_the_loop() => Verify<FlushPerWrite>.Fix(
        """
        using var file = File.Create(path);
        foreach (var record in records)
        {
            file.Write(record);
            [|file.Flush()|];
        }
        """,
        """
        using var file = File.Create(path);
        foreach (var record in records)
        {
            file.Write(record);
        }
        file.Flush();
        """);

    [Fact]
    public Task The_flush_of_a_writer_moves_behind_the_loop() => Verify<FlushPerWrite>.Fix(
        """
        using (var writer = new StreamWriter(path))
        {
            foreach (var record in records)
            {
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
                writer.WriteLine(record.Length);
            }
            writer.Flush();
        }
        """);

    [Fact]
    public Task A_flush_is_awaited_behind_the_loop_as_it_was_in_it() => Verify<FlushPerWrite>.Fix(
        """
        await using var writer = new StreamWriter(path);
        foreach (var record in records)
        {
            await writer.WriteLineAsync(record.Length.ToString()).ConfigureAwait(false);
            await [|writer.FlushAsync()|].ConfigureAwait(false);
        }
        """,
        """
        await using var writer = new StreamWriter(path);
        foreach (var record in records)
        {
            await writer.WriteLineAsync(record.Length.ToString()).ConfigureAwait(false);
        }
        await writer.FlushAsync().ConfigureAwait(false);
        """);

    [Fact]
    public Task A_token_that_the_writes_ask_too_moves_along() => Verify<FlushPerWrite>.Fix(
        """
        await using var file = File.Create(path);
        foreach (var record in records)
        {
            await file.WriteAsync(record, token);
            await [|file.FlushAsync(token)|];
        }
        """,
        """
        await using var file = File.Create(path);
        foreach (var record in records)
        {
            await file.WriteAsync(record, token);
        }
        await file.FlushAsync(token);
        """);

    [Fact]
    public Task A_token_that_the_loop_checks_itself_moves_along() => Verify<FlushPerWrite>.Fix(
        """
        await using var file = File.Create(path);
        foreach (var record in records)
        {
            token.ThrowIfCancellationRequested();
            file.Write(record);
            await [|file.FlushAsync(token)|];
        }
        """,
        """
        await using var file = File.Create(path);
        foreach (var record in records)
        {
            token.ThrowIfCancellationRequested();
            file.Write(record);
        }
        await file.FlushAsync(token);
        """);

    [Fact]
    public Task Several_writes_in_a_round_have_one_flush() => Verify<FlushPerWrite>.Fix(
        """
        using var file = new FileStream(path, FileMode.Create);
        using var writer = new BinaryWriter(file);
        for (var i = 0; i < data.Length; i++)
        {
            writer.Write(i);
            writer.Write(data[i]);
            [|writer.Flush()|];
        }
        """,
        """
        using var file = new FileStream(path, FileMode.Create);
        using var writer = new BinaryWriter(file);
        for (var i = 0; i < data.Length; i++)
        {
            writer.Write(i);
            writer.Write(data[i]);
        }
        writer.Flush();
        """);

    [Fact]
    public Task A_flush_after_each_of_several_writes_becomes_one() => Verify<FlushPerWrite>.Fix(
        """
        using var writer = File.CreateText(path);
        foreach (var record in records)
        {
            writer.WriteLine(record.Length);
            [|writer.Flush()|];

            writer.WriteLine(record[0]);
            writer.Flush();
        }
        """,
        """
        using var writer = File.CreateText(path);
        foreach (var record in records)
        {
            writer.WriteLine(record.Length);

            writer.WriteLine(record[0]);
        }
        writer.Flush();
        """);

    [Fact]
    public Task A_flush_behind_each_branch_that_writes_becomes_one() => Verify<FlushPerWrite>.Fix(
        """
        using var writer = File.CreateText(path);
        foreach (var record in records)
        {
            if (record.Length == 0)
            {
                writer.WriteLine("empty");
                [|writer.Flush()|];
            }
            else
            {
                writer.WriteLine(record[0]);
                writer.Flush();
            }
        }
        """,
        """
        using var writer = File.CreateText(path);
        foreach (var record in records)
        {
            if (record.Length == 0)
            {
                writer.WriteLine("empty");
            }
            else
            {
                writer.WriteLine(record[0]);
            }
        }
        writer.Flush();
        """);

    [Fact]
    public Task What_is_said_about_the_flush_moves_along() => Verify<FlushPerWrite>.Fix(
        """
        using var file = File.Create(path);
        foreach (var record in records)
        {
            // A record.
            file.Write(record);

            // Empty the buffer,
            // as it is full of bytes.
            [|file.Flush()|]; // Yes.
        }

        data[0] = 1;
        """,
        """
        using var file = File.Create(path);
        foreach (var record in records)
        {
            // A record.
            file.Write(record);
        }
        // Empty the buffer,
        // as it is full of bytes.
        file.Flush(); // Yes.

        data[0] = 1;
        """);
}
