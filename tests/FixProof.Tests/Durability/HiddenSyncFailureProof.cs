namespace IoAnalyzers.FixProof.Durability;

public class HiddenSyncFailureProof
{
    const string Id = "IOA2011";

    const string Stores = """
        using (var file = new System.IO.FileStream("orders.log", System.IO.FileMode.Create))
            new OrderLog(file).Store(new byte[] { 1, 2, 3 });
        System.Console.WriteLine("stored");
        """;

    [Fact]
    public void The_file_is_the_same()
    {
        var before = BeforeAndAfter.FilesOf(PageBlock.Before(Id), Stores);

        Assert.Equal(new Dictionary<string, string> { ["orders.log"] = "010203" }, before);
        Assert.Equal(before, BeforeAndAfter.FilesOf(PageBlock.AfterWithLibrary(Id), Stores));
    }

    [StraceFact]
    public void Before_the_fix_a_program_says_that_an_order_is_stored_which_the_disk_refused()
    {
        using var program = new CompiledProgram(PageBlock.Before(Id), Stores);
        Assert.Equal((0, "stored\n"), program.RunWithFailing("fsync,fdatasync", "EIO"));
    }

    [StraceTheory]
    [InlineData("EIO")]
    [InlineData("ENOSPC")]
    [InlineData("EDQUOT")]
    public void After_the_fix_it_throws(string error)
    {
        using var program = new CompiledProgram(PageBlock.AfterWithLibrary(Id), Stores);
        var (exitCode, output) = program.RunWithFailing("fsync,fdatasync", error);

        Assert.NotEqual(0, exitCode);
        Assert.DoesNotContain("stored", output);
        Assert.Contains("System.IO.IOException", output);
    }

    [StraceFact]
    public void The_file_is_synced_once_before_the_fix_and_after_it()
    {
        Assert.Single(SyncsOf(PageBlock.Before(Id)));
        Assert.Single(SyncsOf(PageBlock.AfterWithLibrary(Id)));
    }

    static IEnumerable<string> SyncsOf(string block)
    {
        using var program = new CompiledProgram(block, Stores);
        return program.Trace("fsync,fdatasync").Where(static call => call.Contains("orders.log")).ToList();
    }
}
