using System.Collections.Immutable;
using IoAnalyzers.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Sdk;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>Analyses that end in the midst, as each key ends the one before. They leave nothing behind that the next one would stumble over.</summary>
/// <remarks>The rules are those that count their steps, and the step decides, not a clock. Roslyn's floor cannot compile them.</remarks>
sealed class CancelledAnalysis
{
    readonly ImmutableArray<DiagnosticAnalyzer> _analyzers = SourceProject.RoslynKnowsOurLanguage ? CountedRules.NewAnalyzers() : Rules.NewAnalyzers();
    readonly Random _random = new(1);
    long _stepsBefore = 1;

    /// <summary>A run that is cancelled at any of its steps, and another one of the same compilation, whose findings are handed on.</summary>
    public async Task Check(Project project, Action<ImmutableArray<Diagnostic>> check)
    {
        // A copy knows nothing, so that the first run has everything to find out.
        var compilation = (await project.GetCompilationAsync())!.Clone();
        await Cancel(compilation, project.AnalyzerOptions);
        if (!SourceProject.RoslynKnowsOurLanguage)
        {
            check(await Found(compilation, project.AnalyzerOptions, CancellationToken.None));
            return;
        }

        var steps = CountedRules.Steps;
        check(await Found(compilation, project.AnalyzerOptions, CancellationToken.None));
        _stepsBefore = Math.Max(1, CountedRules.Steps - steps);
    }

    async Task Cancel(Compilation compilation, AnalyzerOptions options)
    {
        using var cancellation = new CancellationTokenSource();
        if (SourceProject.RoslynKnowsOurLanguage)
            CountedRules.OnStep(_random.NextInt64(1, _stepsBefore + 1), cancellation.Cancel);
        else
            cancellation.Cancel();
        try
        {
            await Found(compilation, options, cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            // As it should be; to end well, at a step behind the last question about the token, is no less good.
        }

        if (SourceProject.RoslynKnowsOurLanguage)
            CountedRules.OnStep(-1, static () => { });
    }

    async Task<ImmutableArray<Diagnostic>> Found(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        var thrown = new List<string>();
        var analyzed = compilation.WithAnalyzers(_analyzers, new CompilationWithAnalyzersOptions(
            options, (exception, analyzer, _) => thrown.Add($"{analyzer.GetType().Name} threw beside a cancellation: {exception}"), concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        var found = await analyzed.GetAnalyzerDiagnosticsAsync(cancellation);
        return thrown.Count == 0 ? found.RemoveAll(static finding => !finding.Location.IsInSource) : throw new XunitException(thrown[0]);
    }
}
