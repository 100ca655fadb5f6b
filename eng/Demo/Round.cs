namespace IoAnalyzers.Demo;

/// <summary>What one round of the demo found out.</summary>
/// <param name="Left">Findings that are still there after the fixes.</param>
/// <param name="Problem">Why the copy does not build after the fixes.</param>
/// <param name="Comparison">Null where no program was run.</param>
sealed record Outcome(string Name, IReadOnlyList<Finding> Found, IReadOnlyList<Finding> Left, string? Problem, Comparison? Comparison)
{
    public bool HasFailed => Left.Count > 0 || Problem is not null || Comparison?.Result.Verdict == Verdict.Different;
}

/// <summary>The way of one program through the demo: find, fix, build again, run both, compare.</summary>
static class Round
{
    public static Outcome Run(Subject subject, AnalyzerPackage package, bool runs, string scratch)
    {
        Console.WriteLine($"\n{subject.Name}");
        package.Forget();
        if (Step.Run($"building with {package.Name}", () => Projects.Build(subject.Targets, package)) is { } broken)
            throw new Complaint(subject.Source.InOriginal(broken));

        var findings = package.Findings;
        if (findings.Projects.Count == 0)
            throw new Complaint($"{subject.Name} holds no C# project that was compiled.");
        if (findings.All is var found && found.Count == 0)
        {
            Console.WriteLine("  Nothing found: none of the rules has anything to say about this code.");
            return new(subject.Name, found, [], null, null);
        }

        Print(found, subject);
        var program = runs ? findings.Program : null;
        var before = program is null ? null : KeepOutput(program, Path.Combine(scratch, "before", subject.Name));

        Step.Run("applying the fixes with dotnet format analyzers", () => Projects.Fix(findings, package));
        Screen.Diff(subject.Changes().SelectMany(change => TextDiff.Unified(change.Before, change.After, change.Name)).ToList());

        var problem = Step.Run("building the fixed copy", () => Projects.Build(subject.Targets, package));
        var left = package.Findings.All;
        Console.WriteLine(problem is not null ? $"  {problem}" : left.Count == 0 ? "  No finding is left." : $"  {left.Count} of {found.Count} findings are left:");
        Print(left, subject);

        var comparison = problem is null && program is not null && before is not null
            ? Step.Run("running both", () => Comparison.Run(before, program.Output, subject.Arguments, Path.GetDirectoryName(program.File)!, scratch)) : null;
        Console.WriteLine($"  {comparison?.Result.Explanation ?? WhyNotRun(runs, findings)}");
        return new(subject.Name, found, left, problem, comparison);
    }

    static void Print(IEnumerable<Finding> findings, Subject subject)
    {
        foreach (var finding in findings)
            Screen.Finding(finding, subject.Source.Folder);
    }

    static string KeepOutput(CompiledProject program, string folder) =>
        Path.Combine(SourceCopy.Alone(Path.GetDirectoryName(program.Output)!, folder).Folder, Path.GetFileName(program.Output));

    static string WhyNotRun(bool runs, Findings findings) =>
        !runs ? "Not run, as asked."
        : findings.Projects.All(project => project.Runtime is null) ? "There is no program to run."
        : "Not run: there is more than one program; name the project of one.";
}
