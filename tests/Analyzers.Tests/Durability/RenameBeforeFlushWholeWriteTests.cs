using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Fixes that turn a call which writes a whole file into a stream that does the same, and those that must not.</summary>
public sealed class RenameBeforeFlushWholeWriteTests
{
    [Fact]
    public Task Text_keeps_its_encoding() => Fixes(
        "File.WriteAllText(temp, target, Encoding.UTF8);",
        """
        using (var stream = new FileStream(temp, FileMode.Create, FileAccess.Write, FileShare.Read))
        using (var writer = new StreamWriter(stream, Encoding.UTF8))
        {
            writer.Write(target);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }
        """);

    [Fact]
    public Task Content_that_may_throw_is_computed_before_the_file_is_opened() => Fixes(
        "File.WriteAllText(temp, string.Join(\",\", records.First()));",
        """
        var contents = string.Join(",", records.First());
        using (var stream = new FileStream(temp, FileMode.Create, FileAccess.Write, FileShare.Read))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(contents);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }
        """);

    [Fact]
    public Task Bytes_from_a_call_that_never_gives_null() => Fixes(
        "File.WriteAllBytes(temp, Encoding.UTF8.GetBytes(target));",
        """
        var bytes = Encoding.UTF8.GetBytes(target);
        using (var stream = new FileStream(temp, FileMode.Create, FileAccess.Write, FileShare.Read))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }
        """);

    [Fact]
    public Task Lines_are_written_one_by_one() => Fixes(
        "File.WriteAllLines(temp, new[] { target, path });",
        """
        var lines = new[] { target, path };
        using (var stream = new FileStream(temp, FileMode.Create, FileAccess.Write, FileShare.Read))
        using (var writer = new StreamWriter(stream))
        {
            foreach (var line in lines)
                writer.WriteLine(line);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }
        """);

    [Fact]
    public Task Asynchronous_text() => Fixes(
        "await File.WriteAllTextAsync(temp, target);",
        """
        await using (var stream = new FileStream(temp, FileMode.Create, FileAccess.Write, FileShare.Read, 4096, useAsync: true))
        await using (var writer = new StreamWriter(stream))
        {
            await writer.WriteAsync(target);
            await writer.FlushAsync();
            stream.Flush(flushToDisk: true);
        }
        """);

    [Fact]
    public Task Names_that_are_taken_are_not_used() => Fixes(
        """
        int stream = 1, writer = 2;
        File.WriteAllText(temp, target + stream + writer);
        """,
        """
        int stream = 1, writer = 2;
        using (var stream2 = new FileStream(temp, FileMode.Create, FileAccess.Write, FileShare.Read))
        using (var writer2 = new StreamWriter(stream2))
        {
            writer2.Write(target + stream + writer);
            writer2.Flush();
            stream2.Flush(flushToDisk: true);
        }
        """);

    [Fact]
    public Task Bytes_on_a_framework_without_spans() => Verify<RenameBeforeFlush>.Fix(
        """
        using System.IO;

        class C
        {
            void M(string path)
            {
                var bytes = new byte[] { 1, 2, 3 };
                File.WriteAllBytes(path + ".tmp", bytes);
                [|File.Move(path + ".tmp", path)|];
            }
        }
        """,
        """
        using System.IO;

        class C
        {
            void M(string path)
            {
                var bytes = new byte[] { 1, 2, 3 };
                using (var stream = new FileStream(path + ".tmp", FileMode.Create, FileAccess.Write, FileShare.Read))
                {
                    stream.Write(bytes, 0, bytes.Length);
                    stream.Flush(flushToDisk: true);
                }

                File.Move(path + ".tmp", path);
            }
        }
        """, Framework.Net472);

    // A cancelled call does not touch the file; opening a stream does. Null is refused before the file is touched. A path may be computed only once.
    [Theory]
    [InlineData("await File.WriteAllTextAsync(temp, target, token);")]
    [InlineData("await File.WriteAllTextAsync(temp, target).ConfigureAwait(false);")]
    [InlineData("File.WriteAllTextAsync(temp, target).Wait();")]
    [InlineData("File.WriteAllBytes(temp, data);")]
    [InlineData("File.WriteAllText(temp, target, Encoding.GetEncoding(target));")]
    [InlineData("File.AppendAllText(temp, target);")]
    [InlineData("if (data.Length > 0) File.WriteAllText(temp, target);")]
    [InlineData("File.WriteAllText(temp, target); File.AppendAllText(temp, path);")]
    public Task Where_the_stream_would_not_do_the_same_the_call_stays(string write) => Fixes(
        write,
        $$"""
        {{write}}

        using (var stream = new FileStream(temp, FileMode.Open, FileAccess.Write))
        {
            stream.Flush(flushToDisk: true);
        }
        """);

    static Task Fixes(string before, string after) => Verify<RenameBeforeFlush>.Fix(
        $"var temp = path + \".tmp\";\n{before}\n\n[|File.Move(temp, path)|];", $"var temp = path + \".tmp\";\n{after}\n\nFile.Move(temp, path);");
}
