using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Benchmarks.Cost;

/// <summary>
/// All of our rules, one behind the other for each file as the driver runs them, between two looks at the processor's clock: what others do on the
/// machine meanwhile is not counted. Rules register nothing but semantic model actions.
/// </summary>
#pragma warning disable RS1001, RS1012, RS1025, RS1026 // It is made by hand, around the rules that are measured, which register everything.
sealed class MeteredRules(ImmutableArray<IoAnalyzer> rules) : DiagnosticAnalyzer
{
    readonly long[] _ticks = new long[rules.Length];
    readonly long[] _bytes = new long[rules.Length];
    TimeSpan _cpu;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. rules.SelectMany(static rule => rule.SupportedDiagnostics)];

    /// <summary>What was measured since the last time, each rule with its share of the time.</summary>
    public (TimeSpan Cpu, ImmutableArray<RuleRun> ByRule) Take()
    {
        var all = Math.Max(1, _ticks.Sum());
        var taken = (_cpu, rules.Select((rule, i) => new RuleRun(rule.GetType().Name, _cpu * ((double)_ticks[i] / all), _bytes[i])).ToImmutableArray());
        _cpu = default;
        Array.Clear(_ticks);
        Array.Clear(_bytes);
        return taken;
    }

    public override void Initialize(AnalysisContext context)
    {
        var starts = new List<(int Rule, Action<CompilationStartAnalysisContext> Action)>();
        for (var i = 0; i < rules.Length; i++)
            rules[i].Initialize(new Registration(i, starts));
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var actions = new List<(int Rule, Action<SemanticModelAnalysisContext> Action)>();
            Measure(starts, rule => new Started(rule, start, actions));
            start.RegisterSemanticModelAction(model => Measure(actions, _ => model));
        });
    }

    void Measure<T>(List<(int Rule, Action<T> Action)> actions, Func<int, T> contextFor)
    {
        var cpu = Measurement.Cpu();
        foreach (var (rule, action) in actions)
        {
            var context = contextFor(rule);
            var (ticks, bytes) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            action(context);
            _bytes[rule] += GC.GetAllocatedBytesForCurrentThread() - bytes;
            _ticks[rule] += Stopwatch.GetTimestamp() - ticks;
        }

        _cpu += Measurement.Cpu() - cpu;
    }

    sealed class Registration(int rule, List<(int Rule, Action<CompilationStartAnalysisContext> Action)> starts) : AnalysisContext
    {
        public override void EnableConcurrentExecution()
        {
        }

        public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode)
        {
        }

        public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action) => starts.Add((rule, action));
        public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action) => throw new NotSupportedException();
        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => throw new NotSupportedException();
        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) => throw new NotSupportedException();
        public override void RegisterCodeBlockStartAction<TKind>(Action<CodeBlockStartAnalysisContext<TKind>> action) => throw new NotSupportedException();
        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => throw new NotSupportedException();
        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => throw new NotSupportedException();
        public override void RegisterSyntaxNodeAction<TKind>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TKind> syntaxKinds) => throw new NotSupportedException();
    }

    sealed class Started(int rule, CompilationStartAnalysisContext context, List<(int Rule, Action<SemanticModelAnalysisContext> Action)> actions)
        : CompilationStartAnalysisContext(context.Compilation, context.Options, context.CancellationToken)
    {
        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => actions.Add((rule, action));
        public override void RegisterCompilationEndAction(Action<CompilationAnalysisContext> action) => throw new NotSupportedException();
        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) => throw new NotSupportedException();
        public override void RegisterCodeBlockStartAction<TKind>(Action<CodeBlockStartAnalysisContext<TKind>> action) => throw new NotSupportedException();
        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => throw new NotSupportedException();
        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => throw new NotSupportedException();
        public override void RegisterSyntaxNodeAction<TKind>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TKind> syntaxKinds) => throw new NotSupportedException();
    }
}
#pragma warning restore RS1001, RS1012, RS1025, RS1026
