using System.Text;

namespace IoAnalyzers.Tests.Model.Streams;

/// <summary>What IOA1004 relies on, measured on the running base class library.</summary>
public sealed class ReadSizeTests
{
    [Fact]
    public void A_BinaryReader_fetches_a_string_in_small_pieces()
    {
        using var written = new MemoryStream();
        new BinaryWriter(written).Write(new string('x', 10_000));
        written.Position = 0;
        var source = new CountingSource(written);

        Assert.Equal(10_000, new BinaryReader(source).ReadString().Length);
        Assert.Equal(128, source.Largest);
    }

    [Fact]
    public void A_BinaryReader_asks_a_stream_for_no_more_than_it_returns()
    {
        using var written = new MemoryStream(new byte[1000]);
        var source = new CountingSource(written);
        using var reader = new BinaryReader(source, Encoding.UTF8);

        reader.ReadInt32();
        reader.ReadDouble();
        reader.ReadDecimal();
        reader.ReadChar();
        reader.Read7BitEncodedInt();
        reader.ReadBytes(100);
        reader.ReadChars(10);

        Assert.Equal(4 + 8 + 16 + 1 + 1 + 100 + 10, written.Position);
        Assert.Equal(100, source.Largest);
    }

    [Fact]
    public void A_buffer_holds_back_a_read_of_which_it_has_a_part_and_none_that_must_be_whole()
    {
        var source = new ArrivingSource(10);
        using var buffered = new BufferedStream(source);

        buffered.ReadByte();
        buffered.ReadExactly(new byte[4]);
        Assert.Equal(1, source.Reads);
        Assert.Throws<InvalidOperationException>(() => buffered.Read(new byte[16], 0, 16));
    }

    [Fact]
    public void A_FileStream_shows_the_old_bytes_after_a_seek_within_its_buffer()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "old");
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            file.ReadByte();
            File.WriteAllText(path, "new");
            file.Seek(0, SeekOrigin.Begin);

            Assert.Equal('o', file.ReadByte());
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Bytes arrive once; whoever asks again would wait for ever.</summary>
    sealed class ArrivingSource(int bytes) : OneWay
    {
        public int Reads { get; private set; }

        public override int Read(byte[] buffer, int offset, int count) =>
            ++Reads == 1 ? Math.Min(bytes, count) : throw new InvalidOperationException("The other end is silent.");
    }

    sealed class CountingSource(Stream source) : OneWay
    {
        public int Largest { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Largest = Math.Max(Largest, count);
            return source.Read(buffer, offset, count);
        }
    }

    abstract class OneWay : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
