using IoAnalyzers.Runtime.Tests.Crash;
using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Durability;

/// <summary>What a real file system has kept when its power is cut right after a call returned. IOANALYZERS_POWER_CUTS=1, as root.</summary>
[Collection("power cuts")]
public sealed class PowerCutTests
{
    // ext4's default forgives a rename without a sync; its other mode does not.
    const string Unforgiving = "noauto_da_alloc";

    [PowerCutTheory("ext4")]
    [MemberData(nameof(Scenario.Names), MemberType = typeof(Scenario))]
    public void Ext4_has_kept_what_was_promised(string scenario) => Assert.Null(AfterCut("ext4", Unforgiving, scenario, SystemCalls.Current));

    [PowerCutTheory("xfs")]
    [MemberData(nameof(Scenario.Names), MemberType = typeof(Scenario))]
    public void XFS_has_kept_what_was_promised(string scenario) => Assert.Null(AfterCut("xfs", "defaults", scenario, SystemCalls.Current));

    [PowerCutTheory("ext4")]
    [InlineData("a new file of bytes"), InlineData("bytes over a file"), InlineData("a copy over a file"), InlineData("a move over a file")]
    public void Without_the_sync_of_the_directory_ext4_has_not(string scenario) =>
        Assert.NotNull(AfterCut("ext4", Unforgiving, scenario, new MutantSystemCalls(SystemCalls.Current, Mutation.DropDirectorySync)));

    [PowerCutTheory("ext4")]
    [InlineData(1), InlineData(100)]
    public void A_log_has_every_record_that_was_acknowledged(int records)
    {
        using var disk = new LoopFileSystem("ext4", Unforgiving);
        var folder = Path.Combine(disk.Root, "log");
        using (var log = CommitLog.Open(folder))
        {
            for (var i = 0; i < records; i++)
                log.Append(BitConverter.GetBytes(i));
            // Still open: what a clean end adds must not help.
            disk.StopWrites();
            Assert.ThrowsAny<IOException>(() => log.Append([1]));
        }

        disk.Remount();
        Assert.Equal(Enumerable.Range(0, records), CommitLog.ReadAll(folder).Select(static record => BitConverter.ToInt32(record.Payload.Span)));
    }

    static string? AfterCut(string kind, string options, string name, SystemCalls calls)
    {
        var scenario = Scenario.Of(name);
        using var disk = new LoopFileSystem(kind, options);
        foreach (var (file, content) in scenario.Before)
        {
            var path = Path.Combine(disk.Root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }

        Directory.CreateDirectory(Path.Combine(disk.Root, "to"));
        disk.Settle();
        scenario.Run(calls, disk.Root);
        disk.CutPower();
        var files = Directory.EnumerateFiles(disk.Root, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(disk.Root, path), File.ReadAllBytes);
        return scenario.Wrong(files, isPromised: true);
    }
}
