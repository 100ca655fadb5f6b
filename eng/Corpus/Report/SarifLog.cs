using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Corpus;

/// <summary>The findings as SARIF 2.1.0, for tools that show or compare such logs.</summary>
static class SarifLog
{
    static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Of(Report report)
    {
        var descriptors = report.Rules.Descriptors.ToList();
        var trees = report.Trees.ToDictionary(tree => tree.Name, tree => BaseOf(tree, report));
        return JsonSerializer.Serialize(
            new Dictionary<string, object?>
            {
                ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
                ["version"] = "2.1.0",
                ["runs"] = new[]
                {
                    new
                    {
                        tool = new { driver = new { name = "IoAnalyzers", version = Own.Metadata("Version"), informationUri = Own.Metadata("RepositoryUrl"), rules = descriptors.Select(Rule) } },
                        columnKind = "utf16CodeUnits",
                        originalUriBaseIds = trees.ToDictionary(tree => tree.Value, tree => new { description = new { text = $"The folder of {tree.Key}" } }),
                        invocations = new[]
                        {
                            new
                            {
                                executionSuccessful = report.All.Crashes.Count == 0 && report.All.Unreadable.Count == 0,
                                toolExecutionNotifications = report.All.Crashes.Select(Notification).Concat(report.All.Unreadable.Select(file => Notification($"This file cannot be read: {file}"))),
                            },
                        },
                        results = report.All.Findings.Select(finding => Result(finding, descriptors.FindIndex(rule => rule.Id == finding.Rule), trees[finding.Tree])),
                    },
                },
            },
            Indented) + "\n";
    }

    /// <summary>The name of a root that paths are relative to; where it lies is the reader's business.</summary>
    static string BaseOf(SourceTree tree, Report report) => report.Trees.Count == 1 ? "SRCROOT" : "SRCROOT-" + tree.Name.Replace('/', '+');

    static object Rule(DiagnosticDescriptor rule) => new
    {
        id = rule.Id,
        shortDescription = new { text = rule.Title.ToString(CultureInfo.InvariantCulture) },
        fullDescription = new { text = rule.Description.ToString(CultureInfo.InvariantCulture) },
        helpUri = rule.HelpLinkUri,
        defaultConfiguration = new { level = LevelOf(rule.DefaultSeverity == DiagnosticSeverity.Info ? "info" : rule.DefaultSeverity.ToString().ToLowerInvariant()) },
        properties = new { category = rule.Category },
    };

    static object Result(Finding finding, int index, string root)
    {
        var fixes = finding.Trials.Where(trial => trial.Fate == Fate.Fine).Select(trial => Fix(trial, root)).ToList();
        return new
        {
            ruleId = finding.Rule,
            ruleIndex = index,
            level = LevelOf(finding.Level),
            message = new { text = finding.Message },
            locations = new[] { new { physicalLocation = new { artifactLocation = Artifact(finding.File, root), region = RegionOf(finding.Region) } } },
            partialFingerprints = new Dictionary<string, string> { ["ioAnalyzers/v1"] = finding.Fingerprint },
            fixes = fixes.Count > 0 ? fixes : null,
            properties = new { fates = finding.Trials.Select(trial => new { fix = trial.Action, fate = trial.Fate.Words() }) },
        };
    }

    static object Fix(Trial trial, string root) => new
    {
        description = new { text = trial.Action },
        artifactChanges = trial.Replacements.GroupBy(replacement => replacement.File).Select(file => new
        {
            artifactLocation = Artifact(file.Key, root),
            replacements = file.Select(replacement => new { deletedRegion = RegionOf(replacement.Deleted), insertedContent = new { text = replacement.Inserted } }),
        }),
    };

    static object Artifact(string file, string root) => new { uri = string.Join('/', file.Split('/').Select(Uri.EscapeDataString)), uriBaseId = root };

    static object RegionOf(Region region) =>
        new { startLine = region.StartLine, startColumn = region.StartColumn, endLine = region.EndLine, endColumn = region.EndColumn };

    static object Notification(Crash crash) => Notification($"{crash.Source} threw in {crash.Tree}/{crash.Place}: {crash.Exception}");

    static object Notification(string text) => new { level = "error", message = new { text } };

    static string LevelOf(string severity) => severity switch { "error" or "warning" => severity, "info" => "note", _ => "none" };
}
