namespace IoAnalyzers.FixProof.Durability;

public class BufferedWriteThroughProof
{
    const string Id = "IOA2010";

    const string Adds = """
        using (var receipts = new Receipts("receipts.bin"))
        {
            receipts.Add(new byte[] { 1, 2, 3 });
            World.IsTold("1");
            receipts.Add(new byte[] { 4, 5 });
            World.IsTold("2");
        }

        """;

    [Fact]
    public void The_files_are_the_same()
    {
        var (before, after) = BeforeAndAfter.Files(Id, Adds + CrashCount.World);

        Assert.Equal(new Dictionary<string, string> { ["receipts.bin"] = "0102030405" }, before);
        Assert.Equal(before, after);
    }

    [StraceFact]
    public void Before_the_fix_both_receipts_are_written_when_the_file_is_closed() => Assert.Equal([5], WritesOf(PageBlock.Before(Id)));

    [StraceFact]
    public void After_the_fix_each_receipt_is_written_when_it_is_added() => Assert.Equal([3, 2], WritesOf(PageBlock.After(Id)));

    [StraceFact]
    public void Before_the_fix_crashes_leave_what_the_page_counts() => Assert.Equal(PageBlock.CrashesBefore(Id), Crashes(PageBlock.Before(Id)));

    [StraceFact]
    public void After_the_fix_crashes_leave_what_the_page_counts() => Assert.Equal(PageBlock.CrashesAfter(Id), Crashes(PageBlock.After(Id)));

    static CrashCount Crashes(string block) =>
        CrashCount.Of(block, Adds, new() { ["receipts.bin"] = [] }, CrashCount.Appended("receipts.bin", [], [1, 2, 3], [1, 2, 3, 4, 5]));

    /// <summary>How many bytes each call to the kernel wrote into the file.</summary>
    static List<int> WritesOf(string block)
    {
        using var program = new CompiledProgram(block, Adds + CrashCount.World);
        return [.. program.Trace("pwrite64").Where(static call => call.Contains("receipts.bin")).Select(static call => int.Parse(call[(call.LastIndexOf(' ') + 1)..]))];
    }
}
