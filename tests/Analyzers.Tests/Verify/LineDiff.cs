namespace IoAnalyzers.Tests;

/// <summary>Where two texts differ, by lines, with invisible characters made visible.</summary>
static class LineDiff
{
    public static string Between(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var first = 0;
        while (first < left.Length && first < right.Length && left[first] == right[first])
            first++;
        var same = 0;
        while (same < left.Length - first && same < right.Length - first && left[^(same + 1)] == right[^(same + 1)])
            same++;

        var before = from line in left[Math.Max(0, first - 2)..first] select "    " + line.TrimEnd('\r');
        var missing = from line in left[first..^same] select "  - " + Visible(line);
        var added = from line in right[first..^same] select "  + " + Visible(line);
        var after = from line in left[^same..].Take(2) select "    " + line.TrimEnd('\r');
        return $"at line {first + 1} (- expected, + actual):\n" + string.Join('\n', before.Concat(missing).Concat(added).Concat(after));
    }

    static string Visible(string line)
    {
        var code = line.TrimEnd(' ', '\t', '\r');
        return code.Replace("\t", "→   ") + line[code.Length..].Replace(" ", "·").Replace("\t", "→").Replace("\r", "␍");
    }
}
