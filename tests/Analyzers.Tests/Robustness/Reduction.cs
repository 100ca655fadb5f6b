using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>Makes code smaller as long as it fails in the same way: first by lines, then by tokens (Zeller's delta debugging).</summary>
sealed class Reduction(Func<string, Task<bool>> fails)
{
    const int MostTries = 3000;

    /// <summary>A hang takes its whole time at each try that keeps it.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    readonly long _start = Stopwatch.GetTimestamp();
    int _tries;

    public async Task<string> Of(string code)
    {
        for (var length = int.MaxValue; code.Length < length;)
        {
            length = code.Length;
            code = await Without(code, SplitLines);
            code = await Without(code, SplitTokens);
        }

        return code;
    }

    static List<string> SplitLines(string code) => [.. code.Split('\n').Select(line => line + "\n")];

    static List<string> SplitTokens(string code) =>
        [.. CSharpSyntaxTree.ParseText(code, new(LanguageVersion.Latest)).GetRoot().DescendantTokens().Select(token => token.ToFullString())];

    async Task<string> Without(string code, Func<string, List<string>> split)
    {
        var parts = split(code);
        for (var size = Math.Max(1, parts.Count / 2); size > 0; size /= 2)
            for (var start = 0; start < parts.Count;)
            {
                List<string> fewer = [.. parts.Take(start), .. parts.Skip(start + size)];
                if (_tries++ < MostTries && Stopwatch.GetElapsedTime(_start) < Longest && await fails(string.Concat(fewer)))
                    parts = fewer;
                else
                    start += size;
            }

        return string.Concat(parts);
    }
}
