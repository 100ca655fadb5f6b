using System.Security.Cryptography;
using System.Text;

namespace IoAnalyzers.Corpus;

/// <summary>What tells a finding from all others of its tree, and stays the same when lines above it come or go.</summary>
static class Fingerprint
{
    const int Characters = 12;

    /// <param name="alike">How many findings before it, in the order of the file, have the same texts.</param>
    public static string Of(string rule, string file, string member, string line, Dictionary<string, int> alike)
    {
        var text = string.Join('\n', rule, file, member, string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        var before = alike[text] = alike.GetValueOrDefault(text) + 1;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{text}\n{before}")))[..Characters];
    }
}
