namespace IoAnalyzers.FixProof.Durability;

public class OverwriteInPlaceProof
{
    const string Id = "IOA2006";

    const string Saves = """
        var settings = new Settings("settings.json");
        settings.Save("first");
        settings.Save("second, longer and with ümlauts");
        settings.Save("third");
        System.Console.Write(settings.Load());
        """;

    static readonly byte[][] Versions = [.. Enumerable.Range(0, 2).Select(static number => Enumerable.Repeat((byte)('0' + number), 10000).ToArray())];

    [Fact]
    public void The_files_are_the_same_and_no_other_is_left()
    {
        var (before, after) = BeforeAndAfter.Files(Id, Saves);

        Assert.Equal(new Dictionary<string, string> { ["settings.json"] = "7468697264" }, before);
        Assert.Equal(before, after);
        Assert.Equal(before, BeforeAndAfter.FilesOf(PageBlock.AfterWithLibrary(Id), Saves));
    }

    [Fact]
    public void What_is_loaded_is_the_same() => AllPrint("third", Saves);

    [Fact]
    public void No_text_at_all_is_an_empty_file() => AllPrint("0", """
        new Settings("empty").Save(null!);
        System.Console.Write(new System.IO.FileInfo("empty").Length);
        """);

    [Fact]
    public void A_folder_that_is_not_there_throws_the_same() => AllPrint(typeof(DirectoryNotFoundException).FullName!, Thrown("""new Settings("missing/settings.json").Save("text");"""));

    [Fact]
    public void After_the_fix_a_write_that_fails_leaves_the_old_content()
    {
        const string Main = """
            System.IO.File.WriteAllText("settings.json", "old");
            System.IO.Directory.CreateDirectory("settings.json.tmp");
            try { new Settings("settings.json").Save("new"); } catch (System.UnauthorizedAccessException) { }
            System.Console.Write(new Settings("settings.json").Load());
            """;
        Assert.Equal("old", Output(PageBlock.After(Id), Main));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-32BE")]
    [InlineData("us-ascii")]
    [InlineData("iso-8859-1")]
    public void Every_text_gives_the_same_bytes_in_every_encoding(string encoding)
    {
        const string Before = """
            static class Texts { public static void Save(string path, string text, System.Text.Encoding encoding) => System.IO.File.WriteAllText(path, text, encoding); }
            """;
        const string After = """
            using System.IO;
            static class Texts
            {
                public static void Save(string path, string text, System.Text.Encoding encoding)
                {
                    var temporary = path + ".tmp";
                    using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.Read))
                    using (var writer = new StreamWriter(stream, encoding))
                    {
                        writer.Write(text);
                        writer.Flush();
                        stream.Flush(flushToDisk: true);
                    }

                    File.Move(temporary, path, overwrite: true);
                }
            }
            """;
        var main = $$"""
            var number = 0;
            foreach (var text in new[] { null, "", "a", "ü\u20ac\n", "half \ud83d of a pair", "whole \ud83d\ude00", new string('x', 5000) + "\ud83d\ude00", new string('\u20ac', 20000) })
            {
                Texts.Save("text" + number, "longer than what comes next, and gone", System.Text.Encoding.GetEncoding("{{encoding}}"));
                Texts.Save("text" + number++, text, System.Text.Encoding.GetEncoding("{{encoding}}"));
            }
            """;
        Assert.Equal(BeforeAndAfter.FilesOf(Before, main), BeforeAndAfter.FilesOf(After, main));
    }

    [StraceFact]
    public void Before_the_fix_the_file_itself_is_cut_and_nothing_is_synced()
    {
        var calls = CallsOf(PageBlock.Before(Id));

        Assert.Contains(calls, static call => call.Contains("ftruncate"));
        Assert.DoesNotContain(calls, static call => call.Contains("sync(") || call.Contains("rename"));
    }

    [StraceFact]
    public void After_the_fix_the_file_itself_is_only_renamed_over_after_a_sync()
    {
        var calls = CallsOf(PageBlock.After(Id));

        Assert.DoesNotContain(calls, static call => call.Contains("ftruncate") && !call.Contains(".tmp"));
        Assert.Equal([true, false], calls.Where(static call => call.Contains("sync(") || call.Contains("rename")).Select(static call => call.Contains("sync(")));
    }

    [StraceFact]
    public void Before_the_fix_crashes_leave_what_the_page_counts() => Assert.Equal(PageBlock.CrashesBefore(Id), Crashes(PageBlock.Before(Id)));

    [StraceFact]
    public void After_the_fix_crashes_leave_what_the_page_counts() => Assert.Equal(PageBlock.CrashesAfter(Id), Crashes(PageBlock.After(Id)));

    [StraceFact]
    public void With_the_library_crashes_leave_what_the_page_counts() => Assert.Equal(PageBlock.CrashesWithLibrary(Id), Crashes(PageBlock.AfterWithLibrary(Id)));

    static CrashCount Crashes(string block)
    {
        const string Save = """
            new Settings("settings.json").Save(new string('1', 10000));
            World.IsTold("1");

            """;
        return CrashCount.Of(block, Save, new() { ["settings.json"] = Versions[0] }, CrashCount.Replaced("settings.json", Versions));
    }

    static string Thrown(string call) => $$"""
        try { {{call}} } catch (System.Exception e) { System.Console.Write(e.GetType()); }
        """;

    static void AllPrint(string expected, string main)
    {
        foreach (var block in new[] { PageBlock.Before(Id), PageBlock.After(Id), PageBlock.AfterWithLibrary(Id) })
            Assert.Equal(expected, Output(block, main));
    }

    static string Output(string block, string main)
    {
        using var program = new CompiledProgram(block, main);
        return program.Run();
    }

    static List<string> CallsOf(string block)
    {
        using var program = new CompiledProgram(block, """new Settings("settings.json").Save("text");""");
        return [.. program.Trace("ftruncate,fsync,fdatasync,rename,renameat,renameat2").Where(static call => call.Contains("settings.json"))];
    }
}
