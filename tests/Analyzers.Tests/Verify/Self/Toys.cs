using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Tests.Self;

/// <summary>A rule small enough to be right at a glance: it reports each use of the name <c>bad</c>.</summary>
public abstract class Toy : DiagnosticAnalyzer
{
    static readonly DiagnosticDescriptor Rule = new("TOY1", "Bad name", "'{0}' is a bad name", "Toys", DiagnosticSeverity.Warning, true);

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.IdentifierName);
    }

    protected virtual bool IsBad(IdentifierNameSyntax name, SyntaxNodeAnalysisContext context) => name.Identifier.ValueText == "bad";

    void Analyze(SyntaxNodeAnalysisContext context)
    {
        var name = (IdentifierNameSyntax)context.Node;
        if (IsBad(name, context))
            context.ReportDiagnostic(Diagnostic.Create(Rule, name.GetLocation(), name));
    }
}

/// <summary>Replaces the bad name; each way to do it wrong is a class of its own.</summary>
public abstract class ToyFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TOY1"];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            context.RegisterCodeFix(CodeAction.Create("Use the good name", cancellation => Changed(context.Document, context.Span, cancellation), "good"), diagnostic);
        return Task.CompletedTask;
    }

    /// <summary>The whole text after the fix of the name at the span.</summary>
    protected abstract string Fixed(string text, TextSpan span);

    protected virtual async Task<Solution> Changed(Document document, TextSpan span, CancellationToken cancellation) =>
        await WithText(document, Fixed((await document.GetTextAsync(cancellation)).ToString(), span), cancellation);

    protected static async Task<Solution> WithText(Document document, string text, CancellationToken cancellation)
    {
        // As changes, so that fixing several names one by one merges.
        var old = await document.GetTextAsync(cancellation);
        return document.WithText(old.WithChanges(SourceText.From(text).GetTextChanges(old))).Project.Solution;
    }

    protected static string Replaced(string text, TextSpan span, string with) => text[..span.Start] + with + text[span.End..];
}

public sealed class Right : Toy;

public sealed class RightFix : ToyFix
{
    protected override string Fixed(string text, TextSpan span) => Replaced(text, span, "good");

    protected override async Task<Solution> Changed(Document document, TextSpan span, CancellationToken cancellation) =>
        document.WithText((await document.GetTextAsync(cancellation)).Replace(span, "good")).Project.Solution;
}

public sealed class WithoutFix : Toy;

public sealed class Throwing : Toy
{
    protected override bool IsBad(IdentifierNameSyntax name, SyntaxNodeAnalysisContext context) =>
        base.IsBad(name, context) ? throw new InvalidOperationException("the toy broke") : false;
}

public sealed class NullableOnly : Toy
{
    protected override bool IsBad(IdentifierNameSyntax name, SyntaxNodeAnalysisContext context) =>
        base.IsBad(name, context) && context.Compilation.Options.NullableContextOptions == NullableContextOptions.Enable;
}

public sealed class ByOption : Toy
{
    protected override bool IsBad(IdentifierNameSyntax name, SyntaxNodeAnalysisContext context) =>
        context.Options.AnalyzerConfigOptionsProvider.GetOptions(name.SyntaxTree).TryGetValue("toys.bad_name", out var bad) && name.Identifier.ValueText == bad;
}

public sealed class BreaksCode : Toy;

public sealed class BreaksCodeFix : ToyFix
{
    protected override string Fixed(string text, TextSpan span) => Replaced(text, span, "missing");
}

public sealed class StillReported : Toy;

public sealed class StillReportedFix : ToyFix
{
    protected override string Fixed(string text, TextSpan span) => Replaced(text, span, "(bad)");
}
