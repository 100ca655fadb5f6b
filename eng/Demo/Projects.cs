namespace IoAnalyzers.Demo;

/// <summary>Builds the copy and lets the SDK apply the fixes, both with the packed analyzers.</summary>
static class Projects
{
    /// <summary>Builds all targets.</summary>
    /// <returns>Null, or the line that says why one of them does not build.</returns>
    public static string? Build(IEnumerable<string> targets, AnalyzerPackage package)
    {
        foreach (var target in targets)
            if (Sdk.Run(Path.GetDirectoryName(target)!, package.Environment, "build", target, "-c", "Release", "--nologo", "-v", "q", "-clp:NoSummary") is { Succeeded: false } build)
                return $"{Path.GetFileName(target)} does not build: {FirstError(build)}";
        return null;
    }

    /// <summary>Runs `dotnet format analyzers` for the rules that found something, on each project in which they did.</summary>
    /// <returns>How many projects were changed.</returns>
    public static int Fix(Findings findings, AnalyzerPackage package)
    {
        var changed = 0;
        foreach (var project in findings.Projects.Where(project => project.Findings.Count > 0).GroupBy(project => project.File))
        {
            string[] ids = [.. project.SelectMany(compiled => compiled.Findings).Select(finding => finding.Id).Distinct().Order(StringComparer.Ordinal)];
            var format = Sdk.Run(
                Path.GetDirectoryName(project.Key)!, package.Environment,
                ["format", "analyzers", project.Key, "--no-restore", "--severity", "info", "--diagnostics", .. ids]);
            if (!format.Succeeded)
                throw new Complaint($"dotnet format fails on {Path.GetFileName(project.Key)}: {FirstError(format)}");
            changed++;
        }

        return changed;
    }

    /// <summary>The line that says why a command of the SDK failed.</summary>
    public static string FirstError(ChildProcess process)
    {
        var lines = (process.Output + process.Errors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return process.TimedOut ? $"it was stopped after {process.Elapsed.TotalMinutes:F0} minutes."
            : lines.FirstOrDefault(line => line.Contains(": error ", StringComparison.Ordinal)) ?? lines.LastOrDefault() ?? $"exit code {process.ExitCode}.";
    }
}
