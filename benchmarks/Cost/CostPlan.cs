using System.Globalization;

namespace IoAnalyzers.Benchmarks.Cost;

/// <summary>One piece of code, how often it is measured, and with whose rules.</summary>
sealed record CostPlan(Subject Subject, int Rounds, IReadOnlyList<AnalyzerSet> Others)
{
    const int DefaultRounds = 3;

    // Rules of others take up to ten times the compiler's time, and a million lines minutes.
    const int MostLinesForAllRules = 20_000, MostLinesForOthers = 200_000, MostLinesForRounds = 20_000;
    const int MainIoPercent = 10;

    static readonly int[] DefaultLines = [10_000, 100_000, 1_000_000];
    static readonly int[] IoPercents = [0, 1, MainIoPercent];

    /// <summary>Whether the code is measured against the rules of others, and for growth: that with the most I/O.</summary>
    public bool IsMain { get; private init; }

    /// <summary>Null, with the reason, where the arguments are none.</summary>
    public static (IReadOnlyList<CostPlan>? Plans, bool IsWritten, string Reason) For(string[] arguments)
    {
        var (path, lines, rounds, isWritten) = ((string?)null, DefaultLines, DefaultRounds, false);
        for (var rest = arguments.AsSpan(); rest.Length > 0;)
        {
            switch (rest)
            {
                case ["--write", ..]:
                    isWritten = true;
                    rest = rest[1..];
                    break;
                case ["--rounds", var number, ..] when Number(number) is { } count:
                    rounds = count;
                    rest = rest[2..];
                    break;
                case ["--lines", var numbers, ..] when numbers.Split(',').Select(Number).ToArray() is var counts && counts.All(static count => count is not null):
                    lines = [.. counts.Select(static count => count!.Value).Order()];
                    rest = rest[2..];
                    break;
                case [var folder, ..] when path is null && !folder.StartsWith('-'):
                    path = folder;
                    rest = rest[1..];
                    break;
                default:
                    return (null, false, $"Expected: cost [PATH] [--lines N,N] [--rounds N] [--write], not: cost {string.Join(' ', arguments)}");
            }
        }

        if (path is null)
            return ([.. from count in lines from percent in IoPercents where percent == MainIoPercent || count <= MostLinesForOthers select Generated(count, percent, rounds)], isWritten, "");
        if (isWritten)
            return (null, false, "The page is about generated code: --write goes without a PATH.");
        if (!Directory.Exists(path))
            return (null, false, $"{path} is not a folder.");
        return Subject.Below(Path.GetFullPath(path)) is { } subject
            ? ([new CostPlan(subject, rounds, AnalyzerSet.OfOthers) { IsMain = true }], false, "")
            : (null, false, $"There is no C# file below {path}.");
    }

    static CostPlan Generated(int lines, int ioPercent, int rounds)
    {
        var isMain = ioPercent == MainIoPercent;
        var others = !isMain || lines > MostLinesForOthers ? [] : AnalyzerSet.OfOthers.Where(set => !set.AllRules || lines <= MostLinesForAllRules).ToArray();
        return new(Subject.Generated(lines, ioPercent), lines <= MostLinesForRounds ? rounds : lines <= MostLinesForOthers ? (rounds + 1) / 2 : 1, others) { IsMain = isMain };
    }

    /// <summary>
    /// What the rules take of short code is a few milliseconds: the compiler and ours are measured in turn, more than once in each round. The first time,
    /// longer code has the system give the process its memory, which would be half of two measurements.
    /// </summary>
    public int TurnsInRound => Subject.Lines <= MostLinesForRounds ? 3 : Subject.Lines <= MostLinesForOthers ? 2 : 1;

    /// <summary>The rules of others are measured in one round where one takes long.</summary>
    public int RoundsOfOthers => Subject.Lines <= MostLinesForRounds ? Rounds : 1;

    static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
