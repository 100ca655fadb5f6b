using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Benchmarks.Cost;

/// <summary>What one run took.</summary>
/// <param name="Own">The time inside the analyzers, as the driver's own stopwatch says.</param>
sealed record Run(TimeSpan Cpu, TimeSpan Own, int Findings, int Crashes);

/// <summary>Measures the CPU time of this process, one thread, parsing left out, on a compilation that is made anew for each run.</summary>
static class Measurement
{
    public static Run Parse(Subject subject) => Timed(static subject => subject, static subject => subject.Parse().Length, subject);

    /// <summary>All methods bound and checked, as an editor or <c>dotnet build</c> does before anything is written.</summary>
    public static Run Bind(Subject subject) => Timed(static subject => subject.FreshCompilation(), static compilation => compilation.GetDiagnostics().Length, subject);

    /// <summary>The whole work of the compiler.</summary>
    public static Run Compile(Subject subject) => Timed(
        static subject => subject.FreshCompilation(), static compilation => compilation.Emit(Stream.Null).Diagnostics.Length, subject);

    /// <summary>Binding and the analyzers, as <c>dotnet build</c> runs them.</summary>
    public static Run Analyze(Subject subject, AnalyzerSet set)
    {
        var compilation = subject.FreshCompilation();
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(set.Severities));
        var crashes = 0;
        var driver = compilation.WithAnalyzers(set.Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (_, _, _) => crashes++, concurrentAnalysis: false, logAnalyzerExecutionTime: true));

        var (cpu, result) = Timed(() => driver.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult());
        var own = TimeSpan.FromTicks(result.AnalyzerTelemetryInfo.Values.Sum(static telemetry => telemetry.ExecutionTime.Ticks));
        return new(cpu, own, result.GetAllDiagnostics().Length, crashes);
    }

    /// <summary>Our rules without the driver, on a compilation that the compiler has already bound for itself: what they do themselves, and the binding that they ask for.</summary>
    public static Run Bare(Subject subject)
    {
        var compilation = subject.FreshCompilation();
        // Loading the references and declaring the program's types is the compiler's work, whoever asks first.
        compilation.GetDiagnostics();
        var findings = 0;
        var rules = AnalyzerSet.Ours.Analyzers.Select(static rule => new BareDriver(rule)).ToList();
        var (cpu, _) = Timed(() =>
        {
            foreach (var rule in rules)
                rule.Start(compilation);
            foreach (var tree in compilation.SyntaxTrees)
            {
                // One model for all rules of a tree, as the compiler's driver has it.
                var model = compilation.GetSemanticModel(tree);
                foreach (var rule in rules)
                    findings += rule.Analyze(model);
            }

            return 0;
        });
        return new(cpu, cpu, findings, Crashes: 0);
    }

    static Run Timed<T>(Func<Subject, T> prepare, Func<T, int> work, Subject subject)
    {
        var prepared = prepare(subject);
        var (cpu, count) = Timed(() => work(prepared));
        return new(cpu, default, count, Crashes: 0);
    }

    static (TimeSpan Cpu, T Result) Timed<T>(Func<T> work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        var result = work();
        return (Environment.CpuUsage.TotalTime - before, result);
    }
}
