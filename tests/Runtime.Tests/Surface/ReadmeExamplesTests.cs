using System.Text.RegularExpressions;

namespace IoAnalyzers.Runtime.Tests.Surface;

/// <summary>The readme shows code that tests/Examples compiles, and that the tests of the packages run.</summary>
[Trait(InProcessRun.NotUnderWine, InProcessRun.OfSources)]
public partial class ReadmeExamplesTests
{
    // They are seen in the examples of what they belong to, or hold nothing that runs.
    static readonly string[] Companions =
        ["Acknowledgement", "DurableStateAttribute", "SyncMode", "FlushPolicy", "KnownFlushPolicies", "BufferedWriter", "LogRecord", "MapHint", "MappedRange", "RecordBoundary"];

    static readonly Dictionary<string, string> Examples = Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Examples"), "*Example.cs")
        .Select(static file => ExampleRegex().Match(File.ReadAllText(file))).ToDictionary(static match => match.Groups["type"].Value, static match => Dedented(match.Groups["code"].Value));

    [Fact]
    public void The_readme_shows_each_example_as_it_is_run()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");

        Assert.Empty(Examples.Where(example => !readme.Contains($"```csharp\n{example.Value}\n```\n", StringComparison.Ordinal)).Select(static example => example.Key));
    }

    [Fact]
    public void Each_public_type_that_does_something_has_an_example() => Assert.Empty(
        from type in typeof(DurableFile).Assembly.GetExportedTypes()
        where !type.IsNested && !typeof(Exception).IsAssignableFrom(type) && !type.Name.EndsWith("Options", StringComparison.Ordinal)
            && !Companions.Contains(type.Name) && !Examples.ContainsKey(type.Name)
        select type.Name);

    static string Dedented(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Trim('\n').Split('\n');
        var indent = lines.Where(static line => line.Length > 0).Min(static line => line.Length - line.TrimStart().Length);
        return string.Join("\n", lines.Select(line => line.Length == 0 ? "" : line[indent..])).TrimEnd();
    }

    [GeneratedRegex(@"// example: (?<type>\w+)\r?\n(?<code>.*?)\r?\n *// end", RegexOptions.Singleline)]
    private static partial Regex ExampleRegex();
}
