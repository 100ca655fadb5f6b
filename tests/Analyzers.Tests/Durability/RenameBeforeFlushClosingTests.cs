using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Fixes where no block ends the stream before the rename: a call closes it, or nothing does.</summary>
public sealed class RenameBeforeFlushClosingTests
{
    [Theory]
    [InlineData("stream.Dispose();")]
    [InlineData("stream.Close();")]
    [InlineData("await stream.DisposeAsync();")]
    [InlineData("await stream.DisposeAsync().ConfigureAwait(false);")]
    public Task A_stream_that_is_closed_by_hand(string close) => Fixes(
        $$"""
        var stream = File.Create(temp);
        stream.Write(data, 0, data.Length);
        {{close}}
        """,
        $$"""
        var stream = File.Create(temp);
        stream.Write(data, 0, data.Length);
        stream.Flush(flushToDisk: true);
        {{close}}
        """);

    [Theory]
    [InlineData("stream?.Dispose();")]
    [InlineData("if (stream != null) stream.Close();")]
    public Task A_stream_that_is_closed_in_a_finally_block(string close) => Fixes(
        $$"""
        FileStream? stream = null;
        try
        {
            stream = File.Create(temp);
            stream.Write(data, 0, data.Length);
        }
        finally
        {
            {{close}}
        }
        """.Replace("?", close.Contains('?') ? "?" : ""),
        $$"""
        FileStream? stream = null;
        try
        {
            stream = File.Create(temp);
            stream.Write(data, 0, data.Length);
            stream.Flush(flushToDisk: true);
        }
        finally
        {
            {{close}}
        }
        """.Replace("?", close.Contains('?') ? "?" : ""));

    [Fact]
    public Task A_stream_that_is_still_open_is_synced_right_before_the_rename() => Verify<RenameBeforeFlush>.Fix(
        """
        var temp = path + ".tmp";
        using var stream = File.Create(temp);
        stream.WriteByte(1);
        Console.WriteLine("written");
        [|File.Move(temp, path)|];
        """,
        """
        var temp = path + ".tmp";
        using var stream = File.Create(temp);
        stream.WriteByte(1);
        Console.WriteLine("written");
        stream.Flush(flushToDisk: true);
        File.Move(temp, path);
        """);

    [Fact]
    public Task A_rename_inside_the_using_block() => Verify<RenameBeforeFlush>.Fix(
        """
        var temp = path + ".tmp";
        using (var stream = File.Create(temp))
        {
            stream.WriteByte(1);
            if (data.Length > 0)
            {
                [|File.Move(temp, path)|];
            }
        }
        """,
        """
        var temp = path + ".tmp";
        using (var stream = File.Create(temp))
        {
            stream.WriteByte(1);
            if (data.Length > 0)
            {
                stream.Flush(flushToDisk: true);
                File.Move(temp, path);
            }
        }
        """);

    static Task Fixes(string before, string after) => Verify<RenameBeforeFlush>.Fix(
        $"var temp = path + \".tmp\";\n{before}\n\n[|File.Move(temp, path)|];", $"var temp = path + \".tmp\";\n{after}\n\nFile.Move(temp, path);");
}
