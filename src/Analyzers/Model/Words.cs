using System;
using System.Collections.Generic;

namespace IoAnalyzers.Model;

/// <summary>The words of identifiers and file names: <c>WalSegmentWriter</c>, <c>wal_segment</c> and <c>wal-segment.bin</c> all hold the word wal.</summary>
static class Words
{
    /// <summary>Whether any word of the text is in the set; words are compared without case, and as a whole.</summary>
    public static bool Any(string text, HashSet<string> words)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && !IsBoundary(text, i))
                continue;
            if (words.Contains(text.Substring(start, i - start)))
                return true;
            start = i;
        }

        return false;
    }

    public static HashSet<string> Of(params string[] words) => new(words, StringComparer.OrdinalIgnoreCase);

    /// <summary>Between small and capital, before the last capital of <c>WALWriter</c>, and around everything that is no letter.</summary>
    static bool IsBoundary(string text, int i) =>
        !char.IsLetter(text[i]) || !char.IsLetter(text[i - 1])
        || char.IsUpper(text[i]) && (char.IsLower(text[i - 1]) || i + 1 < text.Length && char.IsLower(text[i + 1]));
}
