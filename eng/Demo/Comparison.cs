namespace IoAnalyzers.Demo;

/// <summary>A program as it was built before or after the fixes, and what its runs did.</summary>
sealed record Side(IReadOnlyList<ChildProcess> Runs, SystemCalls? Calls)
{
    /// <summary>The median of the runs that nobody counted calls in.</summary>
    public TimeSpan Time => Runs.SkipLast(1).Select(run => run.Elapsed).Order().ElementAt((Runs.Count - 1) / 2);
}

enum Verdict { Same, Different, Unknown }

/// <summary>The same program before and after the fixes, run in turn.</summary>
sealed record Comparison(Side Before, Side After, string Source)
{
    const int Rounds = 3;

    static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    static readonly TimeSpan LongRun = TimeSpan.FromSeconds(5);

    public (Verdict Verdict, string Explanation) Result
    {
        get
        {
            var (first, all) = (Before.Runs[0], Before.Runs.Concat(After.Runs).ToList());
            if (all.Any(run => run.TimedOut))
                return (Verdict.Unknown, $"It did not end within {Limit.TotalSeconds:F0} s: not compared.");
            if (Before.Runs.Any(run => !Matches(run, first)))
                return (Verdict.Unknown, "It prints something else each time that it runs: not compared.");
            if (After.Runs.FirstOrDefault(run => !Matches(run, first)) is { } other)
                return (Verdict.Different, $"It does something else after the fixes.\nBefore: {first}\nAfter: {other}");
            return (Verdict.Same, $"Before and after print the same and exit with {first.ExitCode}.");
        }
    }

    public static Comparison Run(string before, string after, IReadOnlyList<string> arguments, string folder, string scratch)
    {
        var (one, two) = (new List<ChildProcess>(), new List<ChildProcess>());
        do
        {
            one.Add(Start("dotnet", [before, .. arguments]));
            two.Add(Start("dotnet", [after, .. arguments]));
        }
        while (one.Count < Rounds && one[^1].Elapsed < LongRun);

        var (counted, callsBefore, source) = SystemCalls.Count(Start, "dotnet", [before, .. arguments], scratch);
        one.Add(counted);
        (counted, var callsAfter, _) = SystemCalls.Count(Start, "dotnet", [after, .. arguments], scratch);
        two.Add(counted);
        return new(new(one, callsBefore), new(two, callsAfter), source);

        ChildProcess Start(string program, IReadOnlyList<string> given) => ChildProcess.Run(program, given, folder, Limit, RunSettings);
    }

    /// <summary>A program for an older runtime that is not installed runs on the one that is.</summary>
    static readonly Dictionary<string, string?> RunSettings = new() { ["DOTNET_ROLL_FORWARD"] = "Major" };

    static bool Matches(ChildProcess run, ChildProcess other) => run.ExitCode == other.ExitCode && run.Output == other.Output;
}
