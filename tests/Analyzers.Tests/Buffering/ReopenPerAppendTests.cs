using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

public sealed class ReopenPerAppendTests
{
    [Fact]
    public Task Text_that_is_appended_in_a_loop_goes_through_one_writer() => Verify<ReopenPerAppend>.Fix(
        """
        foreach (var record in records)
        {
            [|File.AppendAllText(path, $"{record.Length}\n")|];
        }
        """,
        """
        var writer = default(StreamWriter);
        try
        {
            foreach (var record in records)
            {
                var text = $"{record.Length}\n";
                writer ??= new StreamWriter(path, append: true);
                writer.Write(text);
            }
        }
        finally
        {
            writer?.Dispose();
        }
        """);

    [Fact]
    public Task What_cannot_fail_needs_no_name() => Verify<ReopenPerAppend>.Fix(
        """
        foreach (var line in new List<string>())
        {
            [|File.AppendAllText(path, line + Environment.NewLine)|];
        }
        """,
        """
        var writer = default(StreamWriter);
        try
        {
            foreach (var line in new List<string>())
            {
                writer ??= new StreamWriter(path, append: true);
                writer.Write(line + Environment.NewLine);
            }
        }
        finally
        {
            writer?.Dispose();
        }
        """);

    [Fact]
    public Task A_lone_statement_gets_braces() => Verify<ReopenPerAppend>.Fix(
        """
        foreach (var line in new List<string>())
            [|File.AppendAllText(path, line)|];
        """,
        """
        var writer = default(StreamWriter);
        try
        {
            foreach (var line in new List<string>())
            {
                writer ??= new StreamWriter(path, append: true);
                writer.Write(line);
            }
        }
        finally
        {
            writer?.Dispose();
        }
        """);

    [Fact]
    public Task A_loop_that_certainly_begins_with_an_append_opens_the_file_in_front() => Verify<ReopenPerAppend>.Fix(
        """
        for (var i = 0; i < 1000; i++)
            [|File.AppendAllText(path, i + "\n")|];
        """,
        """
        using (var writer = new StreamWriter(path, append: true))
        {
            for (var i = 0; i < 1000; i++)
                writer.Write(i + "\n");
        }
        """);

    [Fact]
    public Task A_loop_whose_test_comes_last_opens_the_file_in_front() => Verify<ReopenPerAppend>.Fix(
        """
        var left = data.Length;
        do
        {
            [|File.AppendAllText(path, "x", Encoding.UTF8)|];
        }
        while (--left > 0);
        """,
        """
        var left = data.Length;
        using (var writer = new StreamWriter(path, append: true, Encoding.UTF8))
        {
            do
            {
                writer.Write("x");
            }
            while (--left > 0);
        }
        """);

    [Fact]
    public Task Several_appends_to_one_file_share_a_writer() => Verify<ReopenPerAppend>.Fix(
        """
        foreach (var name in new List<string>())
        {
            [|File.AppendAllText(path, name)|];
            if (name.Length > 3)
                File.AppendAllText(path, "!");
            File.AppendAllLines(path, new[] { name });
        }
        """,
        """
        var writer = default(StreamWriter);
        try
        {
            foreach (var name in new List<string>())
            {
                writer ??= new StreamWriter(path, append: true);
                writer.Write(name);
                if (name.Length > 3)
                    writer.Write("!");
                writer.WriteLine(name);
            }
        }
        finally
        {
            writer?.Dispose();
        }
        """);

    [Fact]
    public Task Lines_are_written_one_by_one() => Verify<ReopenPerAppend>.Fix(
        """
        foreach (var record in records)
            [|File.AppendAllLines(path, record.Select(value => value + " "))|];
        """,
        """
        var writer = default(StreamWriter);
        try
        {
            foreach (var record in records)
            {
                var lines = record.Select(value => value + " ");
                writer ??= new StreamWriter(path, append: true);
                foreach (var line in lines)
                    writer.WriteLine(line);
            }
        }
        finally
        {
            writer?.Dispose();
        }
        """);

    [Fact]
    public Task Bytes_go_through_a_stream() => Verify<ReopenPerAppend>.Fix(
        """
        foreach (var record in records)
            [|File.AppendAllBytes(path, new byte[] { 1, record[0] })|];
        """,
        """
        var stream = default(FileStream);
        try
        {
            foreach (var record in records)
            {
                var bytes = new byte[] { 1, record[0] };
                stream ??= new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
                stream.Write(bytes);
            }
        }
        finally
        {
            stream?.Dispose();
        }
        """);

    [Fact]
    public Task An_asynchronous_append_stays_one() => Verify<ReopenPerAppend>.Fix(
        """
        foreach (var line in new List<string>())
            await [|File.AppendAllTextAsync(path, line)|].ConfigureAwait(false);
        """,
        """
        var writer = default(StreamWriter);
        try
        {
            foreach (var line in new List<string>())
            {
                writer ??= new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 4096, useAsync: true));
                await writer.WriteAsync(line).ConfigureAwait(false);
            }
        }
        finally
        {
            if (writer != null)
                await writer.DisposeAsync().ConfigureAwait(false);
        }
        """);

    [Fact]
    public Task Each_thing_that_is_made_first_has_a_name_of_its_own() => Verify<ReopenPerAppend>.Fix(
        """
        foreach (var record in records)
        {
            if (record.Length > 3)
                [|File.AppendAllText(path, record[0].ToString("x2"))|];
            File.AppendAllText(path, record[1].ToString("x2"));
            File.AppendAllText(path, record[2].ToString("x2"));
        }
        """,
        """
        var writer = default(StreamWriter);
        try
        {
            foreach (var record in records)
            {
                if (record.Length > 3)
                {
                    var text = record[0].ToString("x2");
                    writer ??= new StreamWriter(path, append: true);
                    writer.Write(text);
                }
                var text2 = record[1].ToString("x2");
                writer ??= new StreamWriter(path, append: true);
                writer.Write(text2);
                var text3 = record[2].ToString("x2");
                writer.Write(text3);
            }
        }
        finally
        {
            writer?.Dispose();
        }
        """);
}
