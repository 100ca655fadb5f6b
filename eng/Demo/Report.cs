using System.Globalization;

namespace IoAnalyzers.Demo;

/// <summary>The text that the demo prints at its end.</summary>
static class Report
{
    const string Nothing = "-";

    public static IEnumerable<string> Table(IReadOnlyList<Outcome> outcomes)
    {
        var measured = outcomes.Where(outcome => outcome.Comparison is not null).ToList();
        if (measured.Count == 0)
            return [];

        var lines = Aligned([["program", "found", "calls before", "after", "ratio", "syncs before", "after", "ms before", "after", "ratio"], .. measured.Select(Row)]).ToList();
        lines.Add("");
        lines.Add($"calls: system calls that move bytes ({measured[0].Comparison!.Source}); syncs: fsync and its like; ms: whole run, median, .NET's start included");
        if (measured.Any(outcome => outcome.Comparison!.After.Calls?.Syncs > outcome.Comparison.Before.Calls?.Syncs))
            lines.Add("More syncs take time; in return a crash leaves the old file or the new one, and not an empty one.");
        return lines;
    }

    static string[] Row(Outcome outcome)
    {
        var (before, after) = (outcome.Comparison!.Before, outcome.Comparison.After);
        return
        [
            outcome.Name,
            string.Join(", ", outcome.Found.GroupBy(finding => finding.Id).Select(rule => $"{rule.Count()}x {rule.Key}")),
            Number(before.Calls?.Transfers), Number(after.Calls?.Transfers), Ratio(before.Calls?.Transfers, after.Calls?.Transfers),
            Number(before.Calls?.Syncs), Number(after.Calls?.Syncs),
            Number((long)before.Time.TotalMilliseconds), Number((long)after.Time.TotalMilliseconds), Ratio(before.Time.TotalMilliseconds, after.Time.TotalMilliseconds),
        ];
    }

    static IEnumerable<string> Aligned(string[][] rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
            yield return string.Join("  ", row.Select((cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd();
    }

    static string Number(long? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? Nothing;

    static string Ratio(double? before, double? after) => before is { } one && after is > 0 and { } two ? (one / two).ToString("F1", CultureInfo.InvariantCulture) + "x" : Nothing;
}
