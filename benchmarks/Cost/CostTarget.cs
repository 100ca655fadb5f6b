using System.Globalization;

namespace IoAnalyzers.Benchmarks.Cost;

/// <summary>What all rules together may cost, and whether they do.</summary>
static class CostTarget
{
    public static IEnumerable<string> Of(CostReport report)
    {
        foreach (var results in report.Results)
            yield return Line($"at most 1 % of the compiler, {results.Subject.Name}", results.OfCompiler, 0.01, "P2");
        foreach (var results in report.Compared)
        {
            foreach (var set in results.Plan.Others)
            {
                if (LimitFor(set) is var (words, limit))
                    yield return Line($"at most {words} of {set.Name}, {results.Subject.Name}", results.OursInRules / results.InRules(set), limit, "P2");
            }
        }

        var mains = report.Results.Where(static results => results.Plan.IsMain).ToList();
        for (var i = 1; i < mains.Count; i++)
        {
            var (few, many) = (mains[i - 1], mains[i]);
            var growth = (double)many.Subject.Lines / few.Subject.Lines;
            yield return Line(
                $"{many.Subject.Lines:N0} lines cost at most {growth:F1} times what {few.Subject.Lines:N0} cost (the compiler's own: {many.Compiler / few.Compiler:F1})",
                many.OursInRules / few.OursInRules, growth, "F1");
        }
    }

    static (string Words, double Limit)? LimitFor(AnalyzerSet set) => set.Name switch
    {
        "Meziantou.Analyzer, default rules" => ("1/20", 0.05),
        "NetAnalyzers, all rules" => ("1/100", 0.01),
        _ => null,
    };

    static string Line(string target, double value, double limit, string format) =>
        $"{target}: {(value <= limit ? "holds" : "MISSED")}, {value.ToString(format, CultureInfo.InvariantCulture)}";
}
