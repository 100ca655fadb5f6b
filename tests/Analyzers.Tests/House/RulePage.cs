using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace IoAnalyzers.Tests.House;

/// <summary>The page of a rule, read as what it promises: code that the rule reports, and the same code fixed.</summary>
sealed partial record RulePage(string Path, string Title, ImmutableArray<string> Noncompliant, ImmutableArray<string> Compliant, ImmutableArray<string> CompliantWithLibrary)
{
    public static RulePage Of(string path)
    {
        var text = Repository.Read(path);
        return new(path, text.Split('\n')[0], BlocksUnder("Noncompliant", text), BlocksUnder("Compliant", text), BlocksUnder("Compliant with IoAnalyzers.Runtime", text));
    }

    /// <summary>The C# blocks of the section with this heading.</summary>
    static ImmutableArray<string> BlocksUnder(string heading, string text)
    {
        var section = Headings().Split(text).SkipWhile(part => part != heading).ElementAtOrDefault(1) ?? "";
        return [.. from Match block in Blocks().Matches(section) select block.Groups["code"].Value];
    }

    [GeneratedRegex(@"^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
