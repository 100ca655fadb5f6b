using System.Diagnostics;
using IoAnalyzers.Demo;

namespace IoAnalyzers.Corpus;

/// <summary>What there is to say of a scan.</summary>
/// <param name="Trees">What was scanned, with the folder of each.</param>
/// <param name="Comparison">Null where no list was asked for.</param>
sealed record Report(IReadOnlyList<SourceTree> Trees, IReadOnlyList<ScanResult> PerTree, ScanResult All, ChosenRules Rules, Comparison? Comparison)
{
    public IReadOnlyList<RuleOutcome> Outcomes { get; } = RuleOutcome.Of(All, Rules);

    public long LinesPerSecond => (long)(All.Lines / Math.Max(0.001, All.Elapsed.TotalSeconds));

    public long PeakMegabytes { get; } = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;

    public int Trials => Outcomes.Sum(rule => rule.Trials);

    public int BrokenFixes => Outcomes.Sum(rule => rule.Broken);

    public int FixAlls => All.FixAlls.Count;

    public TimeSpan Cost => All.Cost.Values.Aggregate(TimeSpan.Zero, (sum, cost) => sum + cost);

    /// <summary>The files of the report, in a folder that is made where it is missing.</summary>
    public void Write(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "report.html"), Page.Of(this));
            File.WriteAllText(Path.Combine(folder, "findings.sarif"), SarifLog.Of(this));
            File.WriteAllText(Path.Combine(folder, "findings.json"), FindingsJson.Of(this));
            File.WriteAllLines(Path.Combine(folder, "findings.txt"), All.Findings.Select(Line));
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new Complaint($"The report cannot be written to {folder}: {unwritable.Message}");
        }
    }

    static string Line(Finding finding) =>
        $"{finding.Tree}/{finding} [{string.Join("; ", finding.Trials.Select(trial => trial.Action.Length > 0 ? $"{trial.Action}: {trial.Fate.Words()}" : trial.Fate.Words()))}]";
}
