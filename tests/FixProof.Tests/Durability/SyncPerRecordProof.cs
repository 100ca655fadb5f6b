namespace IoAnalyzers.FixProof.Durability;

public class SyncPerRecordProof
{
    const string Id = "IOA2009";

    const string Appends = """
        Journal.Append("journal.bin", new[] { new byte[] { 1 }, new byte[] { 2, 3 }, new byte[] { 4 } });
        """;

    [Fact]
    public void The_files_are_the_same()
    {
        var (before, after) = BeforeAndAfter.Files(Id, Appends);

        Assert.Equal(new Dictionary<string, string> { ["journal.bin"] = "01020304" }, before);
        Assert.Equal(before, after);
    }

    [Fact]
    public void An_exception_of_the_records_leaves_the_same_file()
    {
        const string Fails = """
            System.Collections.Generic.IEnumerable<byte[]> Records()
            {
                yield return new byte[] { 1 };
                throw new System.InvalidOperationException();
            }

            try
            {
                Journal.Append("journal.bin", Records());
            }
            catch (System.InvalidOperationException)
            {
            }
            """;
        var (before, after) = BeforeAndAfter.Files(Id, Fails);

        Assert.Equal(new Dictionary<string, string> { ["journal.bin"] = "01" }, before);
        Assert.Equal(before, after);
    }

    [StraceFact]
    public void Before_the_fix_each_record_is_synced() => Assert.Equal(3, SyncsOf(PageBlock.Before(Id)));

    [StraceFact]
    public void After_the_fix_all_are_synced_at_once() => Assert.Equal(1, SyncsOf(PageBlock.After(Id)));

    [StraceFact]
    public void Crashes_leave_all_that_was_said_to_be_saved()
    {
        const string Save = Appends + """

            World.IsTold("1");

            """;
        foreach (var block in new[] { PageBlock.Before(Id), PageBlock.After(Id) })
            Assert.Equal(0, CrashCount.Of(block, Save, [], static state => state.LastMark == "1" && !state.Files["journal.bin"].AsSpan().SequenceEqual(new byte[] { 1, 2, 3, 4 })).Broken);
    }

    static int SyncsOf(string block)
    {
        using var program = new CompiledProgram(block, Appends);
        return program.Trace("fsync,fdatasync").Count(static call => call.Contains("journal.bin"));
    }
}
