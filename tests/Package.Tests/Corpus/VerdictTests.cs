using IoAnalyzers.Corpus;

namespace IoAnalyzers.Package.Tests.Corpus;

/// <summary>A list of findings with verdicts, compared with what is reported and written anew.</summary>
public sealed class VerdictTests : IDisposable
{
    const string Commit = "0123456789abcdef0123456789abcdef01234567";

    static readonly string Loop = """
        class Log
        {
            void Write(string path)
            {
                using var file = new System.IO.FileStream(path, System.IO.FileMode.Create, System.IO.FileAccess.Write, System.IO.FileShare.None, 1);
                for (var i = 0; i < 100; i++)
                    file.WriteByte((byte)i);
            }
        }

        """;

    readonly CorpusCommand _command = new();

    public VerdictTests()
    {
        _command.Write("sources/someone+thing/Log.cs", Loop);
        _command.Write("list/repositories.tsv", $"# repository\tcommit\tfiles\tlines\tdigest\nsomeone/thing\t{Commit}\t0\t0\t\n");
        _command.Write("list/verdicts.tsv", "# repository\trule\tfile\tline\tfingerprint\tverdict\treason\n");
    }

    string List => Path.Combine(_command.Trees, "list", "verdicts.tsv");

    string Sources => Path.Combine(_command.Trees, "sources");

    public void Dispose() => _command.Dispose();

    [Fact]
    public async Task A_refresh_adds_what_is_new_as_unread_and_measures_the_sources()
    {
        await Refresh();
        var list = VerdictList.Read(List);

        var verdict = Assert.Single(list.Verdicts);
        Assert.Equal(("someone/thing", "IOA1001", "Log.cs", 7, Ruling.Unread), (verdict.Repository, verdict.Rule, verdict.File, verdict.Line, verdict.Ruling));
        Assert.Equal((Commit, 1, 9L), (list.Repositories[0].Commit, list.Repositories[0].Files, list.Repositories[0].Lines));
        Assert.NotEqual("", list.Repositories[0].Digest);
    }

    [Fact]
    public async Task The_list_agrees_with_what_it_was_made_from()
    {
        await Refresh();
        var (exitCode, output, _) = await Compare();

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain(output, line => line.StartsWith("new:") || line.StartsWith("gone:"));
    }

    [Fact]
    public async Task Something_new_and_something_gone_are_differences()
    {
        await Refresh();
        Rewrite("Log.cs", "Other.cs");
        var (exitCode, output, _) = await Compare();

        Assert.Equal(1, exitCode);
        Assert.Contains(output, line => line.StartsWith("new: someone/thing/Log.cs(7,13): warning IOA1001"));
        Assert.Contains("gone: someone/thing/Other.cs(7): IOA1001 (unread)", output);
    }

    [Fact]
    public async Task A_refresh_keeps_verdicts_and_drops_what_is_gone()
    {
        await Refresh();
        Rewrite("unread\t", "right\tTen thousand bytes a second.");
        File.AppendAllText(List, "someone/thing\tIOA1001\tGone.cs\t3\t0123456789ab\tright\tIt was.\n");
        var (_, output, _) = await Refresh();

        var verdict = Assert.Single(VerdictList.Read(List).Verdicts);
        Assert.Equal((Ruling.Right, "Ten thousand bytes a second."), (verdict.Ruling, verdict.Reason));
        Assert.Contains("gone: someone/thing/Gone.cs(3): IOA1001 (right)", output);
    }

    [Fact]
    public async Task What_was_wrong_and_went_is_mended_and_is_seen_when_it_comes_back()
    {
        await Refresh();
        Rewrite("unread\t", "wrong\tIt is a lock file.");
        File.AppendAllText(List, "someone/thing\tIOA1001\tGone.cs\t3\t0123456789ab\twrong\tIt was.\n");
        await Refresh();
        Assert.Equal([Ruling.Mended, Ruling.Wrong], VerdictList.Read(List).Verdicts.Select(verdict => verdict.Ruling));

        Rewrite("wrong", "mended");
        var (exitCode, output, _) = await Compare();
        Assert.Equal(1, exitCode);
        Assert.Contains("back: someone/thing/Log.cs(7): IOA1001 (It is a lock file.)", output);
    }

    [Fact]
    public async Task A_finding_is_known_again_when_lines_above_it_come()
    {
        await Refresh();
        Rewrite("unread\t", "right\tYes.");
        var before = VerdictList.Read(List).Verdicts[0];
        _command.Write("sources/someone+thing/Log.cs", "// A new line.\n\n" + Loop);
        var file = Path.Combine(_command.Trees, "list", "repositories.tsv");
        File.WriteAllText(file, $"someone/thing\t{Commit}\t0\t0\t\n");
        await Refresh();

        Assert.Equal(before with { Line = 9 }, Assert.Single(VerdictList.Read(List).Verdicts));
    }

    [Fact]
    public async Task Sources_of_another_commit_are_not_compared()
    {
        await Refresh();
        _command.Write("sources/someone+thing/New.cs", "class New;");
        var (exitCode, _, errors) = await Compare();

        Assert.Equal(2, exitCode);
        Assert.Contains(errors, line => line.EndsWith($"does not hold the C# files of someone/thing at {Commit}"));
    }

    [Fact]
    public async Task A_repository_that_is_not_at_hand_is_named_and_its_verdicts_stay()
    {
        File.AppendAllText(Path.Combine(_command.Trees, "list", "repositories.tsv"), $"someone/else\t{Commit}\t3\t4\tabcd\n");
        File.AppendAllText(List, "someone/else\tIOA1001\tA.cs\t3\t0123456789ab\tright\tIt was.\n");
        var (_, output, _) = await Refresh();

        Assert.Contains($"not compared: someone/else is not at hand; its commit is {Commit}", output);
        Assert.Equal(["someone/else", "someone/thing"], VerdictList.Read(List).Verdicts.Select(verdict => verdict.Repository));
    }

    [Fact]
    public async Task Sources_may_lie_in_a_folder_for_each_owner_and_newlines_do_not_matter()
    {
        await Refresh();
        Directory.Delete(Path.Combine(Sources, "someone+thing"), recursive: true);
        _command.Write("sources/someone/thing/Log.cs", Loop.ReplaceLineEndings("\r\n"));

        Assert.Equal(0, (await Compare()).ExitCode);
    }

    [Fact]
    public async Task Precision_is_the_share_of_the_right_ones()
    {
        File.AppendAllText(List, string.Concat(
            new[] { "right", "right", "arguable", "wrong", "mended" }.Select((verdict, i) => $"someone/thing\tIOA1001\tA.cs\t{i}\t0123456789a{i}\t{verdict}\t\n")));
        var (exitCode, output, _) = await _command.Run("--precision", "--verdicts", List);

        Assert.Equal(0, exitCode);
        Assert.Contains("IOA1001       2         1      1  50 % of 4", output);
    }

    [Theory]
    [InlineData("a\tb\n", "verdicts.tsv(2) has 2 columns and not 7.")]
    [InlineData("a/b\tIOA1001\tA.cs\tx\tf\tright\t\n", "verdicts.tsv(2): 'x' is no number.")]
    [InlineData("a/b\tIOA1001\tA.cs\t1\tf\tmaybe\t\n", "verdicts.tsv(2): 'maybe' is no verdict; there are unread, right, arguable, wrong, mended.")]
    public async Task A_list_that_cannot_be_read_is_named_with_the_line(string line, string complaint)
    {
        File.AppendAllText(List, line);
        var (exitCode, _, errors) = await Compare();

        Assert.Equal(2, exitCode);
        Assert.EndsWith(complaint, Assert.Single(errors));
    }

    Task<(int ExitCode, string[] Output, string[] Errors)> Compare() => _command.Run("--verdicts", List, Sources);

    Task<(int ExitCode, string[] Output, string[] Errors)> Refresh() => _command.Run("--refresh", "--verdicts", List, Sources);

    void Rewrite(string from, string to) => File.WriteAllText(List, File.ReadAllText(List).Replace(from, to));
}
