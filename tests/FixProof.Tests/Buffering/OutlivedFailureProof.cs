using IoAnalyzers.FixProof.Programs;

namespace IoAnalyzers.FixProof.Buffering;

/// <summary>Why no buffer is put under a stream that outlives a write that failed: what the framework does with one.</summary>
public class OutlivedFailureProof
{
    [Fact]
    public void A_BufferedStream_that_failed_throws_once_more_when_it_is_disposed_of()
    {
        var buffered = new BufferedStream(new Refusing());
        buffered.WriteByte(1);

        Assert.Throws<IOException>(buffered.Flush);
        Assert.Throws<IOException>(buffered.Dispose);
    }

    [Fact]
    public void Without_it_only_the_write_throws()
    {
        var writer = new BinaryWriter(new Refusing());

        Assert.Throws<IOException>(() => writer.Write(1));
        writer.Dispose();
    }

    [Fact]
    public async Task A_FileStream_with_a_buffer_throws_once_more_when_it_is_disposed_of()
    {
        using var disk = await FullDisk.ReserveAsync();
        var file = new FileStream(FullDisk.Device, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.WriteByte(1);

        Assert.Throws<IOException>(file.Flush);
        Assert.Throws<IOException>(file.Dispose);
    }

    [Fact]
    public async Task A_FileStream_without_one_throws_only_where_it_is_written_to()
    {
        using var disk = await FullDisk.ReserveAsync();
        var file = new FileStream(FullDisk.Device, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

        Assert.Throws<IOException>(() => file.WriteByte(1));
        file.Dispose();
    }

    /// <summary>A connection that is gone, or a disk that is full.</summary>
    sealed class Refusing : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("refused");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("refused");
    }
}
