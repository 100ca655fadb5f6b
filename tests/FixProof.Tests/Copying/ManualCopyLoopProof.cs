namespace IoAnalyzers.FixProof.Copying;

public class ManualCopyLoopProof
{
    const string Id = "IOA3001";
    const int Size = 4 * 1024 * 1024;

    const string Copy = """
        using (var destination = System.IO.File.Create("copy.bin"))
            Upload.Send("source.bin", destination);
        """;

    static string Source => $$"""
        var content = new byte[{{Size}}];
        new System.Random(1).NextBytes(content);
        System.IO.File.WriteAllBytes("source.bin", content);
        """;

    [Fact]
    public void The_copy_is_the_same()
    {
        var (before, after) = BeforeAndAfter.Files(Id, Source + Copy);

        Assert.Equal(before["source.bin"], after["copy.bin"]);
        Assert.Equal(before, after);
    }

    [ProcIoFact]
    public void A_tenth_of_the_reads_and_writes_is_left()
    {
        var (before, after) = BeforeAndAfter.Numbers(Id, $$"""
            {{Source}}
            var start = Calls.OfThisThread("syscr") + Calls.OfThisThread("syscw");
            {{Copy}}
            System.Console.WriteLine(Calls.OfThisThread("syscr") + Calls.OfThisThread("syscw") - start);
            {{BeforeAndAfter.CallCounter}}
            """);

        Assert.True(before >= 2 * Size / 4096 && after * 10 <= before, $"{before} calls before, {after} after");
    }
}
