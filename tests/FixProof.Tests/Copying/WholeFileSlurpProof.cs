namespace IoAnalyzers.FixProof.Copying;

public class WholeFileSlurpProof
{
    const string Id = "IOA3007";

    const string Content = """
        static class Content
        {
            public static byte[] Of(int length)
            {
                var content = new byte[length];
                new System.Random(length).NextBytes(content);
                return content;
            }
        }
        """;

    [Fact]
    public void The_files_are_the_same()
    {
        var (before, after) = BeforeAndAfter.Files(Id, $$"""
            foreach (var length in new[] { 0, 1, 4095, 4096, 81920, 300_001 })
            {
                System.IO.File.WriteAllBytes("part.bin", Content.Of(length));
                Archive.Append("part.bin", new System.IO.MemoryStream(Content.Of(length / 2)), "archive.bin");
                Archive.Save(Content.Of(7), new System.IO.MemoryStream(Content.Of(length)), $"saved{length}.bin");
            }
            // What was longer is cut.
            Archive.Save(Content.Of(1), new System.IO.MemoryStream(), "saved300001.bin");
            {{Content}}
            """);

        Assert.Equal(8, before.Count);
        Assert.Equal(before, after);
    }

    [Fact]
    public void A_missing_file_throws_the_same_and_leaves_the_same()
    {
        const string Main = """
            foreach (var (part, path) in new[] { ("missing.bin", "saved.bin"), ("missing/part.bin", "missing/saved.bin"), (".", "."), ("", "") })
            {
                Try(() => Archive.Append(part, new System.IO.MemoryStream(new byte[5]), "archive.bin"));
                Try(() => Archive.Save(new byte[3], new System.IO.MemoryStream(new byte[5]), path));
                Try(() => System.Console.WriteLine(Archive.Longest(part)));
            }

            foreach (var file in System.IO.Directory.GetFiles("."))
                System.Console.WriteLine($"{file} {new System.IO.FileInfo(file).Length}");

            static void Try(System.Action action)
            {
                try
                {
                    action();
                }
                catch (System.Exception e)
                {
                    System.Console.WriteLine($"{e.GetType()} {e.Message.Replace(System.Environment.CurrentDirectory, "")}");
                }
            }
            """;
        Assert.Equal(Output(PageBlock.Before(Id), Main), Output(PageBlock.After(Id), Main));
    }

    [Fact]
    public void The_lines_are_the_same()
    {
        const string Main = """
            foreach (var text in new[] { "", "\n", "a", "a\r\nbcd\n\nef", "ä\rb", "\uFEFFabc\n" })
            {
                System.IO.File.WriteAllText("text", text);
                System.Console.WriteLine(Archive.Longest("text"));
            }
            """;
        var before = Output(PageBlock.Before(Id), Main);
        Assert.NotEmpty(before);
        Assert.Equal(before, Output(PageBlock.After(Id), Main));
    }

    [Fact]
    public void No_array_of_all_is_made()
    {
        const string Main = """
            System.IO.File.WriteAllBytes("part.bin", new byte[10_000_000]);
            var start = System.GC.GetAllocatedBytesForCurrentThread();
            Archive.Append("part.bin", System.IO.Stream.Null, "archive.bin");
            System.Console.WriteLine(System.GC.GetAllocatedBytesForCurrentThread() - start);
            """;
        Assert.InRange(long.Parse(Output(PageBlock.Before(Id), Main)), 10_000_000, 30_000_000);
        Assert.InRange(long.Parse(Output(PageBlock.After(Id), Main)), 0, 200_000);
    }

    static string Output(string block, string main)
    {
        using var program = new CompiledProgram(block, main);
        return program.Run();
    }
}
