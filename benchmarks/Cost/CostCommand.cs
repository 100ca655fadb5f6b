using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.Benchmarks.Cost;

/// <summary><c>cost [PATH] [--rounds N]</c></summary>
static class CostCommand
{
    const int DefaultRounds = 5;
    // Rules of others that are off by default take ten times the compiler's time; their numbers need less precision than ours.
    const int RoundsOfAllRules = 2;

    public static int Run(string[] arguments)
    {
        if (Parsed(arguments) is not var (path, rounds))
            return Program.Fail($"Expected: cost [PATH] [--rounds N], not: cost {string.Join(' ', arguments)}");
        if (path is not null && !Directory.Exists(path))
            return Program.Fail($"{path} is not a folder.");
        if ((path is null ? Subject.Generated() : Subject.Below(Path.GetFullPath(path))) is not { } subject)
            return Program.Fail($"There is no C# file below {path}.");

        Describe(subject, rounds);
        var report = new CostReport(subject);
        Warm(subject, report);
        for (var round = 1; round <= rounds; round++)
            Round(subject, report, round);
        report.Print(Console.Out);
        return 0;
    }

    static (string? Path, int Rounds)? Parsed(string[] arguments) => arguments switch
    {
        [] => (null, DefaultRounds),
        ["--rounds", var number] when int.TryParse(number, out var rounds) && rounds > 0 => (null, rounds),
        [var path] when !path.StartsWith('-') => (path, DefaultRounds),
        [var path, "--rounds", var number] when int.TryParse(number, out var rounds) && rounds > 0 => (path, rounds),
        _ => null,
    };

    static void Describe(Subject subject, int rounds)
    {
        Console.WriteLine($"machine   {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}");
        Console.WriteLine($"compiler  Roslyn {typeof(CSharpCompilation).Assembly.GetName().Version}, one thread, no tiered compilation, workstation GC");
        Console.WriteLine($"subject   {subject.Name}: {subject.Lines:N0} lines in {subject.Files:N0} files, {subject.FreshCompilation().GetDiagnostics().Count(static d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error):N0} errors");
        Console.WriteLine($"method    CPU time of the process, {rounds} rounds, all sets in each round, medians; parsing is not in the compiler's time; no garbage collection within the first 2 GiB of a run");
    }

    /// <summary>The first run of everything pays for compiling the code that is measured.</summary>
    static void Warm(Subject subject, CostReport report)
    {
        Progress("warming up");
        Measurement.Compile(subject);
        Measurement.Bare(subject);
        foreach (var set in report.Sets)
            Measurement.Analyze(subject, set);
    }

    static void Round(Subject subject, CostReport report, int round)
    {
        Progress($"round {round}");
        report.Parsing.Add(Measurement.Parse(subject));
        report.Compiling.Add(Measurement.Compile(subject));
        report.Bare.Add(Measurement.Bare(subject));
        foreach (var set in report.Sets)
        {
            if (round > RoundsOfAllRules && set.AllRules && set != AnalyzerSet.Ours)
                continue;
            report.Add(set, Measurement.Bind(subject), Measurement.Analyze(subject, set));
        }
    }

    static void Progress(string line) => Console.Error.WriteLine(line);
}
