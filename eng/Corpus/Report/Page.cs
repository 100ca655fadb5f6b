using System.Globalization;
using System.Xml.Linq;

namespace IoAnalyzers.Corpus;

/// <summary>The report as one page that needs nothing else.</summary>
static class Page
{
    public static string Of(Report report) => Html.Text(new("html", new XAttribute("lang", "en"),
        new XElement("head",
            new XElement("meta", new XAttribute("charset", "utf-8")),
            new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
            new XElement("title", $"IoAnalyzers: {report.All.Tree}"),
            new XElement("style", Resource("Page.css"))),
        new XElement("body",
            Navigation(report),
            Html.Tag("main", null, Heading(report), Totals(report), Problems.Sections(report), Rules(report), CostPlot.Section(report), Trees(report), report.Outcomes.Where(rule => rule.Findings.Count > 0).Select(rule => RuleSection.Of(rule, report))),
            new XElement("script", Resource("Page.js")))));

    static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(Page).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    static XElement Navigation(Report report) => Html.Tag("nav", null,
        Html.Link("#top", Html.Tag("strong", null, "IoAnalyzers")),
        Problems.IsAny(report) ? Html.Link("#problems", Html.Tag("span", "bad", "Problems")) : null,
        Html.Link("#rules", "Rules"), Html.Link("#cost", "Cost"), Html.Link("#trees", "Trees"),
        report.Outcomes.Where(rule => rule.Findings.Count > 0).Select(rule =>
            Html.Link("#" + rule.Id, rule.Id, Html.Tag("small", rule.Broken > 0 ? "bad" : null, Words.Number(rule.Findings.Count)))));

    static XElement Heading(Report report) => Html.Tag("header", null, Html.Id("top"),
        Html.Tag("h1", null, report.Trees.Count == 1 ? report.Trees[0].Name : Words.Count(report.Trees.Count, "source tree")),
        Html.Tag("p", "tools",
            new XElement("input", new XAttribute("type", "search"), Html.Id("filter"), new XAttribute("placeholder", "Show only findings that contain…"), new XAttribute("aria-label", "Filter")),
            Button("open", "Open all"), Button("close", "Close all")));

    static XElement Button(string id, string label) => new("button", new XAttribute("type", "button"), Html.Id(id), label);

    static XElement Totals(Report report) => Html.Tag("section", "tiles",
        Tile(Words.Number(report.All.Findings.Count), "findings", false),
        Tile(Words.Number(report.Trials), "fixes tried", false),
        Tile(Words.Number(report.FixAlls), "FixAll tried", false),
        Tile(Words.Number(report.BrokenFixes), "broken fixes", report.BrokenFixes > 0),
        Tile(Words.Number(report.All.Crashes.Count), "crashes", report.All.Crashes.Count > 0),
        Tile(Words.Number(report.All.Lines), $"lines in {Words.Count(report.All.Projects, "project")}", false),
        Tile(report.All.Elapsed.TotalSeconds.ToString("N0", CultureInfo.InvariantCulture) + " s", $"{Words.Number(report.LinesPerSecond)} lines a second", false),
        Tile(Words.Number(report.PeakMegabytes) + " MB", "memory at most", false));

    static XElement Tile(string number, string what, bool isBad) =>
        Html.Tag("div", isBad ? "tile bad" : "tile", Html.Tag("b", null, number), Html.Tag("span", null, what));

    static XElement Rules(Report report) => Html.Tag("section", null, Html.Id("rules"),
        Html.Tag("h2", null, "Rules"),
        Table(
            report.Comparison is null ? ["Rule", "", "#Findings", "#Fixes", "#Fine", "#FixAll", "#Broken", "#ms"] : ["Rule", "", "#Findings", "#Fixes", "#Fine", "#FixAll", "#Broken", "#ms", "#Right"],
            report.Outcomes.Select(rule => Row(rule, report))));

    static object?[] Row(RuleOutcome rule, Report report)
    {
        var id = rule.Findings.Count > 0 ? (object)Html.Link("#" + rule.Id, rule.Id) : rule.Id;
        object?[] cells =
        [
            id, rule.Descriptor.Title.ToString(CultureInfo.InvariantCulture), Words.Number(rule.Findings.Count), Words.Number(rule.Trials),
            Words.Number(rule.Findings.Sum(finding => finding.Trials.Count(trial => trial.Fate == Fate.Fine))), Words.Number(rule.FixAlls.Count),
            rule.Broken > 0 ? Html.Tag("span", "bad", Words.Number(rule.Broken)) : "0", Words.Milliseconds(rule.Cost),
        ];
        return report.Comparison is { } comparison ? [.. cells, comparison.List.PrecisionOf(rule.Id).ToString()] : cells;
    }

    static XElement Trees(Report report) => Html.Tag("section", null, Html.Id("trees"),
        Html.Tag("h2", null, "Trees"),
        Table(["Tree", "#Projects", "#Lines", "#Findings", "#Seconds"], report.PerTree.Select(tree => new object?[]
        {
            tree.Tree, Words.Number(tree.Projects), Words.Number(tree.Lines), Words.Number(tree.Findings.Count),
            tree.Elapsed.TotalSeconds.ToString("N1", CultureInfo.InvariantCulture),
        })));

    /// <param name="heads">A number sign marks a column of numbers.</param>
    static XElement Table(string[] heads, IEnumerable<object?[]> rows) => Html.Tag("div", "scroll", Html.Tag("table", null,
        new XElement("thead", new XElement("tr", heads.Select(head => Html.Tag("th", StyleOf(head), head.TrimStart('#'))))),
        new XElement("tbody", rows.Select(row => new XElement("tr", row.Zip(heads, (cell, head) => Html.Tag("td", StyleOf(head), cell)))))));

    static string? StyleOf(string head) => head.StartsWith('#') ? "number" : null;
}
