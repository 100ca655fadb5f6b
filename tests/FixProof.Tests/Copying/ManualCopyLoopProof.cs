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

    [Theory]
    [InlineData("source.bin")]
    [InlineData("missing.bin")]
    public void A_rented_buffer_and_its_try_leave_no_trace(string source)
    {
        string Program(string copy) => $$"""
            using System;
            using System.Buffers;
            using System.IO;

            public static class Upload
            {
                public static void Send(string path, Stream destination)
                {
                    using var source = File.OpenRead(path);
                    {{copy}}
                }
            }
            """;
        var main = $$"""
            System.IO.File.WriteAllBytes("source.bin", new byte[] { 1, 2, 3, 4, 5 });
            try
            {
                using var destination = System.IO.File.Create("copy.bin");
                Upload.Send("{{source}}", destination);
            }
            catch (System.IO.FileNotFoundException)
            {
            }
            """;
        var before = BeforeAndAfter.FilesOf(
            Program("""
                var buffer = ArrayPool<byte>.Shared.Rent(2);
                try
                {
                    int read;
                    while ((read = source.Read(buffer, 0, buffer.Length)) > 0)
                        destination.Write(buffer, 0, read);
                }
                finally
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                }
                """),
            main);

        Assert.Equal(before, BeforeAndAfter.FilesOf(Program("source.CopyTo(destination, 81920);"), main));
    }
}
