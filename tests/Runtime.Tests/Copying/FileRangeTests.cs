using IoAnalyzers.Runtime.Tests.Seam;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Tests.Copying;

/// <summary>What a copy of a range does, on every way that it may take.</summary>
public sealed class FileRangeTests
{
    /// <summary>Faults that force a way; null is what the system itself takes.</summary>
    public static TheoryData<string> Ways => ["kernel", "pipe", "buffer", "managed"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_range_lands_where_it_should_and_the_rest_stays(string way)
    {
        using var files = new TwoFiles(1_500_000, 600_000);
        Assert.Equal(1_000_001, RangeCopy.Run(CallsOf(way), files.Source, 123_457, files.Destination, 54_321, 1_000_001));

        var expected = new byte[54_321 + 1_000_001];
        files.OldDestination.CopyTo(expected, 0);
        files.OldSource.AsSpan(123_457, 1_000_001).CopyTo(expected.AsSpan(54_321));
        Assert.Equal(expected, files.DestinationContent());
        Assert.Equal(files.OldSource, files.SourceContent());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_source_that_ends_before_gives_what_it_has(string way)
    {
        using var files = new TwoFiles(700_000, 0);
        Assert.Equal(400_000, RangeCopy.Run(CallsOf(way), files.Source, 300_000, files.Destination, 0, long.MaxValue));
        Assert.Equal(files.OldSource.AsSpan(300_000).ToArray(), files.DestinationContent());
        Assert.Equal(0, RangeCopy.Run(CallsOf(way), files.Source, 700_000, files.Destination, 5, 1));
        Assert.Equal(0, RangeCopy.Run(CallsOf(way), files.Source, 9_000_000_000, files.Destination, 5, long.MaxValue));
        Assert.Equal(0, RangeCopy.Run(CallsOf(way), files.Source, 0, files.Destination, 5, 0));
        Assert.Equal(400_000, files.DestinationContent().Length);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_gap_before_the_destination_reads_as_zeros(string way)
    {
        using var files = new TwoFiles(10, 4);
        Assert.Equal(10, RangeCopy.Run(CallsOf(way), files.Source, 0, files.Destination, 8, 10));
        Assert.Equal([.. files.OldDestination, 0, 0, 0, 0, .. files.OldSource], files.DestinationContent());
    }

    [Theory]
    [CombinatorialOverlaps]
    public void Overlapping_ranges_move_as_in_memory(string way, int from, int to, int count)
    {
        using var files = new TwoFiles(1_200_000, 0);
        // Two handles of one file, as two parts of a program have them.
        using var other = File.OpenHandle(files.SourcePath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var destination = way == "managed" ? files.Source : other;

        var available = Math.Min(count, 1_200_000 - from);
        Assert.Equal(available, RangeCopy.Run(CallsOf(way), files.Source, from, destination, to, count));
        var expected = new byte[Math.Max(1_200_000, to + available)];
        files.OldSource.CopyTo(expected, 0);
        files.OldSource.AsSpan(from, available).CopyTo(expected.AsSpan(to));
        Assert.Equal(expected, files.SourceContent());
    }

    [Fact]
    public void A_file_whose_length_the_kernel_does_not_know_is_read()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var files = new TwoFiles(0, 0);
        using var status = File.OpenHandle("/proc/self/limits");
        var copied = FileRange.Copy(status, 0, files.Destination, 0, long.MaxValue);
        Assert.InRange(copied, 100, 100_000);
        Assert.StartsWith("Limit ", System.Text.Encoding.ASCII.GetString(files.DestinationContent()));
    }

    [Fact]
    public async Task A_cancelled_copy_stops()
    {
        using var files = new TwoFiles(600_000, 0);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        foreach (var way in new[] { "kernel", "pipe", "buffer" })
            Assert.Throws<TaskCanceledException>(() => RangeCopy.Run(CallsOf(way), files.Source, 0, files.Destination, 0, 600_000, cancelled.Token));
        await Assert.ThrowsAsync<TaskCanceledException>(() => FileRange.CopyAsync(files.Source, 0, files.Destination, 0, 1, cancelled.Token));
    }

    [Fact]
    public async Task The_twin_copies_too()
    {
        using var files = new TwoFiles(600_000, 0);
        Assert.Equal(600_000, await FileRange.CopyAsync(files.Source, 0, files.Destination, 0, long.MaxValue));
        Assert.Equal(files.OldSource, files.DestinationContent());
    }

    [Fact]
    public void A_failure_names_the_file_and_the_call()
    {
        using var files = new TwoFiles(600_000, 0);
        using var unwritable = File.OpenHandle(files.SourcePath, share: FileShare.ReadWrite);
        var failure = Assert.ThrowsAny<Exception>(() => FileRange.Copy(files.Source, 0, unwritable, 600_000, 10));
        Assert.True(failure is IOException or UnauthorizedAccessException, failure.ToString());
        if (OperatingSystem.IsLinux())
            Assert.Contains(files.SourcePath, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_are_checked()
    {
        using var files = new TwoFiles(1, 0);
        Assert.Throws<ArgumentNullException>("source", () => FileRange.Copy(null!, 0, files.Destination, 0, 1));
        Assert.Throws<ArgumentNullException>("destination", () => FileRange.Copy(files.Source, 0, null!, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("sourceOffset", () => FileRange.Copy(files.Source, -1, files.Destination, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("destinationOffset", () => FileRange.Copy(files.Source, 0, files.Destination, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => FileRange.Copy(files.Source, 0, files.Destination, 0, -1));
        Assert.Throws<ArgumentException>("source", () => FileRange.Copy(new SafeFileHandle(-1, false), 0, files.Destination, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => FileRange.TryClone(files.Source, 0, files.Destination, 0, -1));
        files.Source.Dispose();
        Assert.Throws<ObjectDisposedException>(() => FileRange.Copy(files.Source, 0, files.Destination, 0, 1));
        Assert.IsType<ObjectDisposedException>(Record.Exception(() => { _ = FileRange.CopyAsync(files.Source, 0, files.Destination, 0, 1); }));
    }

    internal static SystemCalls CallsOf(string way) => way switch
    {
        "managed" => new ManagedCalls(),
        "pipe" => Without("copy_file_range", Errno.CrossDevice),
        "buffer" => new FaultySystemCalls(Without("copy_file_range", Errno.NotImplemented), Fault.Always("pipe2", Errno.NotImplemented)),
        _ => SystemCalls.Current,
    };

    static FaultySystemCalls Without(string call, int error) => new(SystemCalls.Current, Fault.Always(call, error));

    sealed class CombinatorialOverlapsAttribute : Xunit.Sdk.DataAttribute
    {
        public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
            from way in new[] { "kernel", "pipe", "buffer", "managed" }
            from range in new[] { (0, 10, 700_000), (10, 0, 700_000), (0, 300_001, 800_000), (300_001, 0, 800_000), (500_000, 500_100, 2_000_000), (77, 77, 500_000) }
            select new object[] { way, range.Item1, range.Item2, range.Item3 };
    }
}
