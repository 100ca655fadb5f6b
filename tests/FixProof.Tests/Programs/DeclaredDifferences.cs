using System.Text;

namespace IoAnalyzers.FixProof.Programs;

/// <summary>A difference that the title or the page of a rule announces.</summary>
/// <param name="Covers">Whether this is what a run differs in.</param>
sealed record DeclaredDifference(string Reason, Func<Variant, Scenario, Outcome, Outcome, bool> Covers);

/// <summary>What fixes change because their titles or pages say so: each with its reason, no further than that, and counted.</summary>
static class DeclaredDifferences
{
    /// <summary>A buffer holds a failure back until it is flushed, and a flush brings it to light: what a program says and does on its way there is not the same.</summary>
    static readonly string[] MoveFailures = ["IOA1001", "IOA1002", "IOA1003", "IOA1005", "IOA1006", "IOA2003", "IOA2004", "IOA2009", "IOA2010"];

    static readonly string[] Copies = ["IOA3001", "IOA3002", "IOA3003"];

    static readonly string[] Replacements = ["IOA2001", "IOA2002", "IOA2006"];

    static readonly DeclaredDifference[] All =
    [
        new("a failure comes to light at another call, and ends the program as before", static (variant, scenario, before, after) => scenario.Fails && IsOf(variant, MoveFailures) && before.End == after.End),
        new("chunks of another size wait in a file's buffer, or do not: a full disk is found at another call", static (variant, scenario, before, after) =>
            scenario.Target == Target.Full && IsOf(variant, Copies) && before.End == after.End && before.HasThrown),
        new("behind a loop without rounds, the mark of the encoding is in the file already, and nothing else", static (variant, _, before, after) =>
            IsOf(variant, ["IOA1003"]) && before.Text.Replace("told: 0", $"told: {Encoding.UTF8.Preamble.Length}", StringComparison.Ordinal) == after.Text),
        new("a file that cannot be replaced is found at the rename", static (variant, scenario, before, after) => scenario.Target == Target.Folder && IsOf(variant, Replacements) && before.HasThrown && after.HasThrown),
        new("a failed sync throws", static (variant, scenario, before, after) => scenario.Target == Target.Full && IsOf(variant, ["IOA2005", "IOA2011"]) && after.HasThrown),
        new("the library follows a link", static (variant, scenario, _, _) => scenario.Target == Target.Full && IsOf(variant, ["IOA2001", "IOA2006"])),
        new("a part of an element at the end: ArgumentOutOfRangeException in place of its base class", static (variant, _, before, after) =>
            IsOf(variant, ["IOA4004"]) && before.End == Outcome.Threw(typeof(ArgumentException)) && after.End == Outcome.Threw(typeof(ArgumentOutOfRangeException))),
        new("a negative offset throws ArgumentOutOfRangeException", static (variant, _, before, after) =>
            IsOf(variant, ["IOA4001"]) && before.End == Outcome.Threw(typeof(IOException)) && after.End == Outcome.Threw(typeof(ArgumentOutOfRangeException))),
        new("a token that is cancelled during the last read is not looked at behind it, and not at all where nothing is to be read", static (variant, scenario, before, after) =>
            (scenario.Source.Event == Event.Cancel || scenario.IsCancelled) && IsOf(variant, [.. Copies, "IOA3008"]) && before.End == Outcome.Threw(typeof(OperationCanceledException)) && !after.HasThrown),
        new("a token that is cancelled throws TaskCanceledException, as most streams of the framework do, in place of its base class", static (_, _, before, after) =>
            before.End == Outcome.Threw(typeof(OperationCanceledException)) && after.End == Outcome.Threw(typeof(TaskCanceledException))),
        new("a source that fails gives less of its last bytes to small reads through a BufferedStream than to large ones", static (variant, scenario, before, after) =>
            scenario.Source.Event == Event.Throw && IsOf(variant, Copies) && before.End == after.End && variant.Sample.Draft.Body.Contains("= new BufferedStream(source)", StringComparison.Ordinal)),
        // Also one that finds too few bytes, and throws.
        new("a copy that fails leaves another part of its bytes in a buffer that is never flushed", static (variant, scenario, before, after) =>
            (scenario.Fails || before.HasThrown) && IsOf(variant, Copies) && before.End == after.End && variant.Sample.Draft.Body.Contains("= new BufferedStream(destination)", StringComparison.Ordinal)),
    ];

    /// <summary>The reason why a run may differ in this way, or null.</summary>
    public static string? ReasonFor(Variant variant, Scenario scenario, Outcome before, Outcome after) => All.FirstOrDefault(one => one.Covers(variant, scenario, before, after))?.Reason;

    static bool IsOf(Variant variant, string[] rules) => variant.Rules.Any(rules.Contains);
}
