using System.IO.Pipes;
using System.Text;
using IoAnalyzers.Runtime.Tests.Seam;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Tests.Buffering;

/// <summary>What a reader gives, and where it stops.</summary>
public sealed class BufferedFileReaderTests
{
    public static TheoryData<int> BufferSizes => [1, 3, 16, 65536];

    [Theory]
    [MemberData(nameof(BufferSizes))]
    public void Any_mix_of_reads_gives_the_bytes_of_the_file_in_order(int bufferSize)
    {
        using var folder = new TestFolder();
        var random = new Random(bufferSize);
        var content = new byte[300_000];
        random.NextBytes(content);
        File.WriteAllBytes(folder["file"], content);
        using var reader = BufferedFileReader.Open(folder["file"], new() { BufferSize = bufferSize });
        var at = 0;
        while (at < content.Length)
        {
            switch (random.Next(6))
            {
                case 0:
                    Assert.Equal(content[at++], reader.ReadByte());
                    break;
                case 1:
                    var enough = content.Length - at >= 8;
                    Assert.Equal(enough, reader.TryRead<long>(out var value));
                    Assert.Equal(enough ? BitConverter.ToInt64(content, at) : 0, value);
                    at += enough ? 8 : 0;
                    break;
                case 2:
                    var bytes = new byte[random.Next(50) == 0 ? 40_000 : random.Next(40)];
                    var read = reader.Read(bytes);
                    Assert.Equal(content.AsSpan(at, read), bytes.AsSpan(0, read));
                    Assert.Equal(Math.Min(bytes.Length, content.Length - at), read);
                    at += read;
                    break;
                case 3:
                    var count = random.Next(100);
                    Assert.Equal(content.AsSpan(at, Math.Min(count, content.Length - at)), reader.Peek(count));
                    break;
                case 4:
                    var skipped = Math.Min(random.Next(200), content.Length - at);
                    reader.Advance(skipped);
                    at += skipped;
                    break;
                default:
                    var found = Array.IndexOf(content, (byte)'\n', at);
                    var length = (found < 0 ? content.Length : found) - at;
                    Assert.True(reader.TryReadLine(out var line));
                    Assert.Equal(content.AsSpan(at, found > at && content[found - 1] == '\r' ? length - 1 : length), line);
                    at = found < 0 ? content.Length : found + 1;
                    break;
            }

            Assert.Equal(at, reader.Position);
        }

        Assert.Equal(-1, reader.ReadByte());
        Assert.False(reader.TryRead<byte>(out _));
        Assert.False(reader.TryReadLine(out _));
        Assert.Equal(0, reader.Read(new byte[10]));
        Assert.True(reader.Peek(1).IsEmpty);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\n\n")]
    [InlineData("a")]
    [InlineData("a\n")]
    [InlineData("a\r\nb")]
    [InlineData("\r\n\r\n")]
    [InlineData("no end, and longer than the buffer is")]
    [InlineData("one that is long\r\n\nand another, longer one\r\nend")]
    public void Lines_are_those_of_a_StreamReader(string text)
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["file"], text);
        foreach (var bufferSize in (int[])[1, 2, 5, 100])
        {
            using var reader = BufferedFileReader.Open(folder["file"], new() { BufferSize = bufferSize });
            Assert.Equal(File.ReadAllLines(folder["file"]), Lines(reader));
        }
    }

    static List<string> Lines(BufferedFileReader reader)
    {
        var lines = new List<string>();
        while (reader.TryReadLine(out var line))
            lines.Add(Encoding.UTF8.GetString(line));
        return lines;
    }

    [Theory]
    [InlineData(10, "1234567890\n", true)]
    [InlineData(10, "1234567890\r\n", true)]
    [InlineData(10, "1234567890", true)]
    [InlineData(10, "12345678901\n", false)]
    [InlineData(10, "1234567890\r-", false)]
    [InlineData(10, "12345678901", false)]
    public void A_line_may_be_as_long_as_the_option_says(int most, string text, bool allowed)
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["file"], text);
        foreach (var bufferSize in (int[])[1, 4, 100])
        {
            using var reader = BufferedFileReader.Open(folder["file"], new() { BufferSize = bufferSize, MaxLineBytes = most });
            if (allowed)
            {
                Assert.True(reader.TryReadLine(out var line));
                Assert.Equal(most, line.Length);
                continue;
            }

            Assert.Throws<InvalidDataException>(() => reader.TryReadLine(out _));
            Assert.Equal(0, reader.Position);
            Assert.Equal('1', reader.ReadByte());
        }
    }

    [UnixFact]
    public void An_endless_line_is_refused()
    {
        using var reader = BufferedFileReader.Open("/dev/zero", new() { MaxLineBytes = 1 << 20 });
        Assert.Throws<InvalidDataException>(() => reader.TryReadLine(out _));
    }

    [Fact]
    public void A_value_that_is_cut_off_stays_to_be_looked_at()
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(folder["file"], new byte[11]);
        using var reader = BufferedFileReader.Open(folder["file"]);
        Assert.True(reader.TryRead<long>(out _));
        Assert.False(reader.TryRead<long>(out _));
        Assert.Equal(3, reader.Peek(8).Length);
    }

    [Fact]
    public void What_is_appended_later_is_found()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["file"], "one\n");
        using var reader = BufferedFileReader.Open(folder["file"]);
        Assert.Equal(["one"], Lines(reader));
        File.AppendAllText(folder["file"], "two\n");
        Assert.Equal(["two"], Lines(reader));
        reader.Advance(100);
        Assert.Equal(108, reader.Position);
        Assert.Equal(-1, reader.ReadByte());
    }

    [UnixFact]
    public void A_pipe_is_read_in_order()
    {
        using var far = new AnonymousPipeServerStream();
        using var near = new AnonymousPipeClientStream(far.GetClientHandleAsString());
        using var pipe = new SafeFileHandle(near.SafePipeHandle.DangerousGetHandle(), ownsHandle: false);
        using var reader = new BufferedFileReader(pipe, options: new() { BufferSize = 4 }, ownsHandle: false);
        far.Write("first line\nlast"u8);
        far.Dispose();
        Assert.True(reader.TryReadLine(out var line));
        Assert.Equal("first line"u8, line);
        reader.Advance(3);
        Assert.Equal(14, reader.Position);
        Assert.Equal('t', reader.ReadByte());
        Assert.Equal(-1, reader.ReadByte());
        Assert.Throws<EndOfStreamException>(() => reader.Advance(1));
        Assert.Throws<NotSupportedException>(() => new BufferedFileReader(pipe, offset: 1));
    }

    [Fact]
    public void Large_reads_go_past_the_buffer_and_small_ones_are_one_call_for_each()
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(folder["file"], new byte[10_000]);
        var reads = 0;
        var calls = new CountingCalls(SystemCalls.Current, name => reads += name == "pread" ? 1 : 0);
        using var reader = BufferedFileReader.Open(calls, folder["file"], new() { BufferSize = 1000 });
        for (var i = 0; i < 5000; i++)
            reader.ReadByte();
        Assert.Equal(5, reads);
        Assert.Equal(5000, reader.Read(new byte[5000]));
        Assert.Equal(6, reads);
        Assert.Equal(-1, reader.ReadByte());
    }

    [Fact]
    public void On_an_unknown_system_the_BCL_reads()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["file"], "one\ntwo");
        using var reader = BufferedFileReader.Open(new ManagedCalls(), folder["file"], new() { BufferSize = 2 });
        Assert.Equal(["one", "two"], Lines(reader));
    }

    [Fact]
    public void A_disposed_reader_and_wrong_arguments_are_refused()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["file"], "text");
        var reader = BufferedFileReader.Open(folder["file"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Peek(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Advance(-1));
        Assert.Equal('t', reader.ReadByte());
        reader.Dispose();
        reader.Dispose();
        Action[] uses =
        [
            () => reader.ReadByte(), () => reader.TryRead<int>(out _), () => reader.Read(new byte[1]), () => reader.Read([]), () => reader.TryReadLine(out _),
            () => reader.Peek(0), () => reader.Peek(1), () => reader.Advance(0),
        ];
        Assert.All(uses, static use => Assert.Throws<ObjectDisposedException>(use));
        Assert.Throws<FileNotFoundException>(() => BufferedFileReader.Open(folder["none"]));
        Assert.Throws<ArgumentNullException>(static () => BufferedFileReader.Open(null!));
        Assert.Throws<ArgumentNullException>(static () => new BufferedFileReader(null!));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new BufferedFileReaderOptions { BufferSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new BufferedFileReaderOptions { MaxLineBytes = 0 });
    }
}
