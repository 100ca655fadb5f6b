using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit.Sdk;

namespace IoAnalyzers.Tests;

/// <summary>Asks a rule's fix for its actions and applies them, as an editor does.</summary>
static class Fixing
{
    public static async Task<List<CodeAction>> ActionsFor(RuleUnderTest rule, Document document, Diagnostic diagnostic, CancellationToken cancellation = default)
    {
        var actions = new List<CodeAction>();
        await Guarded(rule, () => rule.NewFix().RegisterCodeFixesAsync(
            new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellation)));
        if (actions.FirstOrDefault(action => action.EquivalenceKey is null) is { } keyless)
            throw new XunitException($"{rule.Fix!.Name}: the action '{keyless.Title}' has no equivalence key.");
        if (actions.GroupBy(action => action.EquivalenceKey).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new XunitException($"{rule.Fix!.Name}: two actions have the equivalence key '{twice.Key}'.");
        return actions;
    }

    /// <summary>The action with the key, or the first; a case that asks for one which is not offered fails.</summary>
    public static async Task<CodeAction> ActionFor(RuleUnderTest rule, Document document, Diagnostic diagnostic, string? key)
    {
        var actions = await ActionsFor(rule, document, diagnostic);
        if (actions.FirstOrDefault(action => key is null || action.EquivalenceKey == key) is { } chosen)
            return chosen;

        var offered = actions.Count == 0 ? "nothing" : string.Join(", ", actions.Select(action => $"'{action.EquivalenceKey}' ({action.Title})"));
        throw new XunitException($"{rule.Fix!.Name} offers {offered} and not {(key is null ? "a fix" : $"'{key}'")} for {diagnostic}");
    }

    public static async Task<Solution> Applied(RuleUnderTest rule, CodeAction action, CancellationToken cancellation = default)
    {
        var operations = ImmutableArray<CodeActionOperation>.Empty;
        await Guarded(rule, async () => operations = await action.GetOperationsAsync(cancellation));
        return operations.OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution
            ?? throw new XunitException($"{rule.Fix!.Name}: the action '{action.Title}' changes nothing.");
    }

    /// <summary>The solution after FixAll in a scope around the document.</summary>
    public static Task<Solution> AppliedToAll(RuleUnderTest rule, Document document, FixAllScope scope, string key) =>
        AppliedToAll(rule, document, scope, key, new Findings(rule), CancellationToken.None);

    public static async Task<Solution> AppliedToAll(
        RuleUnderTest rule, Document document, FixAllScope scope, string key, FixAllContext.DiagnosticProvider findings, CancellationToken cancellation)
    {
        var fix = rule.NewFix();
        var provider = fix.GetFixAllProvider()!;
        if (!provider.GetSupportedFixAllScopes().Contains(scope))
            throw new XunitException($"{rule.Fix!.Name}: its FixAll provider does not support the scope {scope}.");

        var context = scope == FixAllScope.Document
            ? new FixAllContext(document, fix, scope, key, fix.FixableDiagnosticIds, findings, cancellation)
            : new FixAllContext(document.Project, fix, scope, key, fix.FixableDiagnosticIds, findings, cancellation);
        CodeAction? action = null;
        await Guarded(rule, async () => action = await provider.GetFixAsync(context));
        return await Applied(rule, action ?? throw new XunitException($"{rule.Fix!.Name}: FixAll in {scope} offers nothing."), cancellation);
    }

    static async Task Guarded(RuleUnderTest rule, Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception thrown) when (thrown is not (XunitException or OperationCanceledException))
        {
            throw new XunitException($"{rule.Fix!.Name} threw: {thrown}");
        }
    }

    sealed class Findings(RuleUnderTest rule) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellation)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellation);
            return (await GetAllDiagnosticsAsync(document.Project, cancellation)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            await Analysis.Of(rule, project, $"The project {project.Name}");
    }
}
