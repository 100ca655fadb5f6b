using System.Text.Json;
using IoAnalyzers.Demo;

namespace IoAnalyzers.Package.Tests;

/// <summary>A consumer that was restored and built once, with the compiler's log.</summary>
public sealed class InstalledPackage : IDisposable
{
    internal Consumer Consumer { get; private set; } = null!;
    internal ChildProcess FirstBuild { get; private set; } = null!;

    internal void BuildOnce(PackedFeed feed)
    {
        if (Consumer is not null)
            return;
        Consumer = new(feed);
        FirstBuild = Consumer.Build("-p:ErrorLog=obj/findings.sarif%2Cversion=2.1");
    }

    public void Dispose() => Consumer?.Dispose();
}

/// <summary>What the package does in a project of somebody else.</summary>
[Collection(PackedFeedCollection.Name)]
public sealed class InstalledPackageTests : IClassFixture<InstalledPackage>
{
    readonly Consumer _consumer;
    readonly ChildProcess _firstBuild;

    public InstalledPackageTests(PackedFeed feed, InstalledPackage installed)
    {
        installed.BuildOnce(feed);
        (_consumer, _firstBuild) = (installed.Consumer, installed.FirstBuild);
    }

    [Fact]
    public void A_build_shows_the_findings_with_links_to_their_pages()
    {
        foreach (var id in ConsumerCode.Ids)
            Assert.Matches($@"(Ledger|Sender)\.cs\(\d+,\d+\): warning {id}: .+ \({Repository.HelpLinkBase}{id}\.md\)", _firstBuild.Output);
    }

    [Fact]
    public void The_consumer_s_program_shows_every_rule_that_warns() => Assert.Equal(
        from line in File.ReadAllText(Path.Combine(Repository.Root, "src/Analyzers/AnalyzerReleases.Unshipped.md")).Split('\n')
        let columns = line.Split(" | ")
        where columns is [_, not "Configuration", "Warning", _]
        orderby columns[0]
        select columns[0],
        ConsumerCode.Ids.Order());

    [Fact]
    public void A_row_of_the_user_s_own_table_that_cannot_be_read_is_shown_at_its_place()
    {
        _consumer.Write("IoAnalyzers.StreamTraits.txt", "Acme.Wire Each Each Peer Nothing\nAcme.Tape Sometimes Each Peer Nothing\n");
        _consumer.Write("Directory.Build.targets", "<Project><ItemGroup><AdditionalFiles Include=\"IoAnalyzers.StreamTraits.txt\" /></ItemGroup></Project>");
        var build = _consumer.Rebuild();
        _consumer.Delete("Directory.Build.targets");
        _consumer.Delete("IoAnalyzers.StreamTraits.txt");

        Assert.Matches(@"IoAnalyzers\.StreamTraits\.txt\(2,11\): warning IOA0001: This row is ignored: 'Sometimes' in column Writes", build.Output);
    }

    [Fact]
    public void With_warnaserror_the_build_fails()
    {
        var build = _consumer.Rebuild("-warnaserror");

        Assert.NotEqual(0, build.ExitCode);
        foreach (var id in ConsumerCode.Ids)
            Assert.Contains($"error {id}:", build.Output);
    }

    [Fact]
    public void The_compilers_log_holds_rules_with_help_links_and_their_results()
    {
        using var log = JsonDocument.Parse(_consumer.Read("obj/findings.sarif"));
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        var run = log.RootElement.GetProperty("runs")[0];
        var links = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .ToDictionary(rule => rule.GetProperty("id").GetString()!, rule => rule.GetProperty("helpUri").GetString());
        var results = run.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("ruleId").GetString()).ToList();

        foreach (var id in ConsumerCode.Ids)
        {
            Assert.Equal($"{Repository.HelpLinkBase}{id}.md", links[id]);
            Assert.Contains(id, results);
        }
    }

    [Fact]
    public void Editorconfig_switches_a_rule_off_and_makes_an_error_of_another()
    {
        _consumer.Write(".editorconfig", """
            root = true
            [*.cs]
            dotnet_diagnostic.IOA1001.severity = none
            dotnet_diagnostic.IOA3001.severity = error
            """);
        var build = _consumer.Rebuild();
        _consumer.Delete(".editorconfig");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error IOA3001:", build.Output);
        Assert.DoesNotContain("IOA1001", build.Output);
    }

    [Fact]
    public void The_mode_None_switches_every_rule_off()
    {
        var build = _consumer.Rebuild("-p:IoAnalyzersMode=None");

        Assert.True(build.Succeeded, build.ToString());
        Assert.DoesNotContain("IOA", build.Output);
    }

    [Fact]
    public void A_mode_that_does_not_exist_is_said()
    {
        var build = _consumer.Rebuild("-p:IoAnalyzersMode=Most");

        Assert.Contains("IoAnalyzersMode is 'Most'; it can be All, Recommended or None.", build.Output);
    }
}
