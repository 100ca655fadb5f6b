using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Corpus;

/// <summary>Runs rules over a compilation; what they throw is handed on and ends nothing.</summary>
sealed class Analysis(Project project, Action<string, string, Exception> thrown)
{
    public async Task<(ImmutableArray<Diagnostic> Findings, IReadOnlyDictionary<string, TimeSpan> Cost)> Of(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, bool isConcurrent)
    {
        var result = await With(compilation, analyzers, isConcurrent).GetAnalysisResultAsync(default);
        return (
            Findings(result.GetAllDiagnostics(), analyzers),
            result.AnalyzerTelemetryInfo.GroupBy(one => ChosenRules.IdOf(one.Key)).ToDictionary(group => group.Key, group => group.Aggregate(TimeSpan.Zero, (sum, one) => sum + one.Value.ExecutionTime)));
    }

    /// <summary>What one rule says of one file.</summary>
    public async Task<ImmutableArray<Diagnostic>> Of(Compilation compilation, SyntaxTree tree, DiagnosticAnalyzer analyzer)
    {
        var with = With(compilation, [analyzer], isConcurrent: false);
        return Findings(await with.GetAnalyzerSemanticDiagnosticsAsync(with.Compilation.GetSemanticModel(tree), null, default), [analyzer]);
    }

    CompilationWithAnalyzers With(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, bool isConcurrent) => new(
        compilation, analyzers, new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            onAnalyzerException: (exception, analyzer, _) => thrown(analyzer.GetType().Name, project.Name, exception),
            concurrentAnalysis: isConcurrent, logAnalyzerExecutionTime: true));

    // AD0001 says again what was handed on with its stack.
    static ImmutableArray<Diagnostic> Findings(ImmutableArray<Diagnostic> all, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        [.. all.Where(diagnostic => !diagnostic.IsSuppressed && analyzers.Any(analyzer => ChosenRules.IdOf(analyzer) == diagnostic.Id))];
}
