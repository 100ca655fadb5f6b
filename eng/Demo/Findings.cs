using System.Text.Json;

namespace IoAnalyzers.Demo;

/// <summary>One diagnostic of one of our rules, as the compiler logged it.</summary>
sealed record Finding(string File, int Line, int Column, string Id, string Level, string Message, string HelpLink)
{
    /// <summary>The line that `dotnet build` prints for it; suggestions have one too, which the command line does not show.</summary>
    public string Shown(string folder) => $"{Path.GetRelativePath(folder, File)}({Line},{Column}): {Level} {Id}: {Message} ({HelpLink})";
}

/// <summary>A project of the copy, compiled for one framework.</summary>
/// <param name="Runtime">The version of .NET that runs it; null when it is no program, a test project, or for another framework.</param>
sealed record CompiledProject(string File, string Output, Version? Runtime, IReadOnlyList<Finding> Findings);

/// <summary>What the last builds of all projects of the copy left behind.</summary>
sealed record Findings(IReadOnlyList<CompiledProject> Projects)
{
    const string Prefix = "IOA";

    /// <summary>Each once, though a project is compiled for several frameworks and files are shared.</summary>
    public IReadOnlyList<Finding> All => Projects.SelectMany(project => project.Findings).Distinct()
        .OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Column).ToList();

    /// <summary>The one program among the projects; null when there is none, or more than one to choose from.</summary>
    public CompiledProject? Program =>
        Projects.Where(project => project.Runtime is not null).GroupBy(project => project.File).ToList() is [var only] ? only.MaxBy(project => project.Runtime) : null;

    public static Findings In(string folder) =>
        new(Directory.GetFiles(folder, "*.project").Order(StringComparer.Ordinal).Select(Read).ToList());

    static CompiledProject Read(string file)
    {
        var log = Path.ChangeExtension(file, ".sarif");
        var values = File.ReadLines(file).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var runs = values["type"] == "Exe" && values["framework"] == ".NETCoreApp" && !values["test"].Equals("true", StringComparison.OrdinalIgnoreCase);
        return new(values["file"], values["output"], runs ? Version.Parse(values["version"]) : null, File.Exists(log) ? Parse(File.ReadAllText(log)).ToList() : []);
    }

    internal static IEnumerable<Finding> Parse(string sarif)
    {
        using var log = JsonDocument.Parse(sarif);
        foreach (var run in log.RootElement.GetProperty("runs").EnumerateArray())
        {
            var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
            foreach (var result in run.GetProperty("results").EnumerateArray())
                if (result.GetProperty("ruleId").GetString() is { } id && id.StartsWith(Prefix, StringComparison.Ordinal) && !result.TryGetProperty("suppressions", out _))
                    yield return Read(result, id, rules[result.GetProperty("ruleIndex").GetInt32()]);
        }
    }

    static Finding Read(JsonElement result, string id, JsonElement rule)
    {
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        var region = place.GetProperty("region");
        var level = result.TryGetProperty("level", out var given) ? given.GetString()! : "warning";
        return new(
            new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath,
            region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32(),
            id, level == "note" ? "info" : level, result.GetProperty("message").GetProperty("text").GetString()!,
            rule.TryGetProperty("helpUri", out var link) ? link.GetString()! : "");
    }
}
