namespace IoAnalyzers.FixProof.Access;

public class SeekThenReadProof
{
    const string Id = "IOA4001";

    const string Prepare = """
        var bytes = new byte[1000];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(i * 31);
        bytes[bytes.Length - 128] = (byte)'T';
        System.IO.File.WriteAllBytes("segment.bin", bytes);
        """;

    [Fact]
    public void What_is_read_and_written_is_the_same()
    {
        var (before, after) = BeforeAndAfter.Files(Id, $$"""
            {{Prepare}}
            var record = new byte[64];
            var buffer = new byte[100];
            var log = new System.Text.StringBuilder();
            foreach (var number in new uint[] { 0, 1, 14, 15, 16, 2_000_000, uint.MaxValue })
                log.AppendLine($"{Segment.ReadRecord("segment.bin", number, record)} {System.Convert.ToHexString(record)}");
            foreach (var offset in new long[] { 0, 1, 999, 1000, 1001, 1L << 40 })
                log.AppendLine($"{Segment.ReadAsync("segment.bin", offset, buffer, 90, default).Result} {System.Convert.ToHexString(buffer)}");
            log.AppendLine($"{Segment.ReadRecord("segment.bin", 3, new byte[0])} {Segment.HasTag("segment.bin", new byte[3])}");
            Segment.Mark("segment.bin", 2, new byte[] { 1, 2, 3 });
            Segment.Mark("segment.bin", 15, new byte[200]);
            Segment.Mark("segment.bin", 40, new byte[] { 9 });
            Segment.Mark("segment.bin", 41, new byte[0]);
            log.AppendLine($"{Segment.HasTag("segment.bin", new byte[3])}");
            System.IO.File.WriteAllBytes("short.bin", new byte[127]);
            log.AppendLine($"{Segment.HasTag("short.bin", new byte[3])}");
            System.IO.File.WriteAllText("log.txt", log.ToString());
            """);

        Assert.Equal(["log.txt", "segment.bin", "short.bin"], before.Keys.Order());
        Assert.Equal(before, after);
    }

    /// <summary>The type of each exception, and what an argument is called where the code itself named it.</summary>
    [Theory]
    [InlineData("""Segment.ReadRecord("none.bin", 0, new byte[4])""")]
    [InlineData("""Segment.ReadRecord("none/none.bin", 0, new byte[4])""")]
    [InlineData("""Segment.ReadRecord(".", 0, new byte[4])""")]
    [InlineData("""Segment.ReadRecord("", 0, new byte[4])""")]
    [InlineData("Segment.ReadRecord(null!, 0, new byte[4])")]
    [InlineData("""Segment.ReadRecord("a\0b", 0, new byte[4])""")]
    [InlineData("""Segment.HasTag("segment.bin", new byte[2])""")]
    [InlineData("""Segment.ReadAsync("segment.bin", -1, new byte[4], 4, default).GetAwaiter().GetResult()""")]
    [InlineData("""Segment.ReadAsync("segment.bin", 0, new byte[4], 5, default).GetAwaiter().GetResult()""")]
    [InlineData("""Segment.ReadAsync("segment.bin", 0, new byte[4], -1, default).GetAwaiter().GetResult()""")]
    [InlineData("""Segment.ReadAsync("segment.bin", 0, new byte[4], 4, new System.Threading.CancellationToken(true)).GetAwaiter().GetResult()""")]
    [InlineData("""Segment.Mark("none.bin", 0, new byte[4])""")]
    [InlineData("""Segment.Mark("locked.bin", 0, new byte[4])""")]
    public void What_failed_fails_the_same(string call)
    {
        var (before, after) = BeforeAndAfter.Files(Id, $$"""
            {{Prepare}}
            using var locked = new System.IO.FileStream("locked.bin", System.IO.FileMode.Create, System.IO.FileAccess.ReadWrite, System.IO.FileShare.None);
            try
            {
                {{call}};
            }
            catch (System.Exception exception)
            {
                System.IO.File.WriteAllText("caught.txt", exception.GetType().ToString());
            }
            """);

        Assert.Contains("caught.txt", before.Keys);
        Assert.Equal(before, after);
    }

    [StraceFact]
    public void Only_the_record_is_read()
    {
        const string main = $"{Prepare} Segment.ReadRecord(\"segment.bin\", 3, new byte[64]);";

        Assert.Contains(", 4096, 192)", ReadOf(PageBlock.Before(Id), main));
        Assert.Contains(", 64, 192)", ReadOf(PageBlock.After(Id), main));
    }

    static string ReadOf(string block, string main)
    {
        using var program = new CompiledProgram(block, main);
        return Assert.Single(program.Trace("pread64"), static call => call.Contains("segment.bin", StringComparison.Ordinal));
    }
}
