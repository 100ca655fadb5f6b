using System.Buffers.Binary;

namespace IoAnalyzers.Runtime.Tests.Access;

/// <summary>What a mapped file gives and refuses.</summary>
public sealed class MappedFileTests
{
    [Fact]
    public void Loads_and_stores_are_the_file()
    {
        using var folder = new TestFolder();
        var content = new byte[10_001];
        new Random(5).NextBytes(content);
        File.WriteAllBytes(folder["file"], content);
        using (var file = MappedFile.OpenReadWrite(folder["file"]))
        {
            Assert.Equal(10_001, file.Length);
            Assert.True(file.CanWrite);
            Assert.Equal(content.AsSpan(4_090, 17), file.Slice(4_090, 17));
            Assert.Equal(BinaryPrimitives.ReadInt64LittleEndian(content.AsSpan(4_093)), file.Read<long>(4_093));
            file.Write(4_093, 0x0102030405060708L);
            file.SliceWritable(9_999, 2).Fill(7);
            BinaryPrimitives.WriteInt64LittleEndian(content.AsSpan(4_093), 0x0102030405060708L);
            content.AsSpan(9_999, 2).Fill(7);
            Assert.Equal(content, ContentOf(folder["file"]));
        }

        Assert.Equal(content, File.ReadAllBytes(folder["file"]));
    }

    [Fact]
    public void A_file_that_is_read_refuses_stores_before_it_touches_memory()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["file"], "kept");
        using var file = MappedFile.OpenRead(folder["file"]);
        Assert.False(file.CanWrite);
        Assert.Throws<NotSupportedException>(() => file.SliceWritable(0, 1)[0]);
        Assert.Throws<NotSupportedException>(() => file.Write(0, (byte)1));
        Assert.Throws<NotSupportedException>(() => file.Flush());
        using var range = file.Pin(0, 4);
        Assert.Throws<NotSupportedException>(() => range.WritableMemory);
        Assert.Equal("kept"u8, range.Memory.Span);
    }

    [Fact]
    public void An_empty_file_is_mapped_too()
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(folder["file"], []);
        using var file = MappedFile.OpenReadWrite(folder["file"]);
        Assert.Equal(0, file.Length);
        Assert.True(file.Slice(0, 0).IsEmpty);
        file.Flush();
        file.Advise(MapHint.Random);
        using (var range = file.Pin(0, 0))
            Assert.True(range.Memory.IsEmpty);
        Assert.Throws<ArgumentOutOfRangeException>("count", () => file.Slice(0, 1).Length);
        Assert.Throws<ArgumentOutOfRangeException>("count", () => file.Read<byte>(0));
    }

    [Fact]
    public void More_than_two_gigabytes_are_one_file()
    {
        const long Length = (5L << 30) + 3;
        using var folder = new TestFolder();
        using (var hole = File.OpenHandle(folder["file"], FileMode.CreateNew, FileAccess.Write))
            RandomAccess.SetLength(hole, Length);
        using (var file = MappedFile.OpenReadWrite(folder["file"]))
        {
            Assert.Equal(Length, file.Length);
            file.Write(Length - 8, 42L);
            file.SliceWritable((3L << 30) - 2, 4).Fill(9);
            file.Flush(Length - 8, 8);
            Assert.Equal(9, file.Slice(1L << 30, int.MaxValue)[^1]);
            Assert.Throws<ArgumentOutOfRangeException>("count", () => file.Slice(Length - 7, 8).Length);
            Assert.Throws<ArgumentOutOfRangeException>("count", () => file.Slice(0, -1).Length);
            Assert.Throws<ArgumentOutOfRangeException>("count", () => file.Slice(1L << 31, int.MinValue).Length);
            Assert.Throws<ArgumentOutOfRangeException>("offset", () => file.Slice(-1, 1).Length);
            Assert.Throws<ArgumentOutOfRangeException>("offset", () => file.Slice(long.MinValue, int.MaxValue).Length);
            Assert.Throws<ArgumentOutOfRangeException>("offset", () => file.Slice(long.MaxValue, 1).Length);
            Assert.Throws<ArgumentOutOfRangeException>(() => file.Flush(1, long.MaxValue));
        }

        using var again = File.OpenHandle(folder["file"]);
        var read = new byte[8];
        RandomAccess.Read(again, read, Length - 8);
        Assert.Equal(42, BitConverter.ToInt64(read));
        RandomAccess.Read(again, read, (3L << 30) - 4);
        Assert.Equal([0, 0, 9, 9, 9, 9, 0, 0], read);
    }

    [Fact]
    public void A_length_creates_and_lengthens_and_never_cuts()
    {
        using var folder = new TestFolder();
        using (var file = MappedFile.OpenReadWrite(folder["file"], 5_000))
        {
            Assert.Equal(5_000, file.Length);
            Assert.False(file.Slice(0, 5_000).ContainsAnyExcept((byte)0));
            file.Write(4_999, (byte)8);
        }

        using (var file = MappedFile.OpenReadWrite(folder["file"], 10))
            Assert.Equal(5_000, file.Length);
        using (var file = MappedFile.OpenReadWrite(folder["file"], 6_000))
            Assert.Equal(8, file.Read<byte>(4_999));
        Assert.Equal(6_000, new FileInfo(folder["file"]).Length);
    }

    [Fact]
    public void What_is_no_file_is_refused()
    {
        using var folder = new TestFolder();
        Assert.Throws<FileNotFoundException>(() => MappedFile.OpenRead(folder["missing"]));
        Assert.Throws<FileNotFoundException>(() => MappedFile.OpenReadWrite(folder["missing"]));
        Assert.Throws<DirectoryNotFoundException>(() => MappedFile.OpenRead(Path.Combine(folder["missing"], "file")));
        Assert.Throws<ArgumentOutOfRangeException>(() => MappedFile.OpenReadWrite(folder["file"], 0));
        Assert.Throws<ArgumentException>(() => MappedFile.OpenRead(""));
        if (!OperatingSystem.IsWindows())
            Assert.Throws<UnauthorizedAccessException>(() => MappedFile.OpenRead(folder.Path));
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void What_is_disposed_refuses()
    {
        using var folder = new TestFolder();
        var file = MappedFile.OpenReadWrite(folder["file"], 100);
        file.Dispose();
        file.Dispose();
        Assert.Throws<ObjectDisposedException>(() => file.Length);
        Assert.Throws<ObjectDisposedException>(() => file.Slice(0, 1).Length);
        Assert.Throws<ObjectDisposedException>(() => file.SliceWritable(0, 1).Length);
        Assert.Throws<ObjectDisposedException>(() => file.Read<byte>(0));
        Assert.Throws<ObjectDisposedException>(() => file.Write(0, (byte)1));
        Assert.Throws<ObjectDisposedException>(() => file.Pin(0, 1));
        Assert.Throws<ObjectDisposedException>(() => file.Pin(0, 0));
        Assert.Throws<ObjectDisposedException>(() => file.Flush());
        Assert.Throws<ObjectDisposedException>(() => file.Advise(MapHint.Normal));
        Assert.Throws<ObjectDisposedException>(file.CheckLength);
    }

    [Fact]
    public void A_file_that_was_cut_is_noticed_by_pins_and_by_looking()
    {
        // Windows cuts no mapped file.
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TestFolder();
        using var file = MappedFile.OpenReadWrite(folder["file"], 10_000);
        file.CheckLength();
        using (var other = File.OpenHandle(folder["file"], FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            RandomAccess.SetLength(other, 5_000);
        Assert.Contains("5000", Assert.Throws<IOException>(file.CheckLength).Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => file.Pin(4_990, 20));
        using var range = file.Pin(4_990, 10);
        Assert.Equal(10, range.Memory.Length);
    }

    [Fact]
    public void Hints_change_nothing()
    {
        using var folder = new TestFolder();
        using var file = MappedFile.OpenReadWrite(folder["file"], 100_000);
        file.Write(50_001, 77);
        foreach (var hint in Enum.GetValues<MapHint>())
        {
            file.Advise(hint);
            file.Advise(hint, 50_001, 4);
            Assert.Equal((MapAdvice)hint, Enum.Parse<MapAdvice>(hint.ToString()));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => file.Advise((MapHint)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Flush((SyncMode)9));
        Assert.Equal(77, file.Read<int>(50_001));
    }

    static byte[] ContentOf(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }
}
