namespace IoAnalyzers.FixProof.Access;

public class ChunkedRandomReadsProof
{
    const string Id = "IOA4002";

    const string Prepare = """
        var bytes = new byte[100_000];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(i * 31 >> 3);
        System.IO.File.WriteAllBytes("points.bin", bytes);
        System.IO.File.WriteAllBytes("empty.bin", new byte[0]);
        System.IO.File.WriteAllBytes("short.bin", new byte[12]);

        """;

    [Fact]
    public void What_is_read_is_the_same()
    {
        var (before, after) = Files("""
            var log = new System.Text.StringBuilder();
            var random = new System.Random(4002);
            for (var i = 0; i < 100; i++)
            {
                log.AppendLine($"{Points.Sum("points.bin", new[] { (uint)random.Next(6250), 0u, 6249u })}");
                log.AppendLine(System.Convert.ToHexString(Points.Names("points.bin", new[] { random.NextInt64(99_988), 0, 99_988 })));
            }

            log.AppendLine($"{Points.Sum("empty.bin", new uint[0])} {Points.Names("short.bin", new long[] { 0 }).Length}");
            System.IO.File.WriteAllText("log.txt", log.ToString());
            """);

        Assert.Contains("log.txt", before.Keys);
        Assert.Equal(before, after);
    }

    /// <summary>The type of each exception, and the message of those that the code itself throws.</summary>
    [Theory]
    [InlineData("""Points.Sum("points.bin", new[] { 6250u })""")]
    [InlineData("""Points.Sum("points.bin", new[] { uint.MaxValue })""")]
    [InlineData("""Points.Sum("empty.bin", new[] { 0u })""")]
    [InlineData("""Points.Names("points.bin", new[] { 99_989L })""")]
    [InlineData("""Points.Names("points.bin", new[] { 1L << 62 })""")]
    [InlineData("""Points.Names("points.bin", new[] { -1L })""")]
    [InlineData("""Points.Names("points.bin", new[] { long.MinValue })""")]
    [InlineData("""Points.Names("short.bin", new[] { -1L })""")]
    [InlineData("""Points.Names("empty.bin", new[] { -12L })""")]
    [InlineData("""Points.Sum("none.bin", new[] { 0u })""")]
    [InlineData("""Points.Sum("none/none.bin", new[] { 0u })""")]
    [InlineData("""Points.Sum(".", new[] { 0u })""")]
    [InlineData("""Points.Sum("", new[] { 0u })""")]
    [InlineData("Points.Sum(null!, new[] { 0u })")]
    [InlineData("""Points.Sum("a\0b", new[] { 0u })""")]
    public void What_failed_fails_the_same(string call)
    {
        var (before, after) = Files(Caught(call));

        Assert.Contains("caught.txt", before.Keys);
        Assert.Equal(before, after);
    }

    /// <summary>The system refuses a read that would end beyond the largest number.</summary>
    [Fact]
    public void An_offset_beyond_all_files_is_one_behind_the_end()
    {
        var (before, after) = Files(Caught("""Points.Names("points.bin", new[] { long.MaxValue })"""));

        Assert.Equal("System.IO.IOException", TextOf(before["caught.txt"]));
        Assert.Equal("System.IO.InvalidDataException: The file of 100000 bytes is cut off.", TextOf(after["caught.txt"]));
    }

    [Fact]
    public void Whoever_writes_the_file_does_not_keep_it_from_being_mapped()
    {
        var (before, after) = Files($"using var writer = new System.IO.FileStream(\"points.bin\", System.IO.FileMode.Open, System.IO.FileAccess.ReadWrite, System.IO.FileShare.None);\n{Caught("""Points.Sum("points.bin", new[] { 0u })""")}");

        Assert.Contains("caught.txt", before.Keys);
        Assert.DoesNotContain("caught.txt", after.Keys);
    }

    [StraceFact]
    public void A_mapped_record_is_no_system_call()
    {
        const string main = $$"""{{Prepare}} Points.Sum("points.bin", new[] { 3u, 1u, 2u });""";

        Assert.Equal(3, ReadsOf(PageBlock.Before(Id), main));
        Assert.Equal(0, ReadsOf(PageBlock.AfterWithLibrary(Id), main));
    }

    static string TextOf(string hex) => System.Text.Encoding.UTF8.GetString(Convert.FromHexString(hex));

    static string Caught(string call) => $$"""
        try
        {
            {{call}};
        }
        catch (System.Exception exception)
        {
            System.IO.File.WriteAllText("caught.txt", exception is System.IO.InvalidDataException ? exception.ToString().Split('\n')[0] : exception.GetType().ToString());
        }
        """;

    static (Dictionary<string, string> Before, Dictionary<string, string> After) Files(string main) =>
        (BeforeAndAfter.FilesOf(PageBlock.Before(Id), Prepare + main), BeforeAndAfter.FilesOf(PageBlock.AfterWithLibrary(Id), Prepare + main));

    static int ReadsOf(string block, string main)
    {
        using var program = new CompiledProgram(block, main);
        return program.Trace("pread64").Count(static call => call.Contains("points.bin", StringComparison.Ordinal));
    }
}
