namespace IoAnalyzers.Benchmarks.Cost;

/// <summary>Collects the runs and prints the table.</summary>
sealed class CostReport(Subject subject)
{
    readonly Dictionary<AnalyzerSet, List<(Run Bound, Run Analyzed)>> _runs = [];

    public IReadOnlyList<AnalyzerSet> Sets { get; } =
    [
        AnalyzerSet.Empty, AnalyzerSet.EmptyBlocks, AnalyzerSet.Ours, AnalyzerSet.Meziantou(allRules: false), AnalyzerSet.Meziantou(allRules: true),
        AnalyzerSet.NetAnalyzers(allRules: false), AnalyzerSet.NetAnalyzers(allRules: true),
    ];

    public List<Run> Parsing { get; } = [];
    public List<Run> Compiling { get; } = [];
    public List<Run> Bare { get; } = [];

    /// <summary>A run of a set, and the binding without analyzers that was measured right before it.</summary>
    public void Add(AnalyzerSet set, Run bound, Run analyzed)
    {
        if (!_runs.TryGetValue(set, out var runs))
            _runs[set] = runs = [];
        runs.Add((bound, analyzed));
    }

    public void Print(TextWriter output)
    {
        var compiler = Median(Compiling.Select(static run => run.Cpu));
        var bare = Median(Bare.Select(static run => run.Cpu));
        output.WriteLine();
        output.WriteLine($"{"CPU, ms",-40} {"total",9} {"added",9} {"+-",6} {"in rules",9} {"% of compiler",14} {"findings",9} {"crashes",8}");
        Row(output, "parsing", Median(Parsing.Select(static run => run.Cpu)), compiler);
        Row(output, "the compiler: binding and emitting", compiler, compiler);
        foreach (var (set, runs) in _runs)
        {
            var added = Added(set);
            var last = runs[^1].Analyzed;
            output.WriteLine(
                $"{$"{set.Name} ({set.Analyzers.Length})",-40} {Median(runs.Select(static run => run.Analyzed.Cpu)),9:F0} {added,9:F0} {Spread(set),6:F0} {InRules(set),9:F0} "
                + $"{added / compiler,14:P2} {last.Findings,9:N0} {last.Crashes,8:N0}");
        }

        output.WriteLine($"{"IoAnalyzers, without the driver",-40} {bare,9:F0} {bare,9:F0} {"",6} {"",9} {bare / compiler,14:P2} {Bare[^1].Findings,9:N0}");
        output.WriteLine();
        output.WriteLine("total: binding and analyzing; added: the median of the differences to binding alone, measured right before, and their spread;");
        output.WriteLine("in rules: the driver's stopwatch around the rules, which the targets are about; the first analyzer of a build wakes the driver, whatever it does;");
        output.WriteLine("without the driver: the rules on models of their own, so that they bind again what the compiler has bound already. No build does.");
        output.WriteLine();
        Compare(output, compiler);
    }

    void Compare(TextWriter output, double compiler)
    {
        var ours = InRules(AnalyzerSet.Ours);
        output.WriteLine($"{"ours against",-40} {"in rules",9}");
        output.WriteLine($"{"the compiler",-40} {ours / compiler,9:P2}");
        foreach (var other in Sets.Where(static set => set.Analyzers[0] is not EmptyAnalyzer && set != AnalyzerSet.Ours))
            output.WriteLine($"{other.Name,-40} {ours / InRules(other),9:P2}");
        output.WriteLine($"{"per 1,000 lines, ms",-40} {ours * 1000 / subject.Lines,9:F3}");
        output.WriteLine();
        Target(output, "at most 1 % of the compiler", ours / compiler, 0.01);
        Target(output, "at most 1/20 of Meziantou.Analyzer, default rules", ours / InRules(Sets[3]), 0.05);
        Rules(output, compiler);
    }

    /// <summary>The first rule that asks for the code of a member has it bound for all.</summary>
    void Rules(TextWriter output, double compiler)
    {
        output.WriteLine();
        output.WriteLine($"{"rule",-40} {"in rules",9} {"% of compiler",14}");
        var runs = _runs[AnalyzerSet.Ours].Select(static run => run.Analyzed.ByRule!).ToList();
        foreach (var (name, own) in runs[0].Keys.Select(name => (Name: name, Own: Median(runs.Select(run => run[name])))).OrderByDescending(static rule => rule.Own))
            output.WriteLine($"{name,-40} {own,9:F1} {own / compiler,14:P2}");
    }

    static void Target(TextWriter output, string target, double share, double limit) =>
        output.WriteLine($"target    {target}: {(share <= limit ? "holds" : "MISSED")} ({share:P2})");

    double InRules(AnalyzerSet set) => Median(_runs[set].Select(static run => run.Analyzed.Own));

    double Added(AnalyzerSet set) => Median(_runs[set].Select(static run => run.Analyzed.Cpu - run.Bound.Cpu));

    double Spread(AnalyzerSet set)
    {
        var added = Added(set);
        return Median(_runs[set].Select(run => TimeSpan.FromMilliseconds(Math.Abs((run.Analyzed.Cpu - run.Bound.Cpu).TotalMilliseconds - added))));
    }

    static void Row(TextWriter output, string name, double cpu, double compiler) =>
        output.WriteLine($"{name,-40} {cpu,9:F0} {"",9} {"",6} {"",9} {cpu / compiler,14:P2}");

    static double Median(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Select(static time => time.TotalMilliseconds).Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
