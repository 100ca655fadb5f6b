using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Copying;

/// <summary>Cloning, where the file system of the tests can, and its refusals everywhere.</summary>
public sealed class RangeCloneTests
{
    [Theory]
    [InlineData(Errno.NotImplemented)]
    [InlineData(Errno.NotSupported)]
    [InlineData(Errno.CrossDevice)]
    [InlineData(Errno.Invalid)]
    [InlineData(Errno.BadFile)]
    [InlineData(1)]
    public void A_refused_clone_is_false_and_changes_nothing(int error)
    {
        using var files = new TwoFiles(10_000, 20_000);
        var whole = new FaultySystemCalls(SystemCalls.Current, Fault.Always("FICLONE", error));
        var range = new FaultySystemCalls(new FaultySystemCalls(SystemCalls.Current, Fault.Always("FICLONERANGE", error)), Fault.Always("FICLONE", error));
        Assert.False(RangeClone.TryWhole(OperatingSystem.IsWindows() ? range : whole, files.Source, files.Destination));
        Assert.False(RangeClone.TryRange(range, files.Source, 0, files.Destination, 0, 4096));
        Assert.Equal(files.OldDestination, files.DestinationContent());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5_000)]
    [InlineData(20_000)]
    public void A_whole_file_whose_ranges_cannot_be_shared_leaves_the_destination_as_it_was(int length)
    {
        using var files = new TwoFiles(10_000, length);
        var calls = new FaultySystemCalls(SystemCalls.Current, Fault.Always("FICLONERANGE", Errno.NotSupported));
        Assert.False(RangeClone.TryWholeByRange(calls, files.Source, files.Destination));
        Assert.Equal(files.OldDestination, files.DestinationContent());
    }

    [Fact]
    public void Whole_clusters_never_reach_into_the_end_that_a_longer_destination_keeps()
    {
        using var files = new TwoFiles(10_000, 20_000);
        var asked = 0;
        var calls = new CountingCalls(SystemCalls.Current, name => asked += name == "FICLONERANGE" ? 1 : 0);
        Assert.False(RangeClone.TryWholeByRange(calls, files.Source, files.Destination));
        Assert.Equal(0, asked);
    }

    [UnixFact]
    public void Another_failure_is_reported()
    {
        using var files = new TwoFiles(10_000, 0);
        foreach (var error in new[] { Errno.Io, Errno.NoSpace, Errno.Quota })
        {
            Assert.Throws<IOException>(() => RangeClone.TryWhole(new FaultySystemCalls(SystemCalls.Current, Fault.On("FICLONE", error)), files.Source, files.Destination));
            Assert.Throws<IOException>(
                () => RangeClone.TryRange(new FaultySystemCalls(SystemCalls.Current, Fault.On("FICLONERANGE", error)), files.Source, 0, files.Destination, 0, 4096));
        }
    }

    [Fact]
    public void What_the_kernel_lacks_is_asked_for_once()
    {
        using var files = new TwoFiles(10_000, 0);
        var asked = 0;
        var calls = new CountingCalls(
            new FaultySystemCalls(
                new FaultySystemCalls(SystemCalls.Current, Fault.Always("FICLONE", Errno.NotImplemented)), Fault.Always("FICLONERANGE", Errno.NotImplemented)),
            name => asked += name.StartsWith("FICLONE", StringComparison.Ordinal) ? 1 : 0);
        for (var i = 0; i < 3; i++)
            Assert.False(RangeClone.TryRange(calls, files.Source, 0, files.Destination, 0, 4096));
        Assert.Equal(1, asked);
    }

    [Fact]
    public void A_clone_has_the_source_s_content_wherever_it_is_possible()
    {
        using var files = new TwoFiles(10_000, 0);
        var isCloned = FileRange.TryClone(files.Source, files.Destination);
        Assert.Equal(isCloned ? files.OldSource : [], files.DestinationContent());
        Assert.True(FileRange.TryClone(files.Source, 0, files.Destination, 0, 0));
    }

    [Fact]
    public void An_unknown_system_clones_nothing()
    {
        using var files = new TwoFiles(10_000, 0);
        Assert.False(RangeClone.TryWhole(new ManagedCalls(), files.Source, files.Destination));
        Assert.Empty(files.DestinationContent());
    }

    /// <summary>A folder on btrfs or XFS, named by who has one: no file system of a usual test machine shares blocks.</summary>
    [Fact]
    public void Where_blocks_are_shared_a_clone_is_a_copy_on_write()
    {
        if (Environment.GetEnvironmentVariable("IOANALYZERS_REFLINK_FOLDER") is not { Length: > 0 } folder)
            return;
        var (from, to) = (Path.Combine(folder, $"{Guid.NewGuid():N}"), Path.Combine(folder, $"{Guid.NewGuid():N}"));
        try
        {
            var content = new byte[3 * 4096 + 5];
            new Random(1).NextBytes(content);
            File.WriteAllBytes(from, content);
            using (var source = File.OpenHandle(from, FileMode.Open, FileAccess.ReadWrite))
            using (var destination = File.OpenHandle(to, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                Assert.True(FileRange.TryClone(source, destination));
                RandomAccess.Write(source, new byte[4096], 0);
                Assert.True(FileRange.TryClone(source, 8192, destination, 16384, 4096));
                Assert.False(FileRange.TryClone(source, 1, destination, 0, 4096));
            }

            Assert.Equal([.. content, .. new byte[16384 - content.Length], .. content.AsSpan(8192, 4096)], File.ReadAllBytes(to));
        }
        finally
        {
            File.Delete(from);
            File.Delete(to);
        }
    }
}
