namespace IoAnalyzers.FixProof.Durability;

public class RenameBeforeFlushProof
{
    const string Id = "IOA2001";
    const string Main = """Checkpoint.Save("state.bin", new byte[] { 1, 2, 3 }); Checkpoint.Save("state.bin", new byte[] { 4, 5, 6, 7 });""";

    [Fact]
    public void The_files_are_the_same()
    {
        var (before, after) = BeforeAndAfter.Files(Id, Main);

        Assert.Equal(new Dictionary<string, string> { ["state.bin"] = "04050607" }, before);
        Assert.Equal(before, after);
    }

    [StraceFact]
    public void Before_the_fix_nothing_is_synced()
    {
        var trace = TraceOf(PageBlock.Before(Id));

        Assert.Equal(2, trace.Count(IsRename));
        Assert.DoesNotContain(trace, IsSync);
    }

    [StraceFact]
    public void After_the_fix_each_rename_follows_a_sync_of_the_file_that_it_renames()
    {
        var trace = TraceOf(PageBlock.After(Id));

        Assert.Equal([true, false, true, false], trace.Select(IsSync));
    }

    [Fact]
    public void With_the_library_the_file_is_the_same_and_no_other_is_left() =>
        Assert.Equal(BeforeAndAfter.FilesOf(PageBlock.Before(Id), Main), BeforeAndAfter.FilesOf(PageBlock.AfterWithLibrary(Id), Main));

    [StraceFact]
    public void Before_the_fix_crashes_leave_what_the_page_counts() => Assert.Equal(PageBlock.CrashesBefore(Id), Crashes(PageBlock.Before(Id)));

    [StraceFact]
    public void After_the_fix_crashes_leave_what_the_page_counts() => Assert.Equal(PageBlock.CrashesAfter(Id), Crashes(PageBlock.After(Id)));

    [StraceFact]
    public void With_the_library_crashes_leave_what_the_page_counts() => Assert.Equal(PageBlock.CrashesWithLibrary(Id), Crashes(PageBlock.AfterWithLibrary(Id)));

    static CrashCount Crashes(string block)
    {
        const string Save = """
            byte[] Version(byte number) { var bytes = new byte[10000]; System.Array.Fill(bytes, number); return bytes; }

            Checkpoint.Save("state.bin", Version(1));
            World.IsTold("1");

            """;
        byte[][] versions = [.. Enumerable.Range(0, 2).Select(static number => Enumerable.Repeat((byte)number, 10000).ToArray())];
        return CrashCount.Of(block, Save, new() { ["state.bin"] = versions[0] }, CrashCount.Replaced("state.bin", versions));
    }

    static bool IsRename(string call) => call.Contains("rename") && call.Contains("state.bin.tmp");

    static bool IsSync(string call) => call.Contains("sync(") && call.Contains("state.bin.tmp");

    static List<string> TraceOf(string block)
    {
        using var program = new CompiledProgram(block, Main);
        return [.. program.Trace("fsync,fdatasync,rename,renameat,renameat2").Where(static call => IsRename(call) || IsSync(call))];
    }
}
