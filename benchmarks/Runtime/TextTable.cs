using System.Globalization;

namespace IoAnalyzers.Benchmarks.Runtime;

/// <summary>Results as lines of text.</summary>
static class TextTable
{
    static readonly string[] Heads = ["", "wall", "x", "CPU", "x", "system calls", "bytes allocated"];

    public static Table Of(Results results) => new(Heads, [.. Cells(results)]);

    public static IEnumerable<string> Targets(Results results) => results.Comparison.Targets.Select(target =>
    {
        var measured = results.Of(target);
        var unit = target.Measure == Measure.Allocated ? " B" : "";
        var limit = $"{target.Contender} ≤ {Number(target.Limit)}{unit}{(target.Against is { } against ? $" of {against}" : "")} ({NameOf(target.Measure)})";
        return measured is { } value
            ? $"{limit}: {(Holds(target, value) ? "holds" : "MISSED")}, {Number(value)}{unit}"
            : $"{limit}: not measured";
    });

    public static bool Holds(Target target, double value) => value <= target.Limit + 0.005;

    static IEnumerable<string[]> Cells(Results results)
    {
        var first = results.Comparison.Contenders[0].Name;
        foreach (var contender in results.Comparison.Contenders)
        {
            var name = $"{LabelOf(contender.Maker)}: {contender.Name}";
            yield return results.Of(contender) is { } row
                ?
                [
                    name, Number(row.Wall), Factor(results.Ratio(contender.Name, first, Measure.Wall)), Number(row.Cpu),
                    Factor(results.Ratio(contender.Name, first, Measure.Cpu)), Whole(row.Calls),
                    Whole(row.Allocated),
                ]
                : [name, "", "", "", "", "", ""];
        }
    }

    public static string LabelOf(Maker maker) => maker switch { Maker.C => "C", Maker.Bcl => "BCL", Maker.Library => "library", _ => "other" };

    static string NameOf(Measure measure) => measure switch { Measure.Wall => "wall", Measure.Cpu => "CPU", _ => "allocated" };

    static string Whole(double? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? "";

    static string Factor(double? ratio) => ratio is { } value ? Number(value) : "";

    static string Number(double value) => double.IsNaN(value) ? "" : value.ToString(value >= 100 ? "N0" : value >= 10 ? "F1" : "F2", CultureInfo.InvariantCulture);
}
