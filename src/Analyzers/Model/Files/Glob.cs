namespace IoAnalyzers.Model.Files;

/// <summary>File name patterns: <c>*</c> within a folder, <c>**</c> across folders, <c>?</c> for one character.</summary>
static class Glob
{
    static readonly char[] Separators = [',', ';'];

    /// <summary>Whether any pattern of a list matches the path, or the end of the path that begins behind a slash.</summary>
    public static bool AnyMatches(string patterns, string path)
    {
        path = path.Replace('\\', '/');
        foreach (var entry in patterns.Split(Separators))
        {
            var pattern = entry.Trim().Replace('\\', '/');
            if (pattern.Length == 0)
                continue;
            for (var start = 0; start >= 0; start = NextFolder(path, start))
                if (Matches(pattern, 0, path, start))
                    return true;
        }

        return false;
    }

    static int NextFolder(string path, int start)
    {
        var slash = path.IndexOf('/', start);
        return slash < 0 || slash + 1 >= path.Length ? -1 : slash + 1;
    }

    static bool Matches(string pattern, int p, string text, int t)
    {
        for (; p < pattern.Length; p++)
        {
            if (pattern[p] == '*')
            {
                var crosses = p + 1 < pattern.Length && pattern[p + 1] == '*';
                var next = crosses ? p + 2 : p + 1;
                // Between slashes, ** also stands for no folder at all.
                if (crosses && (p == 0 || pattern[p - 1] == '/') && next < pattern.Length && pattern[next] == '/' && Matches(pattern, next + 1, text, t))
                    return true;
                for (var end = t; end <= text.Length; end++)
                {
                    if (Matches(pattern, next, text, end))
                        return true;
                    if (end < text.Length && text[end] == '/' && !crosses)
                        return false;
                }

                return false;
            }

            if (t >= text.Length || !(pattern[p] == '?' ? text[t] != '/' : char.ToUpperInvariant(pattern[p]) == char.ToUpperInvariant(text[t])))
                return false;
            t++;
        }

        return t == text.Length;
    }
}
