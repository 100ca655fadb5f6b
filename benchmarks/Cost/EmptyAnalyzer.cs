using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Benchmarks.Cost;

/// <summary>Registers one kind of action and does nothing: what is left is the cost of the compiler's analyzer driver.</summary>
#pragma warning disable RS1001 // It is made by hand, with the action that is measured.
sealed class EmptyAnalyzer(Action<CompilationStartAnalysisContext> register) : DiagnosticAnalyzer
#pragma warning restore RS1001
{
    static readonly DiagnosticDescriptor Rule = new("EMPTY", "Nothing", "Nothing", "None", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    /// <summary>What our rules register.</summary>
    public static EmptyAnalyzer OfModels { get; } = new(static start => start.RegisterSemanticModelAction(static _ => { }));

    /// <summary>What rules register that look at the operations of every method.</summary>
    public static EmptyAnalyzer OfBlocks { get; } = new(static start => start.RegisterOperationBlockAction(static _ => { }));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(register);
    }
}
