using System.Diagnostics;
using System.Runtime.InteropServices;

namespace IoAnalyzers.Tests.House;

/// <summary>eng/new-rule.cs, run in a copy of what it needs outside the repository.</summary>
public sealed class NewRuleTests(ScratchCopy copy) : IClassFixture<ScratchCopy>
{
    [Fact]
    public async Task A_new_rule_has_six_places_that_build_and_is_made_once()
    {
        string[] places =
        [
            "src/Analyzers/Durability/IgnoredSeek.cs", "src/CodeFixes/Durability/IgnoredSeekFix.cs", "tests/Analyzers.Tests/Durability/IgnoredSeekTests.cs",
            "benchmarks/Durability/IgnoredSeekBenchmarks.cs", "docs/rules/IOA2903.md", "src/Analyzers/AnalyzerReleases.Unshipped.md",
        ];

        var (code, output, _) = await copy.NewRule("IOA2903", "IgnoredSeek", "Durability");

        Assert.Equal(0, code);
        Assert.Equal(places, output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[..^1].Select(line => line.Trim()));
        Assert.All(places[..^2], place => Assert.Contains("IgnoredSeek", copy.Read(place)));
        Assert.StartsWith("# IOA2903: Ignored seek\n", copy.Read("docs/rules/IOA2903.md"));
        Assert.EndsWith("\nIOA2903 | Durability | Info | IgnoredSeek\n", copy.Read("src/Analyzers/AnalyzerReleases.Unshipped.md"));

        var (built, log, _) = await copy.Dotnet("build", "src/CodeFixes", "-nologo", "-nodeReuse:false");
        Assert.True(built == 0, log);

        var (again, _, complaint) = await copy.NewRule("IOA2903", "IgnoredSeek", "Durability");
        Assert.Equal((2, "new-rule: IOA2903 is taken: IOA2903 | Durability | Info | IgnoredSeek\n"), (again, complaint));
    }

    [Theory]
    [InlineData("say which rule", "IOA2904", "LostRename")]
    [InlineData("'IOA29' is no id", "IOA29", "LostRename", "Durability")]
    [InlineData("'lostRename' is not PascalCase", "IOA2904", "lostRename", "Durability")]
    [InlineData("'Lost_Rename' is not PascalCase", "IOA2904", "Lost_Rename", "Durability")]
    [InlineData("'Speed' is no family: it is one of Buffering, Durability, Copying, Access", "IOA2904", "LostRename", "Speed")]
    [InlineData("the ids of Durability begin with IOA2, and IOA1904 does not", "IOA1904", "LostRename", "Durability")]
    [InlineData("IOA1001 is taken", "IOA1001", "LostRename", "Buffering")]
    [InlineData("the name is taken: src/Analyzers/Buffering/UnbufferedSmallWrites.cs", "IOA1904", "UnbufferedSmallWrites", "Buffering")]
    public async Task What_makes_no_sense_is_refused_in_one_line(string reason, params string[] arguments)
    {
        var (code, output, complaint) = await copy.NewRule(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith($"new-rule: {reason}", complaint.Replace('\\', '/'));
        Assert.Equal(1, complaint.Count(c => c == '\n'));
    }
}

/// <summary>The part of the repository that a new rule is written into, in a folder of its own.</summary>
public sealed class ScratchCopy : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("new-rule-").FullName;

    public ScratchCopy()
    {
        var files = Repository.Files("src/Analyzers", "*").Concat(Repository.Files("src/CodeFixes", "*"))
            .Concat(["eng/new-rule.cs", "src/BannedSymbols.txt", "Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig"]);
        foreach (var path in files)
        {
            var target = Path.Combine(_folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Repository.Root, path), target);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public string Read(string path) => File.ReadAllText(Path.Combine(_folder, path));

    public Task<(int Code, string Output, string Complaint)> NewRule(params string[] arguments) =>
        Dotnet(["run", "eng/new-rule.cs", "--", .. arguments]);

    public async Task<(int Code, string Output, string Complaint)> Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet")), arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the SDK keeps of a program in one file stays in the folder, too.
        start.Environment["XDG_DATA_HOME"] = Directory.CreateDirectory(Path.Combine(_folder, ".data")).FullName;
        using var process = Process.Start(start)!;
        var (output, complaint) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await complaint);
    }
}
