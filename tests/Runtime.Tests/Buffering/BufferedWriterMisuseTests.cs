using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Buffering;

/// <summary>Arguments and moments that are refused.</summary>
public sealed class BufferedWriterMisuseTests
{
    [Fact]
    public async Task A_disposed_writer_refuses_everything()
    {
        using var folder = new TestFolder();
        var writer = BufferedFileWriter.Create(folder["file"]);
        writer.Dispose();
        writer.Dispose();
        await writer.DisposeAsync();
        Action[] uses =
        [
            () => writer.Write([]), () => writer.Write([1]), () => writer.Write(1L), () => writer.WriteByte(1), () => writer.WriteUtf8("a"),
            () => writer.WriteUtf8(""), () => writer.WriteLine(), () => writer.WriteLine("a"), () => writer.WriteLine("a"u8), () => writer.GetSpan(),
            () => writer.GetMemory(), () => writer.Advance(1), writer.Flush, () => writer.Flush(SyncMode.Data), () => writer.AsStream(),
            () => _ = writer.FlushAsync(), () => _ = writer.WriteAsync(new byte[1]),
        ];
        Assert.All(uses, static use => Assert.Throws<ObjectDisposedException>(use));
    }

    [Fact]
    public void Arguments_are_checked_as_the_BCL_does()
    {
        using var folder = new TestFolder();
        Assert.Throws<ArgumentNullException>(static () => BufferedFileWriter.Create(null!));
        Assert.Throws<ArgumentException>(static () => BufferedFileWriter.Open(""));
        Assert.Throws<DirectoryNotFoundException>(() => BufferedFileWriter.Open(folder["none/file"]));
        Assert.Throws<ArgumentNullException>(static () => new BufferedFileWriter(null!));
        Assert.Throws<ArgumentException>(static () => new BufferedFileWriter(new(-1, false)));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new BufferedFileWriterOptions { BufferSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new BufferedFileWriterOptions { Boundary = (RecordBoundary)2 });

        var closed = File.OpenHandle(folder["closed"], FileMode.Create, FileAccess.Write);
        closed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => new BufferedFileWriter(closed));
        using var open = File.OpenHandle(folder["open"], FileMode.Create, FileAccess.Write);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BufferedFileWriter(open, -1));
        Assert.Throws<NotSupportedException>(() => new BufferedFileWriter(open, 1, new() { Shared = true }));

        using var writer = BufferedFileWriter.Create(folder["file"], new() { BufferSize = 8 });
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Advance(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Advance(9));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.GetSpan(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Flush((SyncMode)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = writer.FlushAsync((SyncMode)(-1)));
    }

    [Fact]
    public async Task While_it_is_flushed_a_writer_refuses_all_else()
    {
        using var folder = new TestFolder();
        using var gate = new ManualResetEventSlim();
        var calls = new CountingCalls(SystemCalls.Current, name =>
        {
            if (name == "pwrite")
                gate.Wait();
        });
        await using (var writer = BufferedFileWriter.Open(calls, folder["file"], OpenFlags.Truncate))
        {
            writer.WriteUtf8("first");
            var flush = writer.FlushAsync(SyncMode.Data);
            Assert.Throws<InvalidOperationException>(() => writer.Write(1));
            Assert.Throws<InvalidOperationException>(writer.Flush);
            Assert.Throws<InvalidOperationException>(writer.Dispose);
            gate.Set();
            await flush;
            writer.WriteUtf8(" second");
        }

        Assert.Equal("first second", await File.ReadAllTextAsync(folder["file"]));
    }

    [Fact]
    public async Task A_cancelled_flush_writes_nothing_and_loses_nothing()
    {
        using var folder = new TestFolder();
        await using (var writer = BufferedFileWriter.Create(folder["file"]))
        {
            writer.WriteUtf8("text");
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await writer.FlushAsync(new CancellationToken(true)));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await writer.FlushAsync(SyncMode.Full, new CancellationToken(true)));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await writer.WriteAsync(new byte[9], new CancellationToken(true)));
            Assert.Equal(0, new FileInfo(folder["file"]).Length);
        }

        Assert.Equal("text", await File.ReadAllTextAsync(folder["file"]));
    }
}
