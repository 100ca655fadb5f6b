using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Fixes where writers stand over the stream: what they hold is flushed first, and what owns the stream decides where.</summary>
public sealed class RenameBeforeFlushWriterTests
{
    [Theory]
    [InlineData("var writer = new StreamWriter(temp)")]
    [InlineData("var writer = File.CreateText(temp)")]
    [InlineData("var writer = new StreamWriter(File.Create(temp), Encoding.ASCII)")]
    public Task A_writer_that_made_the_stream(string declaration) => Fixes(
        $$"""
        using ({{declaration}})
        {
            writer.Write(text);
        }
        """,
        $$"""
        using ({{declaration}})
        {
            writer.Write(text);
            writer.Flush();
            ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
        }
        """);

    // BinaryWriter has no buffer, and asking for its BaseStream flushes it anyway.
    [Fact]
    public Task A_binary_writer_that_made_the_stream() => Fixes(
        """
        using (var writer = new BinaryWriter(File.Create(temp)))
        {
            writer.Write(text);
        }
        """,
        """
        using (var writer = new BinaryWriter(File.Create(temp)))
        {
            writer.Write(text);
            ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
        }
        """);

    [Theory]
    [InlineData("var writer = new StreamWriter(stream)", "writer")]
    [InlineData("var writer = new StreamWriter(stream, Encoding.UTF8, 1024, leaveOpen: true)", "writer")]
    [InlineData("var writer = new BinaryWriter(new BufferedStream(stream))", "writer")]
    public Task A_writer_beside_the_stream(string declaration, string flushed) => Fixes(
        $$"""
        using (var stream = File.Create(temp))
        using ({{declaration}})
        {
            writer.Write(text);
        }
        """,
        $$"""
        using (var stream = File.Create(temp))
        using ({{declaration}})
        {
            writer.Write(text);
            {{flushed}}.Flush();
            stream.Flush(flushToDisk: true);
        }
        """);

    [Fact]
    public Task A_binary_writer_beside_the_stream_holds_nothing() => Fixes(
        """
        using (var stream = File.Create(temp))
        using (var writer = new BinaryWriter(stream))
        {
            writer.Write(text);
        }
        """,
        """
        using (var stream = File.Create(temp))
        using (var writer = new BinaryWriter(stream))
        {
            writer.Write(text);
            stream.Flush(flushToDisk: true);
        }
        """);

    [Fact]
    public Task Of_writers_over_each_other_the_outermost_is_flushed() => Fixes(
        """
        using (var stream = File.Create(temp))
        using (var buffered = new BufferedStream(stream))
        using (var writer = new StreamWriter(buffered))
        {
            writer.Write(text);
        }
        """,
        """
        using (var stream = File.Create(temp))
        using (var buffered = new BufferedStream(stream))
        using (var writer = new StreamWriter(buffered))
        {
            writer.Write(text);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }
        """);

    [Fact]
    public Task A_writer_in_an_inner_block_closes_the_stream_with_itself() => Fixes(
        """
        using (var stream = File.Create(temp))
        {
            using (var writer = new StreamWriter(stream))
            {
                writer.Write(text);
            }
        }
        """,
        """
        using (var stream = File.Create(temp))
        {
            using (var writer = new StreamWriter(stream))
            {
                writer.Write(text);
                writer.Flush();
                stream.Flush(flushToDisk: true);
            }
        }
        """);

    [Theory]
    [InlineData("var writer = new StreamWriter(stream, Encoding.UTF8, 1024, leaveOpen: true)")]
    [InlineData("var writer = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true)")]
    [InlineData("var writer = System.Xml.XmlWriter.Create(stream)")]
    [InlineData("var writer = new System.Text.Json.Utf8JsonWriter(stream)")]
    public Task A_writer_in_an_inner_block_that_leaves_the_stream_open(string declaration) => Fixes(
        $$"""
        using (var stream = File.Create(temp))
        {
            using ({{declaration}})
            {
                Fill(writer, text);
            }
        }
        """,
        $$"""
        using (var stream = File.Create(temp))
        {
            using ({{declaration}})
            {
                Fill(writer, text);
            }

            stream.Flush(flushToDisk: true);
        }
        """.Replace("}\n\n    stream", "}\n    stream"));

    [Fact]
    public Task Asynchronous_code_flushes_asynchronously_and_without_its_context_where_the_file_does_so() => Verify<RenameBeforeFlush>.Fix(
        """
        var temp = path + ".tmp";
        await Task.Delay(1, token).ConfigureAwait(false);
        using (var writer = new StreamWriter(temp))
        {
            writer.Write(target);
        }

        [|File.Move(temp, path)|];
        """,
        """
        var temp = path + ".tmp";
        await Task.Delay(1, token).ConfigureAwait(false);
        using (var writer = new StreamWriter(temp))
        {
            writer.Write(target);
            await writer.FlushAsync().ConfigureAwait(false);
            ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
        }

        File.Move(temp, path);
        """);

    static Task Fixes(string before, string after) => Verify<RenameBeforeFlush>.Fix(In(before, "[|File.Move(temp, path)|]"), In(after, "File.Move(temp, path)"));

    static string In(string body, string rename) => $$"""
        using System.IO;
        using System.IO.Compression;
        using System.Text;

        class C
        {
            void M(string path, string text)
            {
                var temp = path + ".tmp";
        {{string.Join("\n", body.ReplaceLineEndings("\n").Split('\n').Select(line => "        " + line))}}

                {{rename}};
            }

            static void Fill(TextWriter writer, string text) => writer.Write(text);
            static void Fill(Stream writer, string text) => writer.WriteByte(1);
            static void Fill(System.Xml.XmlWriter writer, string text) => writer.WriteElementString("text", text);
            static void Fill(System.Text.Json.Utf8JsonWriter writer, string text) => writer.WriteStringValue(text);
        }
        """;
}
