using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Tests.House;

/// <summary>The house obeys its own rules. Samples and benchmarks are left out: they carry the defects on purpose.</summary>
public sealed class OwnSourcesTests
{
    static readonly string[] Complete = ["IoAnalyzers", "IoAnalyzers.CodeFixes", "IoAnalyzers.Runtime", "IoAnalyzers.Tests", "Quiet"];

    public static TheoryData<string> Projects => new(
        from folder in new[] { "src", "tests", "eng" }
        from path in Repository.Files(folder, "*.csproj")
        select path);

    public static TheoryData<string> Programs => new(
        from path in Repository.Files("eng", "*.cs")
        where !Path.GetDirectoryName(path)!.Contains('/')
        select path);

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task A_project_is_silent_under_all_rules(string projectFile) => await CheckSilent(SourceProject.Of(projectFile));

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task A_program_in_one_file_is_silent_under_all_rules(string path) => await CheckSilent(SourceProject.OfFile(path));

    [Fact]
    public void The_projects_that_matter_are_there() => Assert.Superset(
        new HashSet<string>(Complete),
        new HashSet<string>(from path in Repository.Files("", "*.csproj") select SourceProject.Of(path).Name));

    /// <summary>The same look at the samples finds every rule: it is not deaf.</summary>
    [Fact]
    public async Task The_samples_show_every_rule()
    {
        var shown = new HashSet<string>();
        foreach (var path in Repository.Files("samples", "*.csproj"))
        {
            var sample = SourceProject.Of(path);
            if (SourceProject.RoslynKnowsOurLanguage)
                Complaints.None(from error in sample.Errors select error.ToString());
            shown.UnionWith(from finding in await Analysis.Of(Rules.NewAnalyzers(), sample.Compilation, new AnalyzerOptions([])) select finding.Id);
        }

        if (SourceProject.RoslynKnowsOurLanguage)
            Complaints.None(from rule in Rules.All where !shown.Contains(rule.Id) select $"{rule} finds nothing in samples/");
    }

    // Silence means something only where the code binds. Roslyn's floor is older than the language of the project, tests/Quiet apart;
    // there, the same run shows that rules bear code which they cannot understand.
    static async Task CheckSilent(SourceProject project)
    {
        if (project.Name == "Quiet" || (SourceProject.RoslynKnowsOurLanguage && Complete.Contains(project.Name)))
            Complaints.None(from error in project.Errors select error.ToString());

        var findings = await Analysis.Of(Rules.NewAnalyzers(), project.Compilation, new AnalyzerOptions([]));
        Complaints.None(from finding in findings select finding.ToString());
    }
}
