using System.Xml.Linq;

namespace IoAnalyzers.Corpus;

/// <summary>What somebody has to look at, before anything else.</summary>
static class Problems
{
    public static bool IsAny(Report report) => report.All.IsBroken || report.All.Unreadable.Count > 0 || report.Comparison is { IsDifferent: true };

    public static XElement? Sections(Report report) => !IsAny(report) ? null : Html.Tag("section", null, Html.Id("problems"),
        Html.Tag("h2", "bad", "Problems"),
        report.All.Crashes.Select(crash => Html.Tag("details", "finding",
            new XElement("summary", Html.Tag("span", "fate bad", "crash"), $" {crash.Source} in {crash.Tree}/{crash.Place}"), Html.Tag("pre", "code", crash.Exception))),
        List("Broken fixes", report.All.Findings.Where(finding => finding.IsBroken).Select(finding => (object)Html.Tag("li", null,
            Html.Link("#" + RuleSection.IdOf(finding), $"{finding.Tree}/{finding.File}({finding.Region.StartLine})"),
            " ", string.Join("; ", finding.Trials.Where(trial => trial.Fate.IsBroken()).Select(trial => $"{finding.Rule} {trial.Action}: {trial.Fate.Words()}"))))),
        List("Broken FixAll", report.All.FixAlls.Where(trial => trial.Fate.IsBroken()).Select(trial => (object)Html.Tag("li", null,
            $"{trial.Rule} {trial.Key} in the {trial.Kind} {trial.Tree}/{trial.Scope}: {trial.Fate.Words()} {trial.Detail}"))),
        List("Files that cannot be read", report.All.Unreadable.Select(file => (object)Html.Tag("li", null, file))),
        List("Different from the list", (report.Comparison?.Lines ?? []).Select(line => (object)Html.Tag("li", null, line))));

    static object[] List(string title, IEnumerable<object> entries) =>
        entries.ToList() is { Count: > 0 } all ? [Html.Tag("h3", null, title), Html.Tag("ul", null, [.. all])] : [];
}
