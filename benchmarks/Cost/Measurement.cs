using System.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Benchmarks.Cost;

/// <summary>What one run took.</summary>
/// <param name="Own">The time inside the analyzers, as the driver's own stopwatch says.</param>
/// <param name="ByRule">The same for each analyzer, by its name.</param>
sealed record Run(TimeSpan Cpu, TimeSpan Own, int Findings, int Crashes, IReadOnlyDictionary<string, TimeSpan>? ByRule = null);

/// <summary>Measures the CPU time of this process, one thread, parsing left out, on a compilation that is made anew for each run.</summary>
static class Measurement
{
    // Rules of others allocate more than this, and then pay for collections.
    const long UncollectedBytes = 2L << 30;

    public static Run Parse(Subject subject) => Timed(static subject => subject, static subject => subject.Parse().Length, subject);

    /// <summary>All methods bound and checked, as an editor or <c>dotnet build</c> does before anything is written.</summary>
    public static Run Bind(Subject subject) => Timed(Declared, static compilation => compilation.GetDiagnostics().Length, subject);

    /// <summary>The whole work of the compiler.</summary>
    public static Run Compile(Subject subject) => Timed(
        static subject => subject.FreshCompilation(), static compilation => compilation.Emit(Stream.Null).Diagnostics.Length, subject);

    /// <summary>Binding and the analyzers, as <c>dotnet build</c> runs them.</summary>
    /// <remarks>
    /// The driver keeps what the compiler binds and hands it to the rules, so a rule that asks for the operations of a body does not bind
    /// it again. <see cref="Bare"/> shows what it would cost if it did.
    /// </remarks>
    public static Run Analyze(Subject subject, AnalyzerSet set)
    {
        var compilation = Declared(subject);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(set.Severities));
        var crashes = 0;
        var driver = compilation.WithAnalyzers(set.Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (_, _, _) => crashes++, concurrentAnalysis: false, logAnalyzerExecutionTime: true));

        var (cpu, result) = Timed(() => driver.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult());
        var own = TimeSpan.FromTicks(result.AnalyzerTelemetryInfo.Values.Sum(static telemetry => telemetry.ExecutionTime.Ticks));
        var byRule = result.AnalyzerTelemetryInfo.ToDictionary(static pair => pair.Key.GetType().Name, static pair => pair.Value.ExecutionTime);
        return new(cpu, own, result.GetAllDiagnostics().Length, crashes, byRule);
    }

    /// <summary>Our rules without the driver, on models that nothing is bound in yet: what they do themselves, and a second binding of the bodies that they look into.</summary>
    public static Run Bare(Subject subject)
    {
        var compilation = subject.FreshCompilation();
        // Loading the references and declaring the program's types is the compiler's work, whoever asks first.
        compilation.GetDiagnostics();
        var findings = 0;
        // What looks at the files that users write for the rules is no rule, and has nothing to look at here.
        var rules = AnalyzerSet.Ours.Analyzers.OfType<IoAnalyzer>().Select(static rule => new BareDriver(rule)).ToList();
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

    /// <summary>References are loaded and types declared: the compiler's work, which would be counted as the rules' where they ask for a type first.</summary>
    static CSharpCompilation Declared(Subject subject)
    {
        var compilation = subject.FreshCompilation();
        compilation.GetDeclarationDiagnostics();
        return compilation;
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
        // A collection looks at the compiler's objects for the most part, and would be charged to whoever allocates when it is due.
        GC.TryStartNoGCRegion(UncollectedBytes);
        var before = Environment.CpuUsage.TotalTime;
        var result = work();
        var cpu = Environment.CpuUsage.TotalTime - before;
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            GC.EndNoGCRegion();
        return (cpu, result);
    }
}
