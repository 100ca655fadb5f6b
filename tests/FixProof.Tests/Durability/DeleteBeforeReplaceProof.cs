namespace IoAnalyzers.FixProof.Durability;

public class DeleteBeforeReplaceProof
{
    const string Id = "IOA2002";

    const string Saves = """
        Profile.Save("profile.bin", new byte[] { 1, 2, 3 });
        Profile.Save("profile.bin", new byte[] { 4, 5 });
        """;

    [Fact]
    public void The_files_are_the_same()
    {
        var (before, after) = BeforeAndAfter.Files(Id, Saves);

        Assert.Equal(new Dictionary<string, string> { ["profile.bin"] = "0405" }, before);
        Assert.Equal(before, after);
    }

    [StraceFact]
    public void Before_the_fix_there_is_a_moment_without_the_file() => Assert.Equal(["unlink", "rename"], CallsOf(PageBlock.Before(Id)).TakeLast(2));

    [StraceFact]
    public void After_the_fix_the_file_is_replaced_in_one_step()
    {
        var calls = CallsOf(PageBlock.After(Id)).ToList();

        Assert.DoesNotContain("unlink", calls);
        Assert.Equal("rename", calls[^1]);
    }

    [StraceFact]
    public void Before_the_fix_crashes_leave_what_the_page_counts() => Assert.Equal(PageBlock.CrashesBefore(Id), Crashes(PageBlock.Before(Id)));

    [StraceFact]
    public void After_the_fix_crashes_leave_what_the_page_counts() => Assert.Equal(PageBlock.CrashesAfter(Id), Crashes(PageBlock.After(Id)));

    static CrashCount Crashes(string block)
    {
        const string Save = """
            Profile.Save("profile.bin", new byte[] { 4, 5 });

            """;
        return CrashCount.Of(block, Save, new() { ["profile.bin"] = [1, 2, 3] }, CrashCount.Replaced("profile.bin", [1, 2, 3], [4, 5]));
    }

    [Fact]
    public void A_folder_of_that_name_throws_the_same()
    {
        const string Main = """
            System.IO.Directory.CreateDirectory("profile");
            try
            {
                Profile.Save("profile", new byte[] { 1 });
            }
            catch (System.Exception e)
            {
                System.Console.WriteLine(e.GetType());
            }

            try
            {
                Profile.Save("missing/profile", new byte[] { 1 });
            }
            catch (System.Exception e)
            {
                System.Console.WriteLine(e.GetType());
            }
            """;
        var before = Output(PageBlock.Before(Id), Main);
        Assert.NotEmpty(before);
        Assert.Equal(before, Output(PageBlock.After(Id), Main));
    }

    /// <summary>What is done to the file's name: removed, or given to another file.</summary>
    static IEnumerable<string> CallsOf(string block)
    {
        using var program = new CompiledProgram(block, Saves);
        return program.Trace("unlink,unlinkat,rename,renameat,renameat2,link,linkat").Where(static call => call.Contains("profile.bin"))
            .Select(static call => call.Contains("rename") ? "rename" : call.Contains("unlink") ? "unlink" : "link").ToList();
    }

    static string Output(string block, string main)
    {
        using var program = new CompiledProgram(block, main);
        return program.Run();
    }
}
