using System.Globalization;
using System.Xml.Linq;

namespace IoAnalyzers.Corpus;

/// <summary>All findings of one rule, each with the code around it and what its fixes make of it.</summary>
static class RuleSection
{
    public static string IdOf(Finding finding) => $"f-{finding.Fingerprint}";

    public static XElement Of(RuleOutcome rule, Report report) => Html.Tag("section", "rule", Html.Id(rule.Id),
        Html.Tag("h2", null,
            Html.Link(rule.Descriptor.HelpLinkUri, rule.Id), " ", rule.Descriptor.Title.ToString(CultureInfo.InvariantCulture)),
        Html.Tag("p", "fates", Html.Tag("span", null, Words.Count(rule.Findings.Count, "finding")),
            rule.Fates.Select(fate => (object)Html.Tag("span", "fate " + StyleOf(fate.Fate), $"{Words.Number(fate.Times)} {fate.Fate.Words()}")),
            Html.Tag("span", null, $"FixAll: {Words.Number(rule.FixAlls.Count(trial => !trial.Fate.IsBroken()))} of {Words.Number(rule.FixAlls.Count)} fine"),
            Html.Tag("span", null, $"{Words.Milliseconds(rule.Cost)} ms")),
        rule.Findings.Select(finding => (object)Of(finding, report)));

    static XElement Of(Finding finding, Report report)
    {
        var verdict = report.Comparison?.List.VerdictOn(finding);
        var place = report.Trees.Count > 1 ? $"{finding.Tree}/{finding.File}" : finding.File;
        return Html.Tag("details", "finding", Html.Id(IdOf(finding)), finding.IsBroken ? new XAttribute("open", "open") : null,
            new XElement("summary",
                Html.Tag("span", "fate " + StyleOf(finding.Trials.Max(trial => trial.Fate)), finding.Trials.Max(trial => trial.Fate).Words()),
                verdict is null ? null : Html.Tag("span", "fate " + verdict.Ruling.ToString().ToLowerInvariant(), verdict.Ruling.ToString().ToLowerInvariant()),
                Html.Tag("span", "place", $" {place}:{finding.Region.StartLine} "), Html.Tag("span", "message", finding.Message)),
            verdict is { Reason.Length: > 0 } ? Html.Tag("p", null, verdict.Reason) : null,
            Html.Tag("pre", "code", finding.Code.Lines.Select((line, i) => (object)Numbered(line, finding.Code.FirstLine + i, finding.Region))),
            finding.Trials.Select(trial => (object?[])[
                Html.Tag("h4", null, Html.Tag("span", "fate " + StyleOf(trial.Fate), trial.Fate.Words()), " ", trial.Action),
                trial.Detail.Length > 0 ? Html.Tag("pre", "detail", trial.Detail) : null,
                trial.Diff.Count > 0 ? Html.Tag("pre", "code diff", trial.Diff.Skip(2).Select(line => (object)Html.Tag("span", DiffStyle(line), line + "\n"))) : null]));
    }

    static XElement Numbered(string line, int number, Region region) =>
        Html.Tag("span", number >= region.StartLine && number <= region.EndLine ? "line here" : "line", Html.Tag("i", null, $"{number,5} "), line + "\n");

    static string? DiffStyle(string line) => line[..1] switch { "-" => "removed", "+" => "added", "@" => "hunk", _ => null };

    static string StyleOf(Fate fate) => fate.IsBroken() ? "bad" : "good";
}
