namespace IoAnalyzers.FixProof.Buffering;

public class UnbufferedSmallWritesProof
{
    const string Id = "IOA1001";
    const int Readings = 10_000;

    [Fact]
    public void The_file_is_the_same()
    {
        var (before, after) = BeforeAndAfter.Files(Id, $$"""Export.Save("readings.bin", System.Linq.Enumerable.Range(0, {{Readings}}));""");

        Assert.Equal(Readings * sizeof(int) * 2, before["readings.bin"].Length);
        Assert.Equal(before, after);
    }

    [ProcIoFact]
    public void A_hundredth_of_the_writes_is_left()
    {
        var (before, after) = BeforeAndAfter.Numbers(Id, $$"""
            var start = Calls.OfThisThread("syscw");
            Export.Save("readings.bin", System.Linq.Enumerable.Range(0, {{Readings}}));
            System.Console.WriteLine(Calls.OfThisThread("syscw") - start);
            {{BeforeAndAfter.CallCounter}}
            """);

        Assert.True(before >= Readings && after * 100 <= before, $"{before} writes before, {after} after");
    }
}
