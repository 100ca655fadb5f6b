using System.Text;
using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Buffering;

/// <summary>Every call of a reader fails once, in each way.</summary>
[Trait(InProcessRun.NotUnderWine, InProcessRun.FaultsOfLinux)]
public sealed class BufferedFileReaderFaultTests
{
    static readonly string[] Lines = [.. Enumerable.Range(0, 50).Select(static i => new string('x', i))];

    static readonly BufferedFileReaderOptions Small = new() { BufferSize = 20 };

    [Fact]
    public void Every_failed_call_is_reported_and_the_bytes_come_with_the_next()
    {
        using var folder = new TestFolder();
        File.WriteAllLines(folder["file"], Lines);
        for (var n = 3; ; n++)
        {
            var calls = new FaultySystemCalls(SystemCalls.Current, Fault.At(n, Errno.Io));
            using var reader = BufferedFileReader.Open(calls, folder["file"], Small);
            var read = new List<string>();
            var failure = Record.Exception(() => ReadInto(read, reader)) as IOException;
            Assert.Equal(calls.Struck, failure is not null);
            if (failure is null)
                break;
            Assert.Equal(Errno.Io, failure.HResult);
            Assert.StartsWith($"pread failed for '{folder["file"]}'", failure.Message);
            ReadInto(read, reader);
            Assert.Equal(Lines, read);
        }
    }

    [Fact]
    public void A_signal_or_a_short_count_changes_nothing()
    {
        using var folder = new TestFolder();
        File.WriteAllLines(folder["file"], Lines);
        foreach (var fault in Enumerable.Range(1, 60).SelectMany(static n => (Fault[])[Fault.At(n, Errno.Interrupted), Fault.ShortAt(n)]))
        {
            using var reader = BufferedFileReader.Open(new FaultySystemCalls(SystemCalls.Current, fault), folder["file"], Small);
            var read = new List<string>();
            ReadInto(read, reader);
            Assert.Equal(Lines, read);
        }

        using var large = BufferedFileReader.Open(new FaultySystemCalls(SystemCalls.Current, Fault.ShortAt(3)), folder["file"], Small);
        var all = new byte[new FileInfo(folder["file"]).Length];
        Assert.Equal(all.Length, large.Read(all));
        Assert.Equal(File.ReadAllBytes(folder["file"]), all);
    }

    static void ReadInto(List<string> lines, BufferedFileReader reader)
    {
        while (reader.TryReadLine(out var line))
            lines.Add(Encoding.UTF8.GetString(line));
    }
}
