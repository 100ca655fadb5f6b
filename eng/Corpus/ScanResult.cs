namespace IoAnalyzers.Corpus;

/// <summary>What was seen in one compilation, or in all of a tree.</summary>
/// <param name="Cost">What each rule took, by the driver's stopwatch.</param>
/// <param name="CompilerTime">What the compiler took to say its own errors and warnings.</param>
/// <param name="Unreadable">Files that are missing from the result, each with the reason.</param>
sealed record ScanResult(
    string Tree, int Projects, long Lines, IReadOnlyList<Finding> Findings, IReadOnlyList<FixAllTrial> FixAlls, IReadOnlyList<Crash> Crashes,
    IReadOnlyDictionary<string, TimeSpan> Cost, TimeSpan CompilerTime, IReadOnlyList<string> Unreadable, TimeSpan Elapsed)
{
    public bool IsBroken => Crashes.Count > 0 || Findings.Any(finding => finding.IsBroken) || FixAlls.Any(trial => trial.Fate.IsBroken());

    public static ScanResult Of(string tree, IEnumerable<ScanResult> parts, TimeSpan elapsed)
    {
        var all = parts.ToList();
        return new(
            tree, all.Sum(part => part.Projects), all.Sum(part => part.Lines),
            [.. all.SelectMany(part => part.Findings).OrderBy(finding => finding.Tree, StringComparer.Ordinal)
                .ThenBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Region.StartLine)
                .ThenBy(finding => finding.Region.StartColumn).ThenBy(finding => finding.Rule, StringComparer.Ordinal)],
            [.. all.SelectMany(part => part.FixAlls).OrderBy(trial => string.Join('\t', trial.Tree, trial.Rule, trial.Scope, trial.Key, trial.Kind), StringComparer.Ordinal)],
            [.. all.SelectMany(part => part.Crashes).Distinct().OrderBy(crash => string.Join('\t', crash.Tree, crash.Source, crash.Place, crash.Exception), StringComparer.Ordinal)],
            all.SelectMany(part => part.Cost).GroupBy(cost => cost.Key).ToDictionary(group => group.Key, group => Sum(group.Select(cost => cost.Value))),
            Sum(all.Select(part => part.CompilerTime)),
            [.. all.SelectMany(part => part.Unreadable).Order(StringComparer.Ordinal)],
            elapsed);
    }

    static TimeSpan Sum(IEnumerable<TimeSpan> times) => times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);
}
