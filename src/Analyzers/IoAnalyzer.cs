using System.Collections.Generic;
using System.Collections.Immutable;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers;

/// <summary>One rule. What every rule must do the same way stands here and is sealed.</summary>
/// <remarks>
/// A rule is asked per member body, and only for bodies whose tokens mention the names that the rule needs. That is why this is a
/// semantic model action and not an operation block action: for one of those, even an empty one, the driver makes the operations of
/// every method of the program before the rule can say no. <c>benchmarks -- cost</c> measures both.
/// </remarks>
public abstract class IoAnalyzer : DiagnosticAnalyzer
{
    private protected IoAnalyzer(DiagnosticDescriptor rule) => SupportedDiagnostics = ImmutableArray.Create(rule);

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var io = IoSymbols.Of(start.Compilation, start.Options, start.CancellationToken);
            if (AppliesTo(io))
                start.RegisterSemanticModelAction(tree => Analyze(tree, io));
        });
    }

    /// <summary>Whether the rule looks at a compilation at all.</summary>
    internal bool CanReport(IoSymbols io) => AppliesTo(io);

    /// <summary>False where the compilation lacks the types that the rule or its fix needs.</summary>
    private protected virtual bool AppliesTo(IoSymbols io) => io.Stream is not null;

    /// <summary>Whether a syntax tree whose tokens mention <paramref name="names"/> can hold a finding at all.</summary>
    private protected abstract bool CanBeIn(IoNames names);

    /// <summary>Whether a member body whose tokens mention <paramref name="names"/> can hold a finding.</summary>
    private protected abstract bool CanBeInBody(IoNames names);

    /// <summary>All findings in one member body, nested lambdas and local functions included.</summary>
    private protected abstract IEnumerable<Diagnostic> Diagnose(MemberBody body);

    void Analyze(SemanticModelAnalysisContext context, IoSymbols io)
    {
        var mentions = IoMentions.In(context.SemanticModel.SyntaxTree, context.CancellationToken);
        if (!CanBeIn(mentions.Names | io.Mentioned))
            return;

        foreach (var (node, names) in mentions.Bodies(context.CancellationToken))
        {
            if (!CanBeInBody(names | io.Mentioned))
                continue;

            foreach (var diagnostic in Diagnose(new MemberBody(node, context.SemanticModel, io, context.Options, context.CancellationToken)))
                context.ReportDiagnostic(diagnostic);
        }
    }
}
