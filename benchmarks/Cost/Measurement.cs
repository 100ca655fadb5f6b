using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Benchmarks.Cost;

/// <summary>What one run took.</summary>
/// <param name="Bytes">What was allocated.</param>
/// <param name="Own">The time inside the analyzers: for ours by the processor's clock, for others what the driver's stopwatch says, less the share of the run in which the process had to wait.</param>
/// <param name="ByRule">The same for each of our rules, and the bytes that it allocates itself.</param>
sealed record Run(TimeSpan Cpu, long Bytes, TimeSpan Own, int Findings, int Crashes, ImmutableArray<RuleRun> ByRule);

sealed record RuleRun(string Name, TimeSpan Own, long Bytes);

/// <summary>Measures the CPU time of this process, one thread, parsing left out, on a compilation that is made anew for each run.</summary>
static class Measurement
{
    // Long code and rules of others allocate more than this, and then pay for collections.
    const long UncollectedBytes = 2L << 30;

    public static Run Parse(Subject subject) => Timed(static subject => subject, static subject => subject.Parse().Length, subject);

    /// <summary>All methods bound and checked, as an editor or <c>dotnet build</c> does before anything is written.</summary>
    public static Run Bind(Subject subject) => Timed(Declared, static compilation => compilation.GetDiagnostics().Length, subject);

    /// <summary>The whole work of the compiler.</summary>
    public static Run Compile(Subject subject) => Timed(
        static subject => subject.FreshCompilation(), static compilation => compilation.Emit(Stream.Null).Diagnostics.Length, subject);

    /// <summary>Binding and the analyzers, as <c>dotnet build</c> runs them.</summary>
    /// <remarks>The driver keeps what the compiler binds and hands it to the rules, so a rule that asks for the operations of a body does not bind it again.</remarks>
    public static Run Analyze(Subject subject, AnalyzerSet set)
    {
        var compilation = Declared(subject);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(set.Severities));
        var crashes = 0;
        var driver = compilation.WithAnalyzers(set.Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (_, _, _) => crashes++, concurrentAnalysis: false, logAnalyzerExecutionTime: true));

        var (cpu, wall, bytes, result) = Timed(() => driver.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult());
        if (set.Analyzers is [MeteredRules metered])
        {
            var (own, byRule) = metered.Take();
            return new(cpu, bytes, own, result.GetAllDiagnostics().Length, crashes, byRule);
        }

        var stopwatch = TimeSpan.FromTicks(result.AnalyzerTelemetryInfo.Values.Sum(static telemetry => telemetry.ExecutionTime.Ticks));
        return new(cpu, bytes, stopwatch * Math.Min(1, cpu / wall), result.GetAllDiagnostics().Length, crashes, []);
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
        var (cpu, _, bytes, count) = Timed(() => work(prepared));
        return new(cpu, bytes, default, count, Crashes: 0, []);
    }

    /// <summary>The time of the processor so far, that of collections left out: they look at the compiler's objects for the most part, and would be charged to whoever allocates when one is due.</summary>
    public static TimeSpan Cpu() => Environment.CpuUsage.TotalTime - GC.GetTotalPauseDuration();

    static (TimeSpan Cpu, TimeSpan Wall, long Bytes, T Result) Timed<T>(Func<T> work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        GC.TryStartNoGCRegion(UncollectedBytes);
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Cpu();
        var start = Stopwatch.GetTimestamp();
        var result = work();
        var wall = Stopwatch.GetElapsedTime(start);
        cpu = Cpu() - cpu;
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            GC.EndNoGCRegion();
        return (cpu, wall, bytes, result);
    }
}
