using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Benchmarks.Cost;

/// <summary>Runs one rule by hand: takes the actions that it registers and calls them. Rules register nothing but semantic model actions.</summary>
sealed class BareDriver
{
    static readonly AnalyzerOptions NoOptions = new([]);

    readonly List<Action<CompilationStartAnalysisContext>> _starts = [];
    readonly List<Action<SemanticModelAnalysisContext>> _actions = [];

    public BareDriver(DiagnosticAnalyzer rule) => rule.Initialize(new Registration(_starts));

    public void Start(CSharpCompilation compilation)
    {
        foreach (var start in _starts)
            start(new Started(compilation, _actions));
    }

    /// <summary>Returns the number of findings.</summary>
    public int Analyze(SemanticModel model)
    {
        var findings = 0;
#pragma warning disable CS0618 // The new constructor belongs to the driver.
        var context = new SemanticModelAnalysisContext(model, NoOptions, _ => findings++, static _ => true, CancellationToken.None);
#pragma warning restore CS0618
        foreach (var action in _actions)
            action(context);
        return findings;
    }

    sealed class Registration(List<Action<CompilationStartAnalysisContext>> starts) : AnalysisContext
    {
        public override void EnableConcurrentExecution()
        {
        }

        public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode)
        {
        }

        public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action) => starts.Add(action);
        public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action) => throw new NotSupportedException();
        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => throw new NotSupportedException();
        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, System.Collections.Immutable.ImmutableArray<SymbolKind> symbolKinds) => throw new NotSupportedException();
        public override void RegisterCodeBlockStartAction<TKind>(Action<CodeBlockStartAnalysisContext<TKind>> action) => throw new NotSupportedException();
        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => throw new NotSupportedException();
        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => throw new NotSupportedException();
        public override void RegisterSyntaxNodeAction<TKind>(Action<SyntaxNodeAnalysisContext> action, System.Collections.Immutable.ImmutableArray<TKind> syntaxKinds) => throw new NotSupportedException();
    }

    sealed class Started(CSharpCompilation compilation, List<Action<SemanticModelAnalysisContext>> actions)
        : CompilationStartAnalysisContext(compilation, NoOptions, CancellationToken.None)
    {
        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => actions.Add(action);
        public override void RegisterCompilationEndAction(Action<CompilationAnalysisContext> action) => throw new NotSupportedException();
        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, System.Collections.Immutable.ImmutableArray<SymbolKind> symbolKinds) => throw new NotSupportedException();
        public override void RegisterCodeBlockStartAction<TKind>(Action<CodeBlockStartAnalysisContext<TKind>> action) => throw new NotSupportedException();
        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => throw new NotSupportedException();
        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => throw new NotSupportedException();
        public override void RegisterSyntaxNodeAction<TKind>(Action<SyntaxNodeAnalysisContext> action, System.Collections.Immutable.ImmutableArray<TKind> syntaxKinds) => throw new NotSupportedException();
    }
}
