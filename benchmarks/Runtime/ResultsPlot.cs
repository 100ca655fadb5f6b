namespace IoAnalyzers.Benchmarks.Runtime;

/// <summary>Wall time per operation, one group for each comparison.</summary>
static class ResultsPlot
{
    public static string Of(string title, IReadOnlyList<Results> groups) => BarPlot.Of(
        title,
        [.. groups.Select(static results => new BarGroup($"{results.Comparison.Name}, ns per {results.Comparison.Unit}", [.. BarsOf(results)]))],
        [.. Enum.GetValues<Maker>().Select(static maker => (ColorOf(maker), TextTable.LabelOf(maker)))]);

    static IEnumerable<Bar> BarsOf(Results results) =>
        from contender in results.Comparison.Contenders
        let row = results.Of(contender)
        where row is not null
        select new Bar(contender.Name, row.Wall, ColorOf(contender.Maker));

    static string ColorOf(Maker maker) => maker switch { Maker.C => "#9aa0a6", Maker.Bcl => "#d98c5f", Maker.Library => "#2f7fb8", _ => "#b9a7d1" };
}
