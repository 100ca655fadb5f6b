using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Buffering;

/// <summary>Several writers append to one file.</summary>
public sealed class SharedFileTests
{
    const int Lines = 20_000;

    [Theory]
    [Trait(InProcessRun.NotUnderWine, "wine looks for the end of the file first and writes there then, so that two processes write over each other")]
    [InlineData(RecordBoundary.Call)]
    [InlineData(RecordBoundary.Line)]
    public async Task Two_processes_lose_no_line_and_mix_none(RecordBoundary boundary)
    {
        using var folder = new TestFolder();
        string[] names = ["a", "b"];
        var processes = Array.ConvertAll(names, name => AppendingProcess.Start(folder["log"], name, Lines, boundary));
        foreach (var process in processes)
            process.StandardInput.Close();
        foreach (var process in processes)
        {
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            process.Dispose();
        }

        var written = await File.ReadAllLinesAsync(folder["log"]);
        foreach (var name in names)
            Assert.Equal(Enumerable.Range(0, Lines).Select(number => AppendingProcess.LineOf(name, number)), written.Where(line => line.StartsWith(name, StringComparison.Ordinal)));
        Assert.Equal(names.Length * Lines, written.Length);
    }

    [Fact]
    public void Each_write_ends_with_a_record()
    {
        var writes = Written(RecordBoundary.Call, 50, static writer =>
        {
            for (var i = 0; i < 10; i++)
                writer.WriteUtf8("12345678901234567890");
        });
        Assert.All(writes, static text => Assert.Equal(0, text.Length % 20));
        Assert.Equal(5, writes.Count);
    }

    [Fact]
    public void A_record_larger_than_the_buffer_is_one_write() =>
        Assert.Equal(["head", new string('x', 500), "tail"], Written(RecordBoundary.Call, 50, static writer =>
        {
            writer.WriteUtf8("head");
            writer.Write(Enumerable.Repeat((byte)'x', 500).ToArray());
            writer.WriteUtf8("tail");
        }));

    [Fact]
    public void A_line_larger_than_the_buffer_is_one_write() =>
        Assert.Equal(["head" + Environment.NewLine, new string('x', 500) + "\n"], Written(RecordBoundary.Line, 50, static writer =>
        {
            writer.WriteLine("head");
            for (var i = 0; i < 50; i++)
                writer.WriteUtf8("xxxxxxxxxx");
            writer.WriteByte((byte)'\n');
        }));

    [Fact]
    public void A_stream_writer_on_top_does_not_split_lines()
    {
        var writes = Written(RecordBoundary.Line, 100, static writer =>
        {
            using var text = new StreamWriter(writer.AsStream());
            for (var i = 0; i < 1000; i++)
                text.Write("some line, and more\n");
        });
        Assert.All(writes, static text => Assert.EndsWith("\n", text));
    }

    [Fact]
    public void A_flush_hands_over_the_line_that_is_not_finished() =>
        Assert.Equal(["half", " a line\n"], Written(RecordBoundary.Line, 100, static writer =>
        {
            writer.WriteUtf8("half");
            writer.Flush();
            writer.WriteUtf8(" a line\n");
        }));

    [Fact]
    public void A_short_write_is_continued_by_the_next()
    {
        using var folder = new TestFolder();
        var calls = new FaultySystemCalls(SystemCalls.Current, Fault.ShortAt(2));
        using (var writer = BufferedFileWriter.Open(calls, folder["log"], 0, new() { Shared = true }))
            writer.WriteUtf8("all of the line");
        Assert.Equal("write", calls.StruckCall);
        Assert.Equal("all of the line", File.ReadAllText(folder["log"]));
    }

    [Fact]
    public void What_is_there_stays_and_what_others_append_too()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["log"], "old ");
        using (var writer = BufferedFileWriter.Open(folder["log"], new() { Shared = true }))
        {
            writer.WriteUtf8("mine");
            using (var theirs = new FileStream(folder["log"], FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
                theirs.Write("theirs "u8);
            Assert.Equal(4, writer.Position);
        }

        Assert.Equal("old theirs mine", File.ReadAllText(folder["log"]));
    }

    [Fact]
    public void A_system_that_cannot_append_for_several_refuses()
    {
        using var folder = new TestFolder();
        Assert.Throws<PlatformNotSupportedException>(() => BufferedFileWriter.Open(new ManagedCalls(), folder["log"], 0, new() { Shared = true }));
        Assert.Empty(folder.Names);
    }

    static List<string> Written(RecordBoundary boundary, int bufferSize, Action<BufferedFileWriter> write)
    {
        using var folder = new TestFolder();
        var calls = new WrittenPieces(SystemCalls.Current);
        using (var writer = BufferedFileWriter.Open(calls, folder["log"], 0, new() { Shared = true, Boundary = boundary, BufferSize = bufferSize }))
            write(writer);
        Assert.Equal(string.Concat(calls.Pieces), File.ReadAllText(folder["log"]));
        return calls.Pieces;
    }
}
