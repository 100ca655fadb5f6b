using System.Text.Json;

namespace IoAnalyzers.Corpus;

/// <summary>Everything that was seen, for programs.</summary>
static class FindingsJson
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static string Of(Report report) => JsonSerializer.Serialize(
        new
        {
            Trees = report.PerTree.Select(tree => new { Name = tree.Tree, tree.Projects, tree.Lines, Findings = tree.Findings.Count, Seconds = tree.Elapsed.TotalSeconds }),
            Findings = report.All.Findings.Select(finding => new
            {
                finding.Tree, finding.File, finding.Region.StartLine, finding.Region.StartColumn, finding.Rule, finding.Level, finding.Message, finding.Fingerprint,
                Fixes = finding.Trials.Select(trial => new { trial.Action, Fate = trial.Fate.Words(), trial.Detail, trial.Diff }),
            }),
            FixAll = report.All.FixAlls.Select(trial => new { trial.Rule, trial.Tree, trial.Scope, trial.Kind, trial.Key, trial.Findings, Fate = trial.Fate.Words(), trial.Detail }),
            report.All.Crashes,
            report.All.Unreadable,
            Cost = report.Outcomes.Select(rule => new { rule.Id, rule.Cost.TotalMilliseconds, rule.ShareOfCompiler }),
            CompilerMilliseconds = report.All.CompilerTime.TotalMilliseconds,
            report.All.Elapsed.TotalSeconds,
            report.LinesPerSecond,
            report.PeakMegabytes,
        },
        Indented) + "\n";
}
