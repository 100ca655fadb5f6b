#if ROSLYN_TESTING
using System.Reflection;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace IoAnalyzers.Tests;

/// <summary>The same verbs on Microsoft.CodeAnalysis.Testing, for those who trust that one more.</summary>
sealed class RoslynTestingEngine : VerifyEngine
{
    public override Task Reports(RuleUnderTest rule, Subject subject) => Run(nameof(RunReports), [rule.Analyzer], [rule, subject]);

    public override Task Unfixed(RuleUnderTest rule, Subject subject) =>
        rule.Fix is null ? Reports(rule, subject) : Run(nameof(RunFix), [rule.Analyzer, rule.Fix], [rule, subject, subject.Code, null]);

    public override Task Fix(RuleUnderTest rule, Subject before, string after, string? key) =>
        Run(nameof(RunFix), [rule.Analyzer, rule.NewFix().GetType()], [rule, before, after, key]);

    static Task Run(string method, Type[] types, object?[] arguments) => (Task)typeof(RoslynTestingEngine)
        .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(types).Invoke(null, arguments)!;

    static Task RunReports<TAnalyzer>(RuleUnderTest rule, Subject subject) where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>();
        SetUp(test, rule, subject);
        return test.RunAsync(CancellationToken.None);
    }

    static Task RunFix<TAnalyzer, TFix>(RuleUnderTest rule, Subject before, string after, string? key)
        where TAnalyzer : DiagnosticAnalyzer, new() where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier> { FixedCode = after, CodeActionEquivalenceKey = key };
        SetUp(test, rule, before);
        test.FixedState.MarkupHandling = MarkupMode.None;
        // Where no fix is expected all findings stay; the library then checks that none is offered.
        if (after == before.Code)
            test.FixedState.ExpectedDiagnostics.AddRange(test.TestState.ExpectedDiagnostics);
        return test.RunAsync(CancellationToken.None);
    }

    static void SetUp(AnalyzerTest<DefaultVerifier> test, RuleUnderTest rule, Subject subject)
    {
        test.TestCode = subject.Code;
        // The marks are parsed already: code that looks like markup is code.
        test.TestState.MarkupHandling = MarkupMode.None;
        test.TestState.ExpectedDiagnostics.AddRange(from marked in subject.Expected select Expected(rule, subject.Code, marked));
        test.CompilerDiagnostics = CompilerDiagnostics.Errors;
        // Empty, so that nothing is downloaded.
        test.ReferenceAssemblies = new ReferenceAssemblies("");
        test.TestState.AdditionalReferences.AddRange(FrameworkReferences.Of(subject.Framework));
        if (subject.EditorConfig is { } config)
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", config));
        if (subject.GlobalConfig is { } properties)
            test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", properties));
        if (subject.Traits is { } traits)
            test.TestState.AdditionalFiles.Add((StreamTraitRows.FileName, traits));
        test.SolutionTransforms.Add((solution, project) => solution
            .WithProjectParseOptions(project, subject.ParseOptions)
            .WithProjectCompilationOptions(project, ((CSharpCompilationOptions)solution.GetProject(project)!.CompilationOptions!)
                .WithOutputKind(subject.CompilationOptions.OutputKind).WithNullableContextOptions(subject.Nullable)));
    }

    static DiagnosticResult Expected(RuleUnderTest rule, string code, MarkedSpan marked)
    {
        var descriptor = rule.NewAnalyzer().SupportedDiagnostics.First();
        var lines = CSharpSyntaxTree.ParseText(code).GetLineSpan(marked.Span);
        // A rule may report at several severities; the verbs do not tell them apart.
        return new DiagnosticResult(marked.Id ?? descriptor.Id, descriptor.DefaultSeverity)
            .WithOptions(DiagnosticOptions.IgnoreSeverity)
            .WithSpan(lines.StartLinePosition.Line + 1, lines.StartLinePosition.Character + 1, lines.EndLinePosition.Line + 1, lines.EndLinePosition.Character + 1);
    }
}
#endif
