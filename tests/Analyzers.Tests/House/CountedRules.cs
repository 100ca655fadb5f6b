using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Tests.House;

/// <summary>The rules, compiled again from their sources so that they count their steps: work is measured without a clock.</summary>
static class CountedRules
{
    static readonly Lazy<Assembly> Counted = new(Compile);

    /// <summary>All steps so far.</summary>
    public static long Steps => (long)Field("Count").GetValue(null)!;

    public static ImmutableArray<DiagnosticAnalyzer> NewAnalyzers() =>
        [.. from rule in Rules.All select (DiagnosticAnalyzer)Activator.CreateInstance(Counted.Value.GetType(rule.Analyzer.FullName!, throwOnError: true)!)!];

    /// <summary>Has something done so many steps from now, in the midst of a rule.</summary>
    public static void OnStep(long steps, Action action)
    {
        Field("Action").SetValue(null, action);
        Field("ActionAt").SetValue(null, Steps + steps);
    }

    /// <summary>The steps that all rules take in a compilation, and the bytes that are allocated for them, by the compiler on their behalf, too.</summary>
    public static async Task<(long Steps, long Bytes)> CostOf(Compilation compilation)
    {
        compilation.GetDiagnostics();
        var own = await BytesOfCompiler(compilation);
        var steps = Steps;
        var bytes = await BytesFor(compilation, NewAnalyzers());
        return (Steps - steps, bytes - own);
    }

    /// <summary>The bytes that the compiler allocates for an analyzer that asks for nothing: it binds the whole program before.</summary>
    public static Task<long> BytesOfCompiler(Compilation compilation) => BytesFor(compilation, [(DiagnosticAnalyzer)Activator.CreateInstance(Counted.Value.GetType("IoAnalyzers.AsksForNothing", throwOnError: true)!)!]);

    static async Task<long> BytesFor(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var analyzed = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        await analyzed.GetAnalyzerDiagnosticsAsync();
        return GC.GetTotalAllocatedBytes(precise: true) - bytes;
    }

    static FieldInfo Field(string name) => Counted.Value.GetType("IoAnalyzers.Steps")!.GetField(name)!;

    static Assembly Compile()
    {
        var original = SourceProject.Of("src/Analyzers/Analyzers.csproj").Compilation;
        var parse = ((CSharpParseOptions)original.SyntaxTrees.First().Options).WithDocumentationMode(DocumentationMode.None);
        var sources = original.SyntaxTrees.Select(tree => new StepCounter().Visit(tree.GetRoot()).ToFullString()).Append(StepCounter.Source);
        var counting = original.RemoveAllSyntaxTrees().AddSyntaxTrees(sources.Select(source => CSharpSyntaxTree.ParseText(source, parse)));

        using var image = new MemoryStream();
        var result = counting.Emit(image);
        Complaints.None(from error in result.Diagnostics where error.Severity == DiagnosticSeverity.Error select error.ToString());
        return Assembly.Load(image.ToArray());
    }
}
