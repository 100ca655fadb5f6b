using System.Globalization;

namespace IoAnalyzers.Corpus;

/// <summary>What a scan says on the console.</summary>
static class Summary
{
    const int MostProblems = 50;

    public static IEnumerable<string> Of(Report report) =>
    [
        "",
        .. Table(report),
        "",
        .. Problems(report),
        string.Create(CultureInfo.InvariantCulture, $"{Words.Count(report.All.Lines, "line")} in {Words.Count(report.All.Projects, "project")}, {report.All.Elapsed.TotalSeconds:F1} s, {Words.Count(report.LinesPerSecond, "line")} a second, {Words.Number(report.PeakMegabytes)} MB at most"),
        $"{Words.Count(report.All.Findings.Count, "finding")}, {Words.Count(report.Trials, "fix", "fixes")} and {report.FixAlls} FixAll applied: {report.BrokenFixes} broken, {Words.Count(report.All.Crashes.Count, "crash", "crashes")}",
        $"all rules {Words.Milliseconds(report.Cost)} ms, the compiler {Words.Milliseconds(report.All.CompilerTime)} ms: {Words.Share(report.All.CompilerTime > TimeSpan.Zero ? report.Cost / report.All.CompilerTime : 0)}",
    ];

    static IEnumerable<string> Table(Report report)
    {
        yield return $"{"rule",-8} {"findings",8} {"fixes",6} {"fine",6} {"FixAll",6} {"broken",6} {"ms",10} {"compiler",9}";
        foreach (var rule in report.Outcomes)
            yield return $"{rule.Id,-8} {rule.Findings.Count,8} {rule.Trials,6} {rule.Findings.Sum(finding => finding.Trials.Count(trial => trial.Fate == Fate.Fine)),6} {rule.FixAlls.Count,6} {rule.Broken,6} {Words.Milliseconds(rule.Cost),10} {Words.Share(rule.ShareOfCompiler),9}";
    }

    static List<string> Problems(Report report)
    {
        List<string> all =
        [
            .. report.All.Crashes.Select(crash => $"crash: {crash.Source} in {crash.Tree}/{crash.Place}: {crash.Exception}"),
            .. from finding in report.All.Findings
               from trial in finding.Trials
               where trial.Fate.IsBroken()
               select $"broken fix: {finding.Tree}/{finding.File}({finding.Region.StartLine}): {finding.Rule} {trial.Action}: {trial.Fate.Words()} {trial.Detail}",
            .. from trial in report.All.FixAlls
               where trial.Fate.IsBroken()
               select $"broken FixAll: {trial.Tree}/{trial.Scope}: {trial.Rule} {trial.Key}: {trial.Fate.Words()} {trial.Detail}",
        ];
        return all.Count <= MostProblems ? all : [.. all.Take(MostProblems), $"… and {all.Count - MostProblems} more, all in the report"];
    }
}
