using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Fixes where a flush stands already: of the stream, of a writer over it, or of both.</summary>
public sealed class RenameBeforeFlushExistingFlushTests
{
    [Theory]
    [InlineData("stream.Flush();", "stream.Flush(flushToDisk: true);")]
    [InlineData("await stream.FlushAsync();", "await stream.FlushAsync();\n    stream.Flush(flushToDisk: true);")]
    public Task A_flush_that_stands_there_is_made_one_to_the_disk(string before, string after) => Fixes(
        $$"""
        using (var stream = File.Create(temp))
        {
            stream.Write(data, 0, data.Length);
            {{before}}
        }
        """,
        $$"""
        using (var stream = File.Create(temp))
        {
            stream.Write(data, 0, data.Length);
            {{after}}
        }
        """);

    [Fact]
    public Task A_flush_of_the_writer_that_stands_there_is_kept() => Fixes(
        """
        using (var writer = new StreamWriter(temp))
        {
            writer.Write(target);
            writer.Flush();
        }
        """,
        """
        using (var writer = new StreamWriter(temp))
        {
            writer.Write(target);
            writer.Flush();
            ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
        }
        """);

    [Fact]
    public Task An_existing_flush_of_the_stream_gets_the_argument_and_the_writer_a_flush_before_it() => Fixes(
        """
        using (var stream = File.Create(temp))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(target);
            stream.Flush();
        }
        """,
        """
        using (var stream = File.Create(temp))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(target);
            await writer.FlushAsync();
            stream.Flush(flushToDisk: true);
        }
        """);

    [Fact]
    public Task Existing_flushes_of_both_are_kept() => Fixes(
        """
        using (var stream = File.Create(temp))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(target);
            writer.Flush();
            stream.Flush();
        }
        """,
        """
        using (var stream = File.Create(temp))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(target);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }
        """);

    static Task Fixes(string before, string after) => Verify<RenameBeforeFlush>.Fix(
        $"var temp = path + \".tmp\";\n{before}\n\n[|File.Move(temp, path)|];", $"var temp = path + \".tmp\";\n{after}\n\nFile.Move(temp, path);");
}
