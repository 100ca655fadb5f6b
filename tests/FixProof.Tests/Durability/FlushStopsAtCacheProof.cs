namespace IoAnalyzers.FixProof.Durability;

public class FlushStopsAtCacheProof
{
    const string Id = "IOA2003";

    const string Commits = """
        using (var orders = new OrderStore("orders.bin"))
        {
            orders.Add(new byte[] { 1, 2, 3 });
            orders.Commit();
            World.IsTold("1");
            orders.Add(new byte[] { 4, 5 });
            orders.Commit();
            World.IsTold("2");
        }

        """;

    [Fact]
    public void The_files_are_the_same()
    {
        var (before, after) = BeforeAndAfter.Files(Id, Commits + CrashCount.World);

        Assert.Equal(new Dictionary<string, string> { ["orders.bin"] = "0102030405" }, before);
        Assert.Equal(before, after);
    }

    [StraceFact]
    public void Before_the_fix_nothing_is_synced() => Assert.Equal(["write", "write"], CallsOf(PageBlock.Before(Id)));

    [StraceFact]
    public void After_the_fix_each_order_is_synced_when_it_is_written() => Assert.Equal(["write", "sync", "write", "sync"], CallsOf(PageBlock.After(Id)));

    [StraceFact]
    public void A_flush_that_is_awaited_writes_first_and_syncs_then()
    {
        const string Async = """
            var orders = new System.IO.FileStream("orders.bin", System.IO.FileMode.Append, System.IO.FileAccess.Write, System.IO.FileShare.Read, 4096, useAsync: true);
            orders.Write(new byte[] { 1, 2, 3 }, 0, 3);
            await orders.FlushAsync();
            orders.Flush(flushToDisk: true);
            """;
        Assert.Equal(["write", "sync"], CallsOf("", Async));
    }

    [StraceFact]
    public void Before_the_fix_crashes_leave_what_the_page_counts() => Assert.Equal(PageBlock.CrashesBefore(Id), Crashes(PageBlock.Before(Id)));

    [StraceFact]
    public void After_the_fix_crashes_leave_what_the_page_counts() => Assert.Equal(PageBlock.CrashesAfter(Id), Crashes(PageBlock.After(Id)));

    static CrashCount Crashes(string block) =>
        CrashCount.Of(block, Commits, new() { ["orders.bin"] = [] }, CrashCount.Appended("orders.bin", [], [1, 2, 3], [1, 2, 3, 4, 5]));

    static List<string> CallsOf(string block, string main = Commits + CrashCount.World)
    {
        using var program = new CompiledProgram(block, main);
        return [.. program.Trace("pwrite64,fsync,fdatasync").Where(static call => call.Contains("orders.bin")).Select(static call => call.Contains("sync(") ? "sync" : "write")];
    }
}
