using System.Text.Json;
using System.Xml.Linq;

namespace IoAnalyzers.Package.Tests.Corpus;

public sealed class SampleReportTests(SampleReport report) : IClassFixture<SampleReport>
{
    const int FewestFindings = 20;

    static readonly string[] AddressAttributes = ["src", "action", "data", "poster", "srcset"];

    IEnumerable<JsonElement> Findings => report.Findings.GetProperty("findings").EnumerateArray();

    JsonElement Run => report.Sarif.GetProperty("runs")[0];

    [Fact]
    public void All_fixes_are_fine_and_the_exit_code_is_0()
    {
        Assert.Equal(0, report.ExitCode);
        Assert.True(Findings.Count() >= FewestFindings, $"{Findings.Count()} findings");
        Assert.All(Findings, finding => Assert.All(finding.GetProperty("fixes").EnumerateArray(), fix => Assert.Equal("fine", fix.GetProperty("fate").GetString())));
    }

    [Fact]
    public void FixAll_is_tried_in_documents_and_where_there_are_several_in_the_project()
    {
        var trials = report.Findings.GetProperty("fixAll").EnumerateArray().ToList();

        Assert.All(trials, trial => Assert.Equal("fine", trial.GetProperty("fate").GetString()));
        Assert.Contains(trials, trial => trial.GetProperty("kind").GetString() == "document");
        Assert.Contains(trials, trial => trial.GetProperty("kind").GetString() == "project");
    }

    [Fact]
    public void Each_fine_fix_shows_what_it_removes_or_adds() =>
        Assert.All(Findings, finding => Assert.Contains(
            finding.GetProperty("fixes")[0].GetProperty("diff").EnumerateArray().Skip(2), line => line.GetString()![0] is '-' or '+'));

    [Fact]
    public void Findings_are_named_by_their_path_from_the_folder() =>
        Assert.StartsWith("samples/CommitLog/CommitLog.cs(", report.Lines[0]);

    [Fact]
    public void The_console_says_where_the_report_is_and_what_was_seen()
    {
        Assert.StartsWith("samples: 4 projects, ", report.Output[0]);
        Assert.Contains(report.Output, line => line.Contains("report.html"));
        Assert.Contains(report.Output, line => line.EndsWith("0 broken, 0 crashes"));
        Assert.Contains(report.Output, line => line.EndsWith("MB at most"));
    }

    [Fact]
    public void The_page_loads_nothing() => Assert.DoesNotContain(
        report.Page.DescendantsAndSelf(),
        element => element.Name.LocalName is "link" or "iframe" or "img" || AddressAttributes.Any(name => element.Attribute(name) is not null));

    [Fact]
    public void The_page_has_no_empty_tag_that_a_browser_takes_for_an_opening_one() =>
        Assert.DoesNotContain(report.Page.Descendants(), element => element.IsEmpty && element.Name.LocalName is not ("meta" or "input" or "rect"));

    [Fact]
    public void Every_finding_has_its_place_on_the_page_with_the_code_and_the_difference()
    {
        var sections = report.Page.Descendants("details").ToDictionary(section => section.Attribute("id")!.Value);

        Assert.All(Findings, finding =>
        {
            var section = sections["f-" + finding.GetProperty("fingerprint").GetString()];
            Assert.Contains(finding.GetProperty("message").GetString()!, section.Element("summary")!.Value);
            Assert.Contains(section.Descendants("span"), line => line.Attribute("class")?.Value == "line here");
            Assert.Contains(section.Descendants("span"), line => line.Attribute("class")?.Value is "added" or "removed");
        });
    }

    [Fact]
    public void Every_link_inside_the_page_leads_somewhere()
    {
        var ids = report.Page.Descendants().Attributes("id").Select(id => id.Value).ToList();

        Assert.Equal(ids.Distinct().Count(), ids.Count);
        Assert.All(
            report.Page.Descendants("a").Select(link => link.Attribute("href")!.Value),
            address => Assert.True(address.StartsWith("https://") || ids.Contains(address[1..]), address));
    }

    [Fact]
    public void The_cost_of_each_rule_is_a_bar()
    {
        var plot = report.Page.Descendants("svg").Single();

        Assert.Equal(plot.Elements("rect").Count() * 2, plot.Elements("text").Count());
        Assert.Contains(plot.Elements("text"), text => text.Value.StartsWith("IOA2001 RenameBeforeFlush"));
    }

    [Fact]
    public void Sarif_names_each_rule_with_its_page()
    {
        Assert.Equal("2.1.0", report.Sarif.GetProperty("version").GetString());
        Assert.All(
            Run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray(),
            rule => Assert.Equal($"{Repository.HelpLinkBase}{rule.GetProperty("id").GetString()}.md", rule.GetProperty("helpUri").GetString()));
    }

    [Fact]
    public void Sarif_places_each_finding_below_the_folder_and_tells_it_from_all_others()
    {
        var rules = Run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        var results = Run.GetProperty("results").EnumerateArray().ToList();

        Assert.Equal(Findings.Count(), results.Count);
        Assert.All(results, result =>
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.True(File.Exists(Path.Combine(Repository.Root, "samples", place.GetProperty("artifactLocation").GetProperty("uri").GetString()!)));
            Assert.True(Run.GetProperty("originalUriBaseIds").TryGetProperty(place.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString()!, out _));
            Assert.True(place.GetProperty("region").GetProperty("startLine").GetInt32() > 0);
            Assert.NotEmpty(result.GetProperty("fixes").EnumerateArray());
        });
        Assert.Equal(results.Count, results.Select(result => result.GetProperty("partialFingerprints").GetProperty("ioAnalyzers/v1").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task A_second_scan_says_the_same()
    {
        using var again = new CorpusCommand();
        await again.Run("--with-library", Path.Combine(Repository.Root, "samples"));

        Assert.Equal(report.Lines, again.ReadReport("findings.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(report.Sarif.GetRawText(), JsonDocument.Parse(again.ReadReport("findings.sarif")).RootElement.GetRawText());
    }
}
