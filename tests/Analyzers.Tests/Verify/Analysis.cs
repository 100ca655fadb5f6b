using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Sdk;

namespace IoAnalyzers.Tests;

/// <summary>What a rule finds in a project; an exception in the rule fails the case.</summary>
static class Analysis
{
    /// <summary>The findings in a program that has to compile.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Of(RuleUnderTest rule, Project project, string what)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            var code = errors[0].Location.SourceTree?.ToString();
            throw new XunitException($"{what} does not compile:\n{string.Join('\n', errors)}\nin\n{code}");
        }

        return await Of([rule.NewAnalyzer()], compilation, project.AnalyzerOptions);
    }

    /// <summary>The findings of analyzers in a compilation, which may have errors.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Of(
        ImmutableArray<DiagnosticAnalyzer> analyzers, Compilation compilation, AnalyzerOptions options, CancellationToken cancellation = default)
    {
        var thrown = new ConcurrentQueue<string>();
        var analyzed = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            options, (exception, analyzer, _) => thrown.Enqueue($"{analyzer.GetType().Name} threw (AD0001): {exception}"),
            concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var found = await analyzed.GetAnalyzerDiagnosticsAsync(cancellation);
        return thrown.TryDequeue(out var first)
            ? throw new XunitException(first)
            : [.. found.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    /// <summary>Fails unless exactly the expected findings were made; their ids matter only where the case names one.</summary>
    public static void Compare(Subject subject, ImmutableArray<Diagnostic> found)
    {
        var unmatched = found.ToList();
        var allFound = true;
        foreach (var (span, id) in subject.Expected)
        {
            var match = unmatched.FindIndex(diagnostic => diagnostic.Location.SourceSpan == span && (id is null || diagnostic.Id == id));
            if (match < 0)
                allFound = false;
            else
                unmatched.RemoveAt(match);
        }

        if (allFound && unmatched.Count == 0)
            return;

        var actual = Markup.Write(subject.Code, from diagnostic in found select new MarkedSpan(diagnostic.Location.SourceSpan, diagnostic.Id));
        throw new XunitException(
            $"Expected {subject.Expected.Length} and found {found.Length} findings.\nExpected, {subject}\nFound:\n{actual}\n{string.Join('\n', found)}");
    }
}
