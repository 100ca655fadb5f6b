using System.Globalization;

namespace IoAnalyzers.Benchmarks.Cost;

/// <summary>All results as tables and targets.</summary>
sealed class CostReport(string machine)
{
    const double MegaByte = 1e6;

    public const string Method =
        "CPU time of the process, medians of the rounds, all sets in each round, and of short code the compiler and our rules three times in turn, of 100,000 lines twice; parsing is not in the compiler's time. In rules is the CPU time inside of ours, and for the rules of others "
        + "what the driver's stopwatch says, less the share of the run in which the process had to wait for a processor; the targets are about it. Added is what a build with them takes more than one without: the driver that the first analyzer of a build wakes, too. "
        + "Allocated is what the rules ask for, the operations included that the compiler makes for them; no garbage is collected within the first 2 GiB of a run, and the time of the "
        + "collections behind them is left out everywhere: they look at the compiler's objects for the most part, and would be charged to whoever allocates when one is due.";

    public string Machine => machine;
    public List<CostResults> Results { get; } = [];

    /// <summary>Our rules in the first compilation of the process.</summary>
    public Run? First { get; set; }

    /// <summary>What the first run takes more than those that are measured.</summary>
    public string WarmUp => First is null ? "" :
        $"Before all rounds everything runs once, so that no figure has the time in which the runtime compiles the code of the rules, and what they call of the compiler: {Whole(First.Own.TotalMilliseconds)} ms in rules "
        + "in that first run, fully optimized, once in the life of a process.";

    public void Add(CostResults results) => Results.Add(results);

    public void Print(TextWriter output)
    {
        output.WriteLine($"machine   {machine}");
        output.WriteLine($"method    {Method}");
        output.WriteLine($"warm-up   {WarmUp}");
        Print(output, "All rules of IoAnalyzers against the compiler", Overview());
        foreach (var results in Compared)
            Print(output, $"Against the rules of others: {results.Subject.Name}, {results.Plan.RoundsOfOthers} rounds", Comparison(results));
        Print(output, $"Each rule: {ForRules.Subject.Name}", Rules());
        output.WriteLine();
        foreach (var target in CostTarget.Of(this))
            output.WriteLine($"target    {target}");
    }

    static void Print(TextWriter output, string title, Table table)
    {
        output.WriteLine();
        output.WriteLine(title);
        foreach (var line in table.Plain())
            output.WriteLine(line);
    }

    public IEnumerable<CostResults> Compared => Results.Where(static results => results.Plan.Others.Count > 0);

    /// <summary>The longest code that was measured more than once.</summary>
    public CostResults ForRules => Results.Where(static results => results.Plan.IsMain).OrderBy(static results => (results.Plan.Rounds > 1, results.Subject.Lines)).Last();

    public Table Overview() => new(
        ["code", "lines", "methods", "with I/O", "findings", "rounds", "compiler, ms", "in rules, ms", "of the compiler", "ms per million lines", "compiler, MB", "allocated, MB", "of the compiler"],
        [.. Results.Select(static results => new[]
        {
            results.Subject.Name, Whole(results.Subject.Lines), Whole(results.Subject.Methods), Whole(results.Subject.IoMethods), Whole(results.Findings), Whole(results.Plan.Rounds),
            Whole(results.Compiler), Number(results.OursInRules), Percent(results.OfCompiler), Whole(results.OursInRules * 1e6 / results.Subject.Lines),
            Whole(results.Bytes(results.Compiling) / MegaByte), Number(results.BytesInRules / MegaByte), Percent(results.BytesInRules / results.Bytes(results.Compiling)),
        })]);

    public static Table Comparison(CostResults results)
    {
        var ours = results.OursInRules;
        string[] Row(AnalyzerSet set)
        {
            var last = results.Last(set);
            return
            [
                $"{set.Name} ({set.Analyzers.Length})", Number(results.InRules(set)), Percent(results.InRules(set) / results.Compiler), set.IsEmpty ? "" : Percent(ours / results.InRules(set)),
                Whole(results.AddedCpu(set)), Number(results.AddedBytes(set) / MegaByte), Whole(last.Findings), Whole(last.Crashes),
            ];
        }

        return new(
            ["rules (analyzers)", "in rules, ms", "of the compiler", "ours of theirs", "added, ms", "added, MB", "findings", "crashes"],
            [
                ["parsing", "", Percent(results.Cpu(results.Parsing) / results.Compiler), "", Whole(results.Cpu(results.Parsing)), Number(results.Bytes(results.Parsing) / MegaByte), "", ""],
                ["the compiler: binding and emitting", "", Percent(1), "", Whole(results.Compiler), Number(results.Bytes(results.Compiling) / MegaByte), "", ""],
                .. results.Sets.OrderBy(static set => !set.IsEmpty).Select(Row),
            ]);
    }

    /// <summary>The first rule that asks for the names in a file, or the code of a member, has it made for all.</summary>
    public Table Rules() => new(
        ["rule", "in rules, ms per million lines", "of the compiler", "allocated, KB per 1,000 lines"],
        [.. ForRules.ByRule.Select(rule => new[]
        {
            rule.Name, Whole(rule.Own * 1e6 / ForRules.Subject.Lines), Percent(rule.Own / ForRules.Compiler), Number(rule.Bytes / ForRules.Subject.Lines),
        })]);

    static string Whole(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    static string Number(double value) => value.ToString(value >= 100 ? "N0" : value >= 10 ? "F1" : "F2", CultureInfo.InvariantCulture);

    static string Percent(double share) => (100 * share).ToString(share >= 1 ? "N0" : "F2", CultureInfo.InvariantCulture) + " %";
}
