using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace IoAnalyzers.FixProof;

/// <summary>The two code blocks of a rule's page; a house test proves that the fix makes the second out of the first.</summary>
static class PageBlock
{
    public static string Before(string id) => Under("Noncompliant", id);

    public static string After(string id) => Under("Compliant", id);

    public static string AfterWithLibrary(string id) => Under("Compliant with IoAnalyzers.Runtime", id);

    /// <summary>What the page says of crashes: how many of the states that one can leave are broken, out of how many.</summary>
    public static CrashCount CrashesBefore(string id) => CrashesIn(id, "states before the fix");

    public static CrashCount CrashesAfter(string id) => CrashesIn(id, "after it");

    public static CrashCount CrashesWithLibrary(string id) => CrashesIn(id, "with `IoAnalyzers.Runtime`");

    static CrashCount CrashesIn(string id, string when)
    {
        var claim = Regex.Match(PageOf(id), $@"\*\*(\d+) of (\d+)\*\*\s+{when}");
        int Number(int group) => int.Parse(claim.Groups[group].Value, CultureInfo.InvariantCulture);
        return claim.Success ? new(Number(1), Number(2)) : throw new InvalidDataException($"{id}.md does not say how many of the states that a crash can leave are broken {when}: **1 of 16** {when}.");
    }

    static string Under(string heading, string id)
    {
        var block = Regex.Match(PageOf(id), $@"^## {heading}\s+```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline);
        return block.Success ? block.Groups["code"].Value : throw new InvalidDataException($"{id}.md has no C# block under '## {heading}'.");
    }

    static string PageOf(string id)
    {
        var root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;
        return File.ReadAllText(Path.Combine(root, "docs", "rules", $"{id}.md"));
    }
}
