namespace IoAnalyzers.FixProof.Durability;

public class IgnoredSyncFailureProof
{
    const string Id = "IOA2005";

    const string Stores = """
        using (var log = new System.IO.FileStream("orders.log", System.IO.FileMode.Create))
        {
            OrderLog.Append(log, new byte[] { 1, 2, 3 });
            OrderLog.Append(log, new byte[] { 4 });
            System.Console.WriteLine(OrderLog.Checkpoint(log));
        }
        """;

    [Fact]
    public void The_file_is_the_same()
    {
        var (before, after) = BeforeAndAfter.Files(Id, Stores);

        Assert.Equal(new Dictionary<string, string> { ["orders.log"] = "01020304" }, before);
        Assert.Equal(before, after);
    }

    [StraceFact]
    public void Before_the_fix_a_program_says_that_orders_are_stored_which_the_disk_refused()
    {
        using var program = new CompiledProgram(PageBlock.Before(Id), Stores);
        Assert.Equal((0, "True\n"), program.RunWithFailing("fsync", "EIO"));
    }

    [StraceFact]
    public void After_the_fix_it_throws_with_the_number_of_the_error()
    {
        using var program = new CompiledProgram(PageBlock.After(Id), Stores);
        var (exitCode, output) = program.RunWithFailing("fsync", "EIO");

        Assert.NotEqual(0, exitCode);
        Assert.DoesNotContain("True", output);
        Assert.Contains("fsync failed with error 5.", output);
    }
}
