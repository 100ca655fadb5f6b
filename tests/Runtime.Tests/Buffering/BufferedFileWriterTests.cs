using System.Text;

namespace IoAnalyzers.Runtime.Tests.Buffering;

/// <summary>What a writer does where nothing goes wrong.</summary>
public sealed class BufferedFileWriterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(65536)]
    public async Task Whatever_is_written_stands_in_the_file_in_order(int bufferSize)
    {
        using var folder = new TestFolder();
        var random = new Random(bufferSize);
        using var model = new MemoryStream();
        await using (var writer = BufferedFileWriter.Create(folder["file"], new() { BufferSize = bufferSize }))
        {
            for (var step = 0; step < 3000; step++)
            {
                await WriteSome(writer, model, random, step);
                Assert.Equal(model.Length, writer.Position);
            }
        }

        Assert.Equal(model.ToArray(), await File.ReadAllBytesAsync(folder["file"]));
    }

    static async Task WriteSome(BufferedFileWriter writer, MemoryStream model, Random random, int step)
    {
        var bytes = new byte[random.Next(step % 100 == 0 ? 200_000 : 100)];
        random.NextBytes(bytes);
        var text = string.Concat(Enumerable.Repeat("aé世🌍", random.Next(step % 100 == 1 ? 30_000 : 8)));
        switch (random.Next(12))
        {
            case 0:
                writer.Write(bytes);
                model.Write(bytes);
                break;
            case 1:
                writer.Write(step);
                model.Write(BitConverter.GetBytes(step));
                break;
            case 2:
                writer.Write(new Guid(1, 2, 3, new byte[8]));
                model.Write(new Guid(1, 2, 3, new byte[8]).ToByteArray());
                break;
            case 3:
                writer.WriteByte((byte)step);
                model.WriteByte((byte)step);
                break;
            case 4:
                writer.WriteUtf8(text);
                model.Write(Encoding.UTF8.GetBytes(text));
                break;
            case 5:
                writer.WriteLine(text);
                model.Write(Encoding.UTF8.GetBytes(text + Environment.NewLine));
                break;
            case 6:
                writer.WriteLine(bytes);
                model.Write(bytes);
                model.Write(Encoding.UTF8.GetBytes(Environment.NewLine));
                break;
            case 7:
                bytes.CopyTo(writer.GetSpan(bytes.Length));
                writer.Advance(bytes.Length);
                model.Write(bytes);
                break;
            case 8:
                bytes.CopyTo(writer.GetMemory(bytes.Length));
                writer.Advance(bytes.Length);
                model.Write(bytes);
                break;
            case 9:
                await writer.WriteAsync(bytes);
                model.Write(bytes);
                break;
            case 10 when step % 10 == 0:
                await writer.FlushAsync();
                Assert.Equal(0, writer.BufferedBytes.Length);
                break;
            default:
                writer.Flush(step % 3 == 0 ? SyncMode.Data : SyncMode.None);
                writer.WriteLine();
                model.Write(Encoding.UTF8.GetBytes(Environment.NewLine));
                break;
        }
    }

    [Fact]
    public void Create_empties_a_file_and_Open_goes_on_at_its_end()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["file"], "much that was there before");
        using (var writer = BufferedFileWriter.Create(folder["file"]))
            writer.WriteUtf8("first ");
        using (var writer = BufferedFileWriter.Open(folder["file"]))
        {
            Assert.Equal(6, writer.Position);
            writer.WriteUtf8("second");
        }

        using (var writer = BufferedFileWriter.Open(folder["new"]))
            writer.WriteUtf8("made");
        Assert.Equal("first second", File.ReadAllText(folder["file"]));
        Assert.Equal("made", File.ReadAllText(folder["new"]));
    }

    [Fact]
    public void A_file_that_nothing_is_written_to_is_empty()
    {
        using var folder = new TestFolder();
        BufferedFileWriter.Create(folder["file"]).Dispose();
        Assert.Empty(File.ReadAllBytes(folder["file"]));
    }

    [Fact]
    public void Small_records_are_one_call_for_each_full_buffer()
    {
        using var folder = new TestFolder();
        var calls = new WrittenPieces(SystemCalls.Current);
        using (var writer = BufferedFileWriter.Open(calls, folder["file"], OpenFlags.Truncate, new() { BufferSize = 1024 }))
        {
            for (var i = 0L; i < 1000; i++)
                writer.Write(i);
        }

        Assert.Equal(8, calls.Names.Count);
    }

    [Fact]
    public void A_record_larger_than_the_buffer_goes_out_with_what_waits()
    {
        using var folder = new TestFolder();
        var calls = new WrittenPieces(SystemCalls.Current);
        using (var writer = BufferedFileWriter.Open(calls, folder["file"], OpenFlags.Truncate, new() { BufferSize = 16 }))
        {
            writer.WriteUtf8("head ");
            writer.Write(Encoding.UTF8.GetBytes("and a long tail of a record"));
            writer.WriteUtf8(" end");
        }

        // Windows gathers nothing: what waits goes out as a legal short count, and the record by itself.
        Assert.Equal(OperatingSystem.IsWindows() ? ["pwritev", "pwrite", "pwrite"] : ["pwritev", "pwrite"], calls.Names);
        Assert.Equal("head and a long tail of a record end", File.ReadAllText(folder["file"]));
    }

    [Fact]
    public void A_handle_is_written_at_the_offset_and_stays_open_where_it_is_not_owned()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["file"], "0123456789");
        using var handle = File.OpenHandle(folder["file"], FileMode.Open, FileAccess.ReadWrite);
        using (var writer = new BufferedFileWriter(handle, offset: 4, ownsHandle: false))
            writer.WriteUtf8("ab");
        Assert.False(handle.IsClosed);
        using (var writer = new BufferedFileWriter(handle, offset: 10))
            writer.WriteUtf8("c");
        Assert.True(handle.IsClosed);
        Assert.Equal("0123ab6789c", File.ReadAllText(folder["file"]));
    }

    [UnixFact]
    public void A_device_is_written_in_order()
    {
        using var writer = new BufferedFileWriter(File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write), options: new() { BufferSize = 4 });
        writer.WriteUtf8("more than four");
        Assert.Equal(14, writer.Position);
        using var device = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write);
        Assert.Throws<NotSupportedException>(() => new BufferedFileWriter(device, offset: 1));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_and_nothing_of_it_taken()
    {
        using var folder = new TestFolder();
        using (var writer = BufferedFileWriter.Create(folder["file"], new() { BufferSize = 16 }))
        {
            writer.WriteUtf8("good");
            Assert.Throws<EncoderFallbackException>(() => writer.WriteUtf8("bad \ud800"));
            Assert.Throws<EncoderFallbackException>(() => writer.WriteLine(new string('x', 100) + '\ud800'));
            Assert.Equal(4, writer.Position);
        }

        Assert.Equal("good", File.ReadAllText(folder["file"]));
    }

    [Fact]
    public async Task Streams_on_top_write_through_it()
    {
        using var folder = new TestFolder();
        await using (var writer = BufferedFileWriter.Create(folder["file"], new() { BufferSize = 10 }))
        {
            using (var binary = new BinaryWriter(writer.AsStream(leaveOpen: true)))
                binary.Write(0x01020304);
            await using (var text = new StreamWriter(writer.AsStream(leaveOpen: true)))
                await text.WriteAsync("twelve chars");
            var stream = writer.AsStream();
            Assert.True(stream is { CanWrite: true, CanRead: false, CanSeek: false });
            await stream.WriteAsync(new byte[30]);
            stream.WriteByte(9);
            await stream.DisposeAsync();
            Assert.Throws<ObjectDisposedException>(() => stream.WriteByte(1));
            Assert.Throws<ObjectDisposedException>(() => writer.WriteByte(1));
        }

        Assert.Equal([4, 3, 2, 1, .. "twelve chars"u8, .. new byte[30], 9], await File.ReadAllBytesAsync(folder["file"]));
    }
}
