using System.Text;

namespace IoAnalyzers.FixProof.Durability;

public class InnerFlushedBeforeOuterProof
{
    const string Id = "IOA2004";

    [Fact]
    public void The_files_are_the_same()
    {
        var (before, after) = BeforeAndAfter.Files(Id, """Orders.Append("orders.txt", "one"); Orders.Append("orders.txt", "zwölf 🐑");""");

        Assert.Equal(Encoding.UTF8.GetBytes($"one{Environment.NewLine}zwölf 🐑{Environment.NewLine}"), Convert.FromHexString(before["orders.txt"]));
        Assert.Equal(before, after);
    }

    [StraceFact]
    public void Before_the_fix_the_order_is_written_behind_the_sync() => Assert.Equal(["sync", "write"], CallsOf(PageBlock.Before(Id)));

    [StraceFact]
    public void After_the_fix_the_sync_comes_last() => Assert.Equal(["write", "sync"], CallsOf(PageBlock.After(Id)));

    [StraceFact]
    public void Before_the_fix_crashes_leave_what_the_page_counts() => Assert.Equal(PageBlock.CrashesBefore(Id), Crashes(PageBlock.Before(Id)));

    [StraceFact]
    public void After_the_fix_crashes_leave_what_the_page_counts() => Assert.Equal(PageBlock.CrashesAfter(Id), Crashes(PageBlock.After(Id)));

    static CrashCount Crashes(string block)
    {
        const string Main = """
            Orders.Append("orders.txt", "one");
            World.IsTold("1");
            Orders.Append("orders.txt", "two");
            World.IsTold("2");

            """;
        return CrashCount.Of(block, Main, new() { ["orders.txt"] = [] }, CrashCount.Appended("orders.txt", [], Lines("one"), Lines("one", "two")));
    }

    static byte[] Lines(params string[] orders) => Encoding.UTF8.GetBytes(string.Concat(orders.Select(static order => order + Environment.NewLine)));

    static List<string> CallsOf(string block)
    {
        using var program = new CompiledProgram(block, """Orders.Append("orders.txt", "one");""");
        return [.. program.Trace("write,pwrite64,fsync,fdatasync").Where(static call => call.Contains("orders.txt")).Select(static call => call.Contains("sync(") ? "sync" : "write")];
    }
}
