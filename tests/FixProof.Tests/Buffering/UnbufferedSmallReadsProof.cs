namespace IoAnalyzers.FixProof.Buffering;

public class UnbufferedSmallReadsProof
{
    const string Id = "IOA1004";
    const int Readings = 10_000;

    static string CreateFile => $$"""
        using (var writer = new System.IO.BinaryWriter(System.IO.File.Create("readings.bin")))
            for (var i = 0; i < {{Readings}}; i++)
                writer.Write(i);
        """;

    [Fact]
    public void The_sum_is_the_same()
    {
        var (before, after) = BeforeAndAfter.Numbers(Id, CreateFile + "System.Console.WriteLine(Import.Sum(\"readings.bin\"));");

        Assert.Equal(Readings * (Readings - 1L) / 2, before);
        Assert.Equal(before, after);
    }

    [ProcIoFact]
    public void A_hundredth_of_the_reads_is_left()
    {
        var (before, after) = BeforeAndAfter.Numbers(Id, $$"""
            {{CreateFile}}
            var start = Calls.OfThisThread("syscr");
            Import.Sum("readings.bin");
            System.Console.WriteLine(Calls.OfThisThread("syscr") - start);
            {{BeforeAndAfter.CallCounter}}
            """);

        Assert.True(before >= Readings && after * 100 <= before, $"{before} reads before, {after} after");
    }

    [Fact]
    public void A_pipe_that_stays_open_has_the_same_lines()
    {
        var (before, after) = BeforeAndAfter.Numbers(Id, """
            using var sender = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
            var lines = System.Threading.Tasks.Task.Run(() => Inbox.CountLines(sender.GetClientHandleAsString()));
            for (var i = 0; i < 500; i++)
                sender.Write(new[] { (byte)'a', (byte)'\n', (byte)'b' });
            sender.Dispose();
            System.Console.WriteLine(lines.Result);
            """);

        Assert.Equal(500, before);
        Assert.Equal(before, after);
    }
}
