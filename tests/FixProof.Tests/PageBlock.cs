using System.Reflection;
using System.Text.RegularExpressions;

namespace IoAnalyzers.FixProof;

/// <summary>The two code blocks of a rule's page; a house test proves that the fix makes the second out of the first.</summary>
static class PageBlock
{
    public static string Before(string id) => Under("Noncompliant", id);

    public static string After(string id) => Under("Compliant", id);

    public static string AfterWithLibrary(string id) => Under("Compliant with IoAnalyzers.Runtime", id);

    static string Under(string heading, string id)
    {
        var root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;
        var page = File.ReadAllText(Path.Combine(root, "docs", "rules", $"{id}.md"));
        var block = Regex.Match(page, $@"^## {heading}\s+```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline);
        return block.Success ? block.Groups["code"].Value : throw new InvalidDataException($"{id}.md has no C# block under '## {heading}'.");
    }
}
