using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Corpus;

/// <summary>What a scan says of one rule.</summary>
sealed record RuleOutcome(
    string Id, DiagnosticDescriptor Descriptor, IReadOnlyList<Finding> Findings, IReadOnlyList<FixAllTrial> FixAlls, TimeSpan Cost, double ShareOfCompiler)
{
    public int Trials => Findings.Sum(finding => finding.Trials.Count(trial => trial.Fate != Fate.NotOffered));

    public int Broken => Findings.Sum(finding => finding.Trials.Count(trial => trial.Fate.IsBroken())) + FixAlls.Count(trial => trial.Fate.IsBroken());

    public static IReadOnlyList<RuleOutcome> Of(ScanResult result, ChosenRules rules) =>
    [
        .. from descriptor in rules.Descriptors
           let cost = result.Cost.GetValueOrDefault(descriptor.Id)
           select new RuleOutcome(
               descriptor.Id, descriptor,
               [.. result.Findings.Where(finding => finding.Rule == descriptor.Id)], [.. result.FixAlls.Where(trial => trial.Rule == descriptor.Id)],
               cost, cost / (result.CompilerTime > TimeSpan.Zero ? result.CompilerTime : TimeSpan.MaxValue)),
    ];

    public IEnumerable<(Fate Fate, int Times)> Fates =>
        from trial in Findings.SelectMany(finding => finding.Trials) group trial by trial.Fate into fate orderby fate.Key select (fate.Key, fate.Count());
}
