namespace IoAnalyzers.Demo;

/// <summary>What is printed in colours, where somebody watches.</summary>
static class Screen
{
    const int MostDiffLines = 500;

    static readonly bool HasColours = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public static void Finding(Finding finding, string folder) => Print(finding.Level == "info" ? "36" : "33", "  " + finding.Shown(folder));

    public static void Diff(IReadOnlyList<string> lines)
    {
        foreach (var line in lines.Take(MostDiffLines))
            Print(line[..1] switch { "-" => "31", "+" => "32", "@" => "36", _ => null }, "    " + line);
        if (lines.Count > MostDiffLines)
            Console.WriteLine($"    … and {lines.Count - MostDiffLines} lines more");
    }

    static void Print(string? colour, string line) => Console.WriteLine(HasColours && colour is not null ? $"\e[{colour}m{line}\e[0m" : line);
}
