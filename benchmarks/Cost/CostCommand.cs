using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.Benchmarks.Cost;

/// <summary><c>cost [PATH] [--lines N,N] [--rounds N] [--write]</c></summary>
static class CostCommand
{
    public static int Run(string[] arguments)
    {
        var (plans, isWritten, reason) = CostPlan.For(arguments);
        if (plans is null)
            return Program.Fail(reason);

        var report = new CostReport(Machine());
        // All rules of a package hold its default ones.
        report.First = Warm(plans[0].Subject.ToWarmWith, [AnalyzerSet.Metered, AnalyzerSet.Ours, .. plans.SelectMany(static plan => plan.Others).Distinct().Where(static set => set.AllRules)]);
        foreach (var plan in plans)
            report.Add(Measured(plan));
        report.Print(Console.Out);
        if (isWritten)
            CostPage.Write(report);
        return 0;
    }

    static string Machine() =>
        $"{Runtime.Machine.Describe()}; Roslyn {typeof(CSharpCompilation).Assembly.GetName().Version}, one thread, no tiered compilation, workstation GC";

    /// <summary>The first run of everything pays for compiling the code that is measured. Returns that of the first set.</summary>
    static Run Warm(Subject subject, IReadOnlyList<AnalyzerSet> sets)
    {
        Progress("warming up");
        Measurement.Compile(subject);
        return sets.Select(set => Measurement.Analyze(subject, set)).ToList()[0];
    }

    static CostResults Measured(CostPlan plan)
    {
        var results = new CostResults(plan);
        for (var round = 1; round <= plan.Rounds; round++)
        {
            Progress($"{plan.Subject.Name}, round {round} of {plan.Rounds}");
            results.Parsing.Add(Measurement.Parse(plan.Subject));
            for (var turn = 0; turn < plan.TurnsInRound; turn++)
            {
                results.Compiling.Add(Measurement.Compile(plan.Subject));
                results.Add(AnalyzerSet.Metered, Measurement.Analyze(plan.Subject, AnalyzerSet.Metered));
            }

            if (plan.Others.Count == 0)
                continue;
            results.Binding.Add(Measurement.Bind(plan.Subject));
            foreach (var set in round <= plan.RoundsOfOthers ? [AnalyzerSet.Empty, AnalyzerSet.EmptyBlocks, AnalyzerSet.Ours, .. plan.Others] : Array.Empty<AnalyzerSet>())
                results.Add(set, Measurement.Analyze(plan.Subject, set));
        }

        return results;
    }

    static void Progress(string line) => Console.Error.WriteLine($"{DateTime.Now:HH:mm:ss} {line}");
}
