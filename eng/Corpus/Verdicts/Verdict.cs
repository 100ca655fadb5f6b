namespace IoAnalyzers.Corpus;

/// <summary>What a reader said of one finding and of the diff of its fix.</summary>
/// <param name="Line">Where it was in the pinned commit; the fingerprint finds it again when it moves.</param>
sealed record Verdict(string Repository, string Rule, string File, int Line, string Fingerprint, Ruling Ruling, string Reason)
{
    public bool Is(Finding finding) =>
        Fingerprint == finding.Fingerprint && Rule == finding.Rule && File == finding.File && Repository == finding.Tree;

    public override string ToString() => $"{Repository}/{File}({Line}): {Rule}";
}

enum Ruling
{
    /// <summary>Nobody has looked yet.</summary>
    Unread,

    /// <summary>The maintainer would take the fix.</summary>
    Right,

    /// <summary>Correct, and a maintainer could say no with good reason.</summary>
    Arguable,

    /// <summary>The finding or its fix is wrong: a rule has to learn.</summary>
    Wrong,

    /// <summary>It was wrong and is not reported any more; it stays in the list to be seen if it comes back.</summary>
    Mended,
}

/// <summary>The verdicts on one rule, counted.</summary>
sealed record Precision(string Rule, int Right, int Arguable, int Wrong)
{
    public int All => Right + Arguable + Wrong;

    public override string ToString() => All == 0 ? "–" : $"{100.0 * Right / All:F0} % of {All}";
}
