namespace IoAnalyzers.Corpus;

/// <summary>What a scan of the list's repositories reports, against the list.</summary>
/// <param name="New">Reported, and not in the list.</param>
/// <param name="Gone">In the list, and not reported any more.</param>
/// <param name="Back">Mended once, and reported again.</param>
/// <param name="Absent">Repositories that nothing can be said of, each with the reason.</param>
sealed record Comparison(
    VerdictList List, IReadOnlyList<Finding> New, IReadOnlyList<Verdict> Gone, IReadOnlyList<Verdict> Back, IReadOnlyList<string> Absent)
{
    public bool IsDifferent => New.Count + Gone.Count + Back.Count > 0;

    public IEnumerable<string> Lines =>
    [
        .. New.Select(finding => $"new: {finding.Tree}/{finding}"),
        .. Gone.Select(verdict => $"gone: {verdict} ({verdict.Ruling.ToString().ToLowerInvariant()})"),
        .. Back.Select(verdict => $"back: {verdict} ({verdict.Reason})"),
        .. Absent.Select(repository => $"not compared: {repository}"),
    ];

    /// <param name="scanned">The repositories that were looked at.</param>
    /// <param name="rules">The ids of the rules that looked.</param>
    public static Comparison Of(VerdictList list, IReadOnlyList<Finding> findings, IReadOnlySet<string> scanned, IReadOnlySet<string> rules, IReadOnlyList<string> absent)
    {
        var compared = list.Verdicts.Where(verdict => scanned.Contains(verdict.Repository) && rules.Contains(verdict.Rule)).ToLookup(verdict => findings.Any(verdict.Is));
        return new(
            list,
            [.. findings.Where(finding => list.VerdictOn(finding) is null)],
            [.. compared[false].Where(verdict => verdict.Ruling != Ruling.Mended)],
            [.. compared[true].Where(verdict => verdict.Ruling == Ruling.Mended)],
            absent);
    }

    /// <summary>The list as it is after this scan: verdicts stay, what is new is unread, and what was wrong and went is mended.</summary>
    public VerdictList Refreshed(IReadOnlyList<Finding> findings, IReadOnlyList<PinnedRepository> measured)
    {
        var kept = List.Verdicts.Select(verdict => findings.FirstOrDefault(verdict.Is) is { } finding
            ? verdict with { Line = finding.Region.StartLine, Ruling = verdict.Ruling == Ruling.Mended ? Ruling.Wrong : verdict.Ruling }
            : verdict.Ruling == Ruling.Wrong && Gone.Contains(verdict) ? verdict with { Ruling = Ruling.Mended }
            : Gone.Contains(verdict) ? null : verdict);
        var added = New.Select(finding => new Verdict(finding.Tree, finding.Rule, finding.File, finding.Region.StartLine, finding.Fingerprint, Ruling.Unread, ""));
        return new(
            [.. List.Repositories.Select(repository => measured.FirstOrDefault(one => one.Name == repository.Name) ?? repository)],
            [.. VerdictList.Ordered(kept.OfType<Verdict>().Concat(added))]);
    }
}
