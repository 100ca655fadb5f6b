namespace IoAnalyzers.Benchmarks.Cost;

/// <summary>The runs on one piece of code; of each figure, the median.</summary>
sealed class CostResults(CostPlan plan)
{
    readonly Dictionary<AnalyzerSet, List<Run>> _runs = [];

    public CostPlan Plan => plan;
    public Subject Subject => plan.Subject;
    public List<Run> Parsing { get; } = [];
    public List<Run> Binding { get; } = [];
    public List<Run> Compiling { get; } = [];

    /// <summary>All but the metered one, which is another name for ours.</summary>
    public IEnumerable<AnalyzerSet> Sets => _runs.Keys.Where(static set => set != AnalyzerSet.Metered);

    public void Add(AnalyzerSet set, Run run)
    {
        if (!_runs.TryGetValue(set, out var runs))
            _runs[set] = runs = [];
        runs.Add(run);
    }

    public double Cpu(List<Run> runs) => Median(runs.Select(static run => run.Cpu.TotalMilliseconds));

    public double Bytes(List<Run> runs) => Median(runs.Select(static run => (double)run.Bytes));

    public double Compiler => Cpu(Compiling);

    public double OursInRules => InRules(AnalyzerSet.Metered);

    public int Findings => _runs[AnalyzerSet.Metered][^1].Findings;

    /// <summary>Milliseconds inside of the rules; ours are metered.</summary>
    public double InRules(AnalyzerSet set) => set == AnalyzerSet.Ours ? OursInRules : Median(_runs[set].Select(static run => run.Own.TotalMilliseconds));

    /// <summary>Milliseconds on top of binding alone, the driver's work with them.</summary>
    public double AddedCpu(AnalyzerSet set) => Cpu(_runs[set]) - Cpu(Binding);

    public double AddedBytes(AnalyzerSet set) => Bytes(_runs[set]) - Bytes(Binding);

    public double BytesInRules => Median(_runs[AnalyzerSet.Metered].Select(static run => (double)run.ByRule.Sum(static rule => rule.Bytes)));

    public Run Last(AnalyzerSet set) => _runs[set][^1];

    public double OfCompiler => OursInRules / Compiler;

    /// <summary>Our rules, the most expensive first: milliseconds and bytes.</summary>
    public IReadOnlyList<(string Name, double Own, double Bytes)> ByRule =>
    [
        .. from rule in _runs[AnalyzerSet.Metered].SelectMany(static run => run.ByRule).GroupBy(static rule => rule.Name)
           let own = Median(rule.Select(static run => run.Own.TotalMilliseconds))
           orderby own descending
           select (rule.Key, own, Median(rule.Select(static run => (double)run.Bytes))),
    ];

    static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
