namespace IoAnalyzers.Demo;

/// <summary>The difference of two texts as unified diff lines.</summary>
static class TextDiff
{
    const int Context = 3;

    /// <summary>Beyond this, what lies between the first and the last difference is shown as replaced whole.</summary>
    const long MostCells = 25_000_000;

    enum Kind { Same, Removed, Added }

    readonly record struct Line(Kind Kind, string Text, int Before, int After);

    public static IReadOnlyList<string> Unified(string before, string after, string name)
    {
        var lines = Align(before.ReplaceLineEndings("\n").Split('\n'), after.ReplaceLineEndings("\n").Split('\n'));
        var diff = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Kind == Kind.Same)
                continue;

            var first = Math.Max(0, i - Context);
            var last = i;
            for (var next = i; next < lines.Count && next <= last + 2 * Context; next++)
                if (lines[next].Kind != Kind.Same)
                    last = next;
            i = Math.Min(lines.Count - 1, last + Context);

            if (diff.Count == 0)
                diff.AddRange([$"--- {name}", $"+++ {name}"]);
            var hunk = lines.GetRange(first, i - first + 1);
            diff.Add($"@@ -{hunk[0].Before + 1},{hunk.Count(line => line.Kind != Kind.Added)} +{hunk[0].After + 1},{hunk.Count(line => line.Kind != Kind.Removed)} @@");
            diff.AddRange(hunk.Select(line => (line.Kind switch { Kind.Removed => "-", Kind.Added => "+", _ => " " }) + line.Text));
        }

        return diff;
    }

    static List<Line> Align(string[] before, string[] after)
    {
        var head = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var longest = Math.Min(before.Length, after.Length) - head;
        var tail = before.Reverse().Zip(after.Reverse()).Take(longest).TakeWhile(pair => pair.First == pair.Second).Count();
        var (n, m) = (before.Length - head - tail, after.Length - head - tail);

        var lines = new List<Line>();
        for (var i = 0; i < head; i++)
            lines.Add(new(Kind.Same, before[i], i, i));

        var common = (long)n * m <= MostCells ? CommonLengths(before.AsSpan(head, n), after.AsSpan(head, m)) : null;
        for (var (i, j) = (0, 0); i < n || j < m;)
        {
            if (common is not null && i < n && j < m && before[head + i] == after[head + j])
                lines.Add(new(Kind.Same, before[head + i], head + i++, head + j++));
            else if (i < n && (j == m || common is null || common[i + 1, j] >= common[i, j + 1]))
                lines.Add(new(Kind.Removed, before[head + i], head + i++, head + j));
            else
                lines.Add(new(Kind.Added, after[head + j], head + i, head + j++));
        }

        for (var i = 0; i < tail; i++)
            lines.Add(new(Kind.Same, before[head + n + i], head + n + i, head + m + i));
        return lines;
    }

    /// <summary>At [i, j]: how many lines the rests from i and from j have in common, in order.</summary>
    static int[,] CommonLengths(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
            for (var j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return common;
    }
}
