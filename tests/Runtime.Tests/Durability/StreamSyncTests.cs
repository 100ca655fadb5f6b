namespace IoAnalyzers.Runtime.Tests.Durability;

public sealed class StreamSyncTests
{
    [Fact]
    public void A_stream_is_synced_with_what_it_holds_in_its_buffer()
    {
        using var folder = new TestFolder();
        using var stream = new FileStream(folder["file"], FileMode.Create, FileAccess.Write, FileShare.Read);
        stream.Write("record"u8);
        DurableFile.Sync(stream);
        Assert.Equal(6, stream.Position);
        Assert.Equal("record"u8, File.ReadAllBytes(folder["file"]));
        stream.Write(", more"u8);
        DurableFile.Sync(stream, SyncMode.None);
        Assert.Equal("record, more"u8, File.ReadAllBytes(folder["file"]));
    }

    [Fact]
    public void A_closed_stream_is_not_synced()
    {
        using var folder = new TestFolder();
        var stream = new FileStream(folder["file"], FileMode.Create);
        stream.Dispose();
        Assert.Throws<ObjectDisposedException>(() => DurableFile.Sync(stream));
    }

    [UnixFact]
    public void What_has_no_disk_below_it_cannot_be_synced_though_the_framework_says_nothing()
    {
        using var stream = new FileStream("/dev/null", FileMode.Open, FileAccess.Write);
#pragma warning disable IOA2011 // The framework's silence is what this test shows.
        stream.Flush(flushToDisk: true);
#pragma warning restore IOA2011
        Assert.ThrowsAny<IOException>(() => DurableFile.Sync(stream));
    }

    [UnixFact]
    public void A_stream_that_only_reads_is_synced_too()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["file"], "text");
        using var stream = File.OpenRead(folder["file"]);
        DurableFile.Sync(stream);
        Assert.Equal('t', stream.ReadByte());
    }
}
