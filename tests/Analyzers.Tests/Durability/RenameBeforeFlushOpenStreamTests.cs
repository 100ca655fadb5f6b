using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Fixes that flush the stream which wrote the file, as the last thing before it is closed.</summary>
public sealed class RenameBeforeFlushOpenStreamTests
{
    [Theory]
    [InlineData("var stream = File.Create(temp)", "stream.Flush(flushToDisk: true);")]
    [InlineData("FileStream stream = new FileInfo(temp).OpenWrite()", "stream.Flush(flushToDisk: true);")]
    [InlineData("Stream stream = File.Create(temp)", "((FileStream)stream).Flush(flushToDisk: true);")]
    [InlineData("var stream = File.Open(temp, FileMode.Create)", "stream.Flush(flushToDisk: true);")]
    public Task A_using_statement_ends_in_a_sync(string declaration, string sync) => Fixes(
        $$"""
        using ({{declaration}})
        {
            stream.Write(data, 0, data.Length);
        }
        """,
        $$"""
        using ({{declaration}})
        {
            stream.Write(data, 0, data.Length);
            {{sync}}
        }
        """);

    [Fact]
    public Task A_using_declaration_in_a_block_of_its_own() => Fixes(
        """
        {
            using var stream = File.Create(temp);
            source.CopyTo(stream);
        }
        """,
        """
        {
            using var stream = File.Create(temp);
            source.CopyTo(stream);
            stream.Flush(flushToDisk: true);
        }
        """);

    [Fact]
    public Task A_stream_that_another_file_is_copied_into() => Fixes(
        """
        using (var original = File.OpenRead(target))
        using (var tempStream = new FileStream(temp, FileMode.CreateNew, FileAccess.Write))
        {
            original.CopyTo(tempStream);
        }
        """,
        """
        using (var original = File.OpenRead(target))
        using (var tempStream = new FileStream(temp, FileMode.CreateNew, FileAccess.Write))
        {
            original.CopyTo(tempStream);
            tempStream.Flush(flushToDisk: true);
        }
        """);

    [Fact]
    public Task A_block_on_one_line_stays_on_one_line() => Fixes(
        "using (var stream = File.Create(temp)) { source.CopyTo(stream); }",
        "using (var stream = File.Create(temp)) { source.CopyTo(stream); stream.Flush(flushToDisk: true); }");

    [Fact]
    public Task A_comment_at_the_end_of_the_block_stays() => Fixes(
        """
        using (var stream = File.Create(temp))
        {
            stream.Write(data, 0, data.Length); // the header
            // and nothing else
        }
        """,
        """
        using (var stream = File.Create(temp))
        {
            stream.Write(data, 0, data.Length); // the header
            stream.Flush(flushToDisk: true);
            // and nothing else
        }
        """);

    [Fact]
    public Task A_callee_wrote_to_the_stream() => Verify<RenameBeforeFlush>.Fix(
        """
        using System.IO;

        class C
        {
            void M(string path)
            {
                var temp = path + ".tmp";
                using (var stream = File.Create(temp))
                {
                    Write(stream);
                }

                [|File.Move(temp, path)|];
            }

            void Write(Stream stream) => stream.WriteByte(1);
        }
        """,
        """
        using System.IO;

        class C
        {
            void M(string path)
            {
                var temp = path + ".tmp";
                using (var stream = File.Create(temp))
                {
                    Write(stream);
                    stream.Flush(flushToDisk: true);
                }

                File.Move(temp, path);
            }

            void Write(Stream stream) => stream.WriteByte(1);
        }
        """);

    [Fact]
    public Task A_handle_is_synced_where_the_framework_can() => Fixes(
        """
        using (var handle = File.OpenHandle(temp, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(handle, data, 0);
        }
        """,
        """
        using (var handle = File.OpenHandle(temp, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(handle, data, 0);
            RandomAccess.FlushToDisk(handle);
        }
        """);

    [Fact]
    public Task Two_ways_to_rename_are_fixed_at_once() => Verify<RenameBeforeFlush>.Fix(
        """
        var temp = path + ".tmp";
        using (var stream = File.Create(temp))
        {
            stream.WriteByte(1);
        }

        if (File.Exists(path))
            [|File.Replace(temp, path, null)|];
        else
            File.Move(temp, path);
        """,
        """
        var temp = path + ".tmp";
        using (var stream = File.Create(temp))
        {
            stream.WriteByte(1);
            stream.Flush(flushToDisk: true);
        }

        if (File.Exists(path))
            File.Replace(temp, path, null);
        else
            File.Move(temp, path);
        """);

    static Task Fixes(string before, string after) => Verify<RenameBeforeFlush>.Fix(
        $"var temp = path + \".tmp\";\n{before}\n\n[|File.Move(temp, path)|];", $"var temp = path + \".tmp\";\n{after}\n\nFile.Move(temp, path);");
}
