namespace IoAnalyzers.Tests.Copying;

/// <summary>What the running framework does, where the fix relies on it.</summary>
public class CopyToOfTheFrameworkTests
{
    [Fact]
    public void Without_a_size_a_stream_that_says_it_is_empty_is_copied_in_crumbs()
    {
        var destination = new Counting();
        new SaysItIsEmpty(10_000).CopyTo(destination);
        Assert.Equal(10_000, destination.Length);
        Assert.True(destination.Writes > 100, $"{destination.Writes} writes");
    }

    [Fact]
    public async Task Without_a_size_it_is_awaited_in_crumbs()
    {
        var destination = new Counting();
        await new SaysItIsEmpty(10_000).CopyToAsync(destination);
        Assert.Equal(10_000, destination.Length);
        Assert.True(destination.Writes > 100, $"{destination.Writes} writes");
    }

    [Fact]
    public void With_a_size_it_is_copied_at_once()
    {
        var destination = new Counting();
        new SaysItIsEmpty(10_000).CopyTo(destination, 81920);
        Assert.Equal(10_000, destination.Length);
        Assert.Equal(1, destination.Writes);
    }

    [Fact]
    public void A_size_of_zero_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MemoryStream().CopyTo(new MemoryStream(), 0));

    [Fact]
    public void A_destination_that_cannot_be_written_is_refused_before_the_first_read()
    {
        var source = new SaysItIsEmpty(0);
        Assert.Throws<NotSupportedException>(() => source.CopyTo(new MemoryStream([], writable: false), 81920));
        Assert.Equal(0, source.Reads);
    }

    /// <summary>As the files below /proc do, and streams whose length is not known yet.</summary>
    sealed class SaysItIsEmpty(int length) : MemoryStream(new byte[length])
    {
        public int Reads { get; private set; }

        public override long Length => 0;

        public override int Read(byte[] buffer, int offset, int count)
        {
            Reads++;
            return base.Read(buffer, offset, count);
        }
    }

    sealed class Counting : MemoryStream
    {
        public int Writes { get; private set; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            Writes++;
            base.Write(buffer, offset, count);
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Writes++;
            base.Write(buffer);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return default;
        }
    }
}
