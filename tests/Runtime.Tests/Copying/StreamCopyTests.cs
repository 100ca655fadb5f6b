using System.Security.Cryptography;

namespace IoAnalyzers.Runtime.Tests.Copying;

/// <summary>What a copy leaves: the same bytes and the same positions as CopyTo, and the count.</summary>
public sealed class StreamCopyTests
{
    static readonly byte[] Content = RandomNumberGenerator.GetBytes(500_000);

    public static TheoryData<string, string, bool> Ends
    {
        get
        {
            var ends = new TheoryData<string, string, bool>();
            foreach (var source in new[] { "file", "unbuffered file", "async file", "derived file", "buffered stream", "memory", "trickle" })
                foreach (var destination in new[] { "file", "unbuffered file", "async file", "append", "derived file", "buffered stream", "memory" })
                    foreach (var isAsync in new[] { false, true })
                        ends.Add(source, destination, isAsync);
            return ends;
        }
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Bytes_and_positions_are_those_of_CopyTo(string from, string to, bool isAsync)
    {
        foreach (var (readBefore, writtenBefore) in new[] { (0, 0), (1, 3), (5_000, 5_000), (450_000, 100), (500_000, 0) })
        {
            var expected = await Use(async (source, destination) =>
            {
                var position = source.CanSeek ? source.Position : readBefore;
                if (isAsync)
                    await source.CopyToAsync(destination);
                else
                    source.CopyTo(destination);
                return Content.Length - position;
            });
            var actual = await Use(async (source, destination) => isAsync ? await source.CopyAsync(destination) : source.Copy(destination));
            Assert.Equal(expected, actual);

            async Task<(long Count, long From, long To, string Bytes)> Use(Func<Stream, Stream, Task<long>> copy)
            {
                using var folder = new TestFolder();
                File.WriteAllBytes(folder["source"], Content);
                File.WriteAllBytes(folder["destination"], Content[..50_000]);
                using var source = Source(from, folder["source"]);
                using var destination = Destination(to, folder["destination"]);
                source.ReadExactly(new byte[readBefore]);
                destination.Write(Content, 7, writtenBefore);
                var count = await copy(source, destination);
                var (wasFrom, wasTo) = (source.CanSeek ? source.Position : -1, destination.CanSeek ? destination.Position : -1);
                // What follows goes on where the copy ended.
                Assert.Equal(-1, source.ReadByte());
                destination.WriteByte(99);
                destination.Dispose();
                return (count, wasFrom, wasTo, Convert.ToHexString(SHA256.HashData(BytesOf(destination, folder["destination"]))));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task No_more_than_the_count_is_taken(string from, string to, bool isAsync)
    {
        foreach (var count in new[] { 0L, 1, 70_000, 200_000, 400_000, 600_000 })
        {
            using var folder = new TestFolder();
            File.WriteAllBytes(folder["source"], Content);
            File.WriteAllBytes(folder["destination"], []);
            using var source = Source(from, folder["source"]);
            using var destination = Destination(to, folder["destination"]);
            source.ReadExactly(new byte[100_000]);
            var copied = isAsync ? await source.CopyAtMostAsync(destination, count) : source.CopyAtMost(destination, count);
            Assert.Equal(Math.Min(count, 400_000), copied);
            Assert.Equal(copied < 400_000 ? Content[100_000 + copied] : -1, source.ReadByte());
            destination.Dispose();
            Assert.Equal(Content[100_000..(int)(100_000 + copied)], BytesOf(destination, folder["destination"]));
        }
    }

    [Fact]
    public void Only_the_two_types_themselves_go_around_their_buffers()
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(folder["source"], Content);
        using var file = Source("file", folder["source"]);
        using var other = Destination("file", folder["destination"]);
        using var derived = Source("derived file", folder["source"]);
        Assert.True(IsPossible(file, other, long.MaxValue));
        Assert.False(IsPossible(derived, other, long.MaxValue));
        using var derivedOther = Destination("derived file", folder["other"]);
        Assert.False(IsPossible(file, derivedOther, long.MaxValue));
        Assert.False(IsPossible(file, new MemoryStream(), long.MaxValue));
        Assert.False(IsPossible(file, other, 1000));
        file.Position = Content.Length - 1000;
        Assert.False(IsPossible(file, other, long.MaxValue));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_exact_copy_of_what_is_too_short_says_so(bool isAsync)
    {
        using var source = new MemoryStream(Content);
        using var destination = new MemoryStream();
        if (isAsync)
            await source.CopyExactlyAsync(destination, 400_000);
        else
            source.CopyExactly(destination, 400_000);
        Assert.Equal(400_000, destination.Length);
        var failure = isAsync
            ? await Assert.ThrowsAsync<EndOfStreamException>(() => source.CopyExactlyAsync(destination, 100_001))
            : Assert.Throws<EndOfStreamException>(() => source.CopyExactly(destination, 100_001));
        Assert.Contains("100000 of 100001", failure.Message, StringComparison.Ordinal);
        Assert.Equal(Content, destination.ToArray());
    }

    [Theory]
    [InlineData("file")]
    [InlineData("memory")]
    [InlineData("trickle")]
    public async Task Skipping_moves_past_a_count_or_to_the_end(string kind)
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(folder["source"], Content);
        using var source = Source(kind, folder["source"]);
        Assert.Equal(0, source.Skip(0));
        Assert.Equal(123_456, source.Skip(123_456));
        Assert.Equal(Content[123_456], source.ReadByte());
        Assert.Equal(10, await source.SkipAsync(10));
        Assert.Equal(Content[123_467], source.ReadByte());
        Assert.Equal(500_000 - 123_468, await source.SkipAsync(long.MaxValue));
        Assert.Equal(0, source.Skip(5));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Skip(-1));
    }

    [Fact]
    public void A_file_whose_length_is_not_known_is_skipped_and_copied_by_reading()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var status = File.OpenRead("/proc/self/limits");
        Assert.Equal(6, status.Skip(6));
        using var rest = new MemoryStream();
        Assert.InRange(status.Copy(rest), 100, 100_000);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("trickle")]
    public async Task Progress_grows_to_the_count_and_the_hash_sees_every_byte(string kind)
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(folder["source"], Content);
        using var source = Source(kind, folder["source"]);
        using var destination = Destination("file", folder["destination"]);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var reports = new Reports();
        Assert.Equal(Content.Length, source.Copy(destination, reports, hash));
        Assert.Equal(SHA256.HashData(Content), hash.GetHashAndReset());
        Assert.Equal(Content.Length, reports.Seen[^1]);
        Assert.Equal(reports.Seen.Order(), reports.Seen);

        using var again = Source(kind, folder["source"]);
        reports.Seen.Clear();
        Assert.Equal(Content.Length, await again.CopyAsync(destination, reports));
        Assert.Equal(Content.Length, reports.Seen[^1]);
    }

    [Fact]
    public async Task A_cancelled_copy_copies_nothing()
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(folder["source"], Content);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        foreach (var kind in new[] { "file", "memory", "trickle" })
        {
            using var source = Source(kind, folder["source"]);
            using var destination = Destination("file", folder["destination"]);
            await Assert.ThrowsAsync<TaskCanceledException>(() => source.CopyAsync(destination, cancelled.Token));
            await Assert.ThrowsAsync<TaskCanceledException>(() => source.SkipAsync(5, cancelled.Token));
            Assert.Equal(0, destination.Length);
        }
    }

    [Fact]
    public async Task A_copy_of_nothing_asks_no_token_as_a_loop_does()
    {
        using var source = new MemoryStream(Content);
        using var destination = new MemoryStream();

        Assert.Equal(0, await source.CopyAtMostAsync(destination, 0, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Arguments_are_checked_as_CopyTo_does()
    {
        using var open = new MemoryStream();
        var closed = new MemoryStream();
        closed.Dispose();
        using var unwritable = new MemoryStream([], writable: false);
        Assert.Throws<ArgumentNullException>("source", () => StreamCopy.Copy(null!, open));
        Assert.Throws<ArgumentNullException>("destination", () => open.Copy(null!));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => open.CopyAtMost(open, -1));
        Assert.Throws<ObjectDisposedException>(() => closed.Copy(open));
        Assert.Throws<ObjectDisposedException>(() => open.Copy(closed));
        Assert.Throws<NotSupportedException>(() => open.Copy(unwritable));
    }

    static bool IsPossible(Stream source, Stream destination, long limit) => DirectCopy.IsPossible(source, destination, limit, source.Length - source.Position);

    static Stream Source(string kind, string path) => kind switch
    {
        "unbuffered file" => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0),
        "async file" => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 4096, useAsync: true),
        "derived file" => new DerivedFile(path, FileMode.Open),
        "buffered stream" => new BufferedStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)),
        "memory" => new MemoryStream(Content),
        "trickle" => new Trickle(Content),
        _ => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite),
    };

    static Stream Destination(string kind, string path) => kind switch
    {
        "unbuffered file" => new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, 0),
        "async file" => new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, 4096, useAsync: true),
        "append" => new FileStream(path, FileMode.Append),
        "derived file" => new DerivedFile(path, FileMode.OpenOrCreate),
        "buffered stream" => new BufferedStream(new FileStream(path, FileMode.OpenOrCreate)),
        "memory" => new MemoryStream(),
        _ => new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite),
    };

    static byte[] BytesOf(Stream destination, string path) => destination is MemoryStream memory ? memory.ToArray() : File.ReadAllBytes(path);

    sealed class DerivedFile(string path, FileMode mode) : FileStream(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite);

    sealed class Reports : IProgress<long>
    {
        public List<long> Seen { get; } = [];

        public void Report(long value) => Seen.Add(value);
    }
}
