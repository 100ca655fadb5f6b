using System.Text;

namespace IoAnalyzers.FixProof.Buffering;

public class RedundantBufferProof
{
    const string Id = "IOA1005";
    const int Length = 4_000_000;

    static string CreateFile => $$"""
        var content = new byte[{{Length}}];
        new System.Random(5).NextBytes(content);
        System.IO.File.WriteAllBytes("content.bin", content);
        """;

    static string Records => "System.Linq.Enumerable.Repeat(new byte[20], 10_000)";

    [Fact]
    public void The_lines_are_the_same()
    {
        var (before, after) = BeforeAndAfter.Numbers(Id, CreateFile + "System.Console.WriteLine(Report.CountLines(\"content.bin\"));");

        Assert.True(before > 1000);
        Assert.Equal(before, after);
    }

    [Fact]
    public void The_checksum_and_the_copy_are_the_same()
    {
        var (before, after) = BeforeAndAfter.Files(Id, CreateFile + """
            System.IO.File.WriteAllBytes("checksum.bin", Checksum.Of("content.bin"));
            System.IO.File.WriteAllBytes("copy.bin", Content.Load("content.bin"));
            """);

        Assert.Equal(before["content.bin"], before["copy.bin"]);
        Assert.Equal(before, after);
    }

    [Fact]
    public void The_written_file_is_the_same()
    {
        var (before, after) = BeforeAndAfter.Files(Id, $"Export.Write(\"records.bin\", {Records});");

        Assert.Equal(2 * 20 * 10_000, before["records.bin"].Length);
        Assert.Equal(before, after);
    }

    [ProcIoFact]
    public void Without_the_wrapper_the_kernel_is_asked_as_often_as_with_it()
    {
        foreach (var call in new[] { "Report.CountLines(\"content.bin\")", "Checksum.Of(\"content.bin\")" })
        {
            var (before, after) = Calls("syscr", call);

            Assert.InRange(after, before - 2, before + 2);
        }
    }

    [ProcIoFact]
    public void A_copy_reads_a_tenth_as_often()
    {
        var (before, after) = Calls("syscr", "Content.Load(\"content.bin\")");

        Assert.True(before >= Length / 4096 && after * 10 <= before, $"{before} reads before, {after} after");
    }

    [ProcIoFact]
    public void Records_are_written_in_a_seventh_of_the_calls()
    {
        var (before, after) = Calls("syscw", $"Export.Write(\"records.bin\", {Records})");

        Assert.True(before >= 20 * 10_000 / 512 && after * 7 <= before, $"{before} writes before, {after} after");
    }

    // A collection asks the system how much memory is left, on the thread that needs it: its reads would count.
    static (long Before, long After) Calls(string kind, string call) => BeforeAndAfter.Numbers(Id, $$"""
        {{CreateFile}}
        System.GC.TryStartNoGCRegion(200_000_000);
        var start = Calls.OfThisThread("{{kind}}");
        {{call}};
        System.Console.WriteLine(Calls.OfThisThread("{{kind}}") - start);
        {{BeforeAndAfter.CallCounter}}
        """);

    [Theory]
    [InlineData(4096, 4096)]
    [InlineData(4096, 1024)]
    [InlineData(4096, 65536)]
    [InlineData(4096, 5000)]
    [InlineData(1024, 4096)]
    [InlineData(100, 37)]
    public void Any_sequence_of_calls_gives_the_same_with_the_wrapper_and_without_it(int below, int wrapper)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var before = Trace(path => new BufferedStream(Open(path, below), wrapper), seed);
            var after = Trace(path => Open(path, Math.Max(below, wrapper)), seed);

            Assert.Equal(before, after);
        }
    }

    [Theory]
    [InlineData(4096, 4096)]
    [InlineData(4096, 100)]
    [InlineData(64, 4096)]
    public void Two_wrappers_give_the_same_as_one(int below, int wrapper)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var before = Trace(path => new BufferedStream(new BufferedStream(Open(path, 1), below), wrapper), seed);
            var after = Trace(path => new BufferedStream(Open(path, 1), Math.Max(below, wrapper)), seed);

            Assert.Equal(before, after);
        }
    }

    static FileStream Open(string path, int bufferSize) => new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize);

    /// <summary>What a program sees that reads, writes, seeks, flushes and cuts at random, and the file that it leaves.</summary>
    static string Trace(Func<string, Stream> open, int seed)
    {
        var random = new Random(seed);
        var content = new byte[30_000];
        random.NextBytes(content);
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, content[..random.Next(content.Length)]);
        var trace = new StringBuilder();
        using (var stream = open(path))
            for (var step = 0; step < 200; step++)
                Step(stream, content, random, trace);
        trace.Append(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))));
        File.Delete(path);
        return trace.ToString();
    }

    static void Step(Stream stream, byte[] content, Random random, StringBuilder trace)
    {
        var buffer = new byte[random.Next(random.Next(2) == 0 ? 50 : 20_000)];
        trace.Append(' ').Append(random.Next(9) switch
        {
            0 => $"byte {stream.ReadByte()}",
            1 or 2 => $"read {stream.Read(buffer, 0, buffer.Length)} {Convert.ToHexString(buffer.AsSpan(0, Math.Min(8, buffer.Length)))}",
            3 => $"async {stream.ReadAsync(buffer, 0, buffer.Length).GetAwaiter().GetResult()}",
            4 => Done(() => stream.Write(content, 0, buffer.Length)),
            5 => Done(() => stream.WriteByte((byte)random.Next(256))),
            6 => $"at {stream.Seek(random.Next((int)stream.Length + 1), SeekOrigin.Begin)}",
            7 => $"{stream.Position} of {stream.Length}",
            _ => Done(() => { if (random.Next(3) == 0) stream.SetLength(random.Next(40_000)); else stream.Flush(); }),
        });
    }

    static string Done(Action action)
    {
        action();
        return "done";
    }
}
