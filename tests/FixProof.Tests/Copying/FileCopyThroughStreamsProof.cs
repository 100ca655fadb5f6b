namespace IoAnalyzers.FixProof.Copying;

public class FileCopyThroughStreamsProof
{
    const string Id = "IOA3004";

    [Fact]
    public void The_copies_are_the_same()
    {
        const string Main = """
            foreach (var length in new[] { 0, 1, 4096, 300_001 })
            {
                var content = new byte[length];
                new System.Random(length).NextBytes(content);
                System.IO.File.WriteAllBytes($"document{length}", content);
                System.IO.File.WriteAllBytes($"name{length}.txt", content);
                // What is longer is cut.
                System.IO.File.WriteAllBytes($"backup{length}", new byte[5000]);
                Backup.Save($"document{length}", $"backup{length}");
                Backup.Save($"document{length}", $"new{length}");
                Backup.Keep($"name{length}");
            }
            """;
        var (before, after) = BeforeAndAfter.Files(Id, Main);

        Assert.Equal(4 * 5, before.Count);
        Assert.Equal(before, after);
        Assert.Equal(before, BeforeAndAfter.FilesOf(PageBlock.AfterWithLibrary(Id), Main));
    }

    [Fact]
    public void What_cannot_be_copied_throws_the_same_and_leaves_the_same()
    {
        const string Main = """
            System.IO.File.WriteAllText("document", "text");
            System.IO.File.WriteAllText("kept.bak", "kept");
            System.IO.Directory.CreateDirectory("folder");
            foreach (var (from, to) in new[] { ("missing", "new"), ("missing/file", "new"), ("document", "missing/new"), ("document", "document"), ("folder", "new"), ("document", "folder"), ("", "new"), ("document", "") })
            {
                try
                {
                    Backup.Save(from, to);
                }
                catch (System.Exception e)
                {
                    System.Console.WriteLine($"{from} to {to}: {e.GetType()}");
                }
            }

            try
            {
                Backup.Keep("kept");
            }
            catch (System.Exception e)
            {
                System.Console.WriteLine(e.GetType());
            }

            foreach (var file in System.IO.Directory.GetFiles("."))
                System.Console.WriteLine($"{file} {System.IO.File.ReadAllText(file)}");
            """;
        var before = Output(PageBlock.Before(Id), Main);
        Assert.Contains("kept.bak kept", before);
        Assert.Equal(before, Output(PageBlock.After(Id), Main));
        Assert.Equal(before, Output(PageBlock.AfterWithLibrary(Id), Main));
    }

    [ProcIoFact]
    public void File_Copy_takes_the_permissions_along_and_StreamCopy_does_not()
    {
        const string Main = """
            System.IO.File.WriteAllText("document", "text");
            System.IO.File.SetUnixFileMode("document", System.IO.UnixFileMode.UserRead);
            Backup.Save("document", "copy");
            System.Console.Write(System.IO.File.GetUnixFileMode("copy"));
            """;
        var before = Output(PageBlock.Before(Id), Main);
        Assert.Contains("UserWrite", before);
        Assert.Equal("UserRead", Output(PageBlock.After(Id), Main));
        Assert.Equal(before, Output(PageBlock.AfterWithLibrary(Id), Main));
    }

    [ProcIoFact]
    public void A_few_calls_copy_what_took_one_for_each_piece()
    {
        var main = $$"""
            System.IO.File.WriteAllBytes("document", new byte[10_000_000]);
            Backup.Save("document", "warm");
            var start = Calls.OfThisThread("syscr");
            Backup.Save("document", "backup");
            System.Console.WriteLine(Calls.OfThisThread("syscr") - start);
            {{BeforeAndAfter.CallCounter}}
            """;
        var (before, after) = BeforeAndAfter.Numbers(Id, main);
        Assert.True(before >= 10_000_000 / 131_072 && after * 10 <= before, $"{before} reads before, {after} after");
    }

    static string Output(string block, string main)
    {
        using var program = new CompiledProgram(block, main);
        return program.Run();
    }
}
