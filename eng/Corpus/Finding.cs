namespace IoAnalyzers.Corpus;

/// <summary>One place that a rule reports, and what became of its fixes.</summary>
/// <param name="File">Seen from the tree's root, with forward slashes.</param>
/// <param name="Fingerprint">Of the text of the line and the name of the member around it: it stays when lines move.</param>
sealed record Finding(
    string Rule, string Level, string Tree, string File, Region Region, string Message, string Fingerprint, Excerpt Code, IReadOnlyList<Trial> Trials)
{
    public bool IsBroken => Trials.Any(trial => trial.Fate.IsBroken());

    public override string ToString() => $"{File}({Region.StartLine},{Region.StartColumn}): {Level} {Rule}: {Message}";
}

/// <summary>A stretch of a file; lines and columns count from 1, and the end is behind its last character.</summary>
sealed record Region(int StartLine, int StartColumn, int EndLine, int EndColumn);

/// <summary>Lines of a file as a reader sees them around a finding.</summary>
sealed record Excerpt(int FirstLine, IReadOnlyList<string> Lines);

/// <summary>One way to fix one finding, applied alone.</summary>
/// <param name="Detail">What went wrong; for a fine fix, the compiler's warnings that it brought.</param>
sealed record Trial(string Action, Fate Fate, string Detail, IReadOnlyList<string> Diff, IReadOnlyList<Replacement> Replacements)
{
    public static Trial NotOffered { get; } = new("", Fate.NotOffered, "No fix is offered.", [], []);
}

sealed record Replacement(string File, Region Deleted, string Inserted);

/// <summary>All findings of a rule in a document or project, fixed at once in one way.</summary>
/// <param name="Scope">The document's or the project's path from the tree's root.</param>
sealed record FixAllTrial(string Rule, string Tree, string Scope, string Kind, string Key, int Findings, Fate Fate, string Detail);

/// <summary>An exception that a rule or a fix let out.</summary>
sealed record Crash(string Source, string Tree, string Place, string Exception);

enum Fate
{
    Fine,
    ErrorAdded,
    StillThere,
    NothingChanged,
    Threw,
    NotOffered,
}

static class Fates
{
    public static bool IsBroken(this Fate fate) => fate != Fate.Fine;

    public static string Words(this Fate fate) => fate switch
    {
        Fate.Fine => "fine",
        Fate.ErrorAdded => "compile error added",
        Fate.StillThere => "finding still there",
        Fate.NothingChanged => "nothing changed",
        Fate.Threw => "threw",
        _ => "not offered",
    };
}
