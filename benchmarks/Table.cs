namespace IoAnalyzers.Benchmarks;

/// <summary>Rows of text below heads, for the console and, with bars between the columns, for a page. The first column holds names, the others numbers.</summary>
sealed record Table(string[] Heads, IReadOnlyList<string[]> Rows)
{
    public IEnumerable<string> Plain()
    {
        var cells = Rows.Prepend(Heads).ToList();
        var widths = Enumerable.Range(0, Heads.Length).Select(column => cells.Max(row => row[column].Length)).ToArray();
        return cells.Select(row => string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))));
    }

    public IEnumerable<string> Markdown()
    {
        yield return $"| {string.Join(" | ", Heads)} |";
        yield return $"|---|{string.Concat(Enumerable.Repeat("--:|", Heads.Length - 1))}";
        foreach (var row in Rows)
            yield return $"| {string.Join(" | ", row)} |";
    }
}
