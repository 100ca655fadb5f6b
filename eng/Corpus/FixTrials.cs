using IoAnalyzers.Demo;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.Corpus;

/// <summary>Applies each action that is offered for a finding, alone, and judges what comes out.</summary>
sealed class FixTrials(
    SourceTree tree, Project project, Compilation compilation, ChosenRules rules, Analysis analysis, CompilerErrors errors,
    IReadOnlyList<Diagnostic> findings, Action<string, string, Exception> thrown)
{
    readonly Dictionary<DocumentId, CompilerErrors> _errorsBefore = [];
    readonly Dictionary<Diagnostic, IReadOnlyList<CodeAction>> _actions = [];

    public async Task<IReadOnlyList<Trial>> Of(Diagnostic finding)
    {
        var trials = new List<Trial>();
        var (actions, failure) = await ActionsFor(finding);
        if (failure is not null)
            trials.Add(failure);
        foreach (var action in actions)
            trials.Add(await Try(action, finding));
        return trials.Count > 0 ? trials : [Trial.NotOffered];
    }

    /// <summary>The actions that were offered for a finding, nested ones by themselves.</summary>
    public IReadOnlyList<CodeAction> Offered(Diagnostic finding) => _actions.GetValueOrDefault(finding, []);

    async Task<(IReadOnlyList<CodeAction> Actions, Trial? Failure)> ActionsFor(Diagnostic finding)
    {
        if (rules.FixOf(finding.Id) is not { } fix)
            return ([], null);

        var actions = new List<CodeAction>();
        Trial? failure = null;
        try
        {
            await fix.RegisterCodeFixesAsync(new(project.GetDocument(finding.Location.SourceTree)!, finding, (action, _) => actions.Add(action), default));
        }
        catch (Exception exception)
        {
            failure = Threw(fix.GetType().Name, finding, exception);
        }

        return (_actions[finding] = [.. actions.SelectMany(Leaves)], failure);
    }

    async Task<Trial> Try(CodeAction action, Diagnostic finding)
    {
        var document = project.GetDocument(finding.Location.SourceTree)!;
        try
        {
            var changed = await Applied(action);
            if (changed?.GetProject(project.Id) is not { } after || (await Changed(after)).Count == 0)
                return new(action.Title, Fate.NothingChanged, "", [], []);

            var before = findings.Count(other => other.Id == finding.Id && other.Location.SourceTree == finding.Location.SourceTree);
            var (fate, detail) = await Judge(after, finding.Id, most: before - 1);
            var (diff, replacements) = await Difference(after);
            return new(action.Title, fate, detail, diff, replacements);
        }
        catch (Exception exception)
        {
            return Threw(action.Title, finding, exception) with { Action = action.Title };
        }
    }

    public static async Task<Solution?> Applied(CodeAction action) =>
        (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution;

    public async Task<List<DocumentId>> Changed(Project after)
    {
        var changed = new List<DocumentId>();
        foreach (var id in after.GetChanges(project).GetChangedDocuments(onlyGetDocumentsWithTextChanges: true))
            if (!(await after.GetDocument(id)!.GetTextAsync()).ContentEquals(await project.GetDocument(id)!.GetTextAsync()))
                changed.Add(id);
        return changed;
    }

    /// <param name="most">How many findings of the rule may be left in the changed files.</param>
    public async Task<(Fate Fate, string Detail)> Judge(Project after, string rule, int most)
    {
        var changed = (await after.GetCompilationAsync())!;
        var (added, warnings, left) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal), 0);
        var isInBodies = true;
        foreach (var id in await Changed(after))
        {
            var text = (await after.GetDocument(id)!.GetSyntaxTreeAsync())!;
            var original = (await project.GetDocument(id)!.GetSyntaxTreeAsync())!;
            if (!_errorsBefore.TryGetValue(id, out var before))
                _errorsBefore.Add(id, before = CompilerErrors.In(compilation, original));
            var now = CompilerErrors.In(changed, text);
            added.UnionWith(now.ErrorsSince(before));
            warnings.UnionWith(now.WarningsSince(before));
            isInBodies &= SyntaxFactory.AreEquivalent(original, text, topLevel: true);
            left += (await analysis.Of(changed, text, rules.AnalyzerOf(rule))).Length;
        }

        // Other files can only see a change of a declaration.
        if (!isInBodies)
            added.UnionWith(CompilerErrors.In(changed.GetDiagnostics()).ErrorsSince(errors));
        if (added.Count > 0)
            return (Fate.ErrorAdded, string.Join("\n", added));
        return left > most
            ? (Fate.StillThere, $"{left} {(left == 1 ? "finding is" : "findings are")} left in what was changed.")
            : (Fate.Fine, string.Join("\n", warnings.Select(warning => "adds the warning " + warning)));
    }

    async Task<(IReadOnlyList<string> Diff, IReadOnlyList<Replacement> Replacements)> Difference(Project after)
    {
        var (diff, replacements) = (new List<string>(), new List<Replacement>());
        foreach (var id in await Changed(after))
        {
            var (old, now) = (project.GetDocument(id)!, after.GetDocument(id)!);
            var (before, file) = (await old.GetTextAsync(), tree.PathOf(old.FilePath!));
            diff.AddRange(TextDiff.Unified(before.ToString(), (await now.GetTextAsync()).ToString(), file));
            foreach (var change in await now.GetTextChangesAsync(old))
                replacements.Add(new(file, Regions.Of(before, change.Span), change.NewText ?? ""));
        }

        return (diff, replacements);
    }

    Trial Threw(string source, Diagnostic finding, Exception exception)
    {
        Report(source, finding, exception);
        return new("", Fate.Threw, exception.ToString(), [], []);
    }

    public void Report(string source, Diagnostic finding, Exception exception)
    {
        var position = finding.Location.GetLineSpan();
        thrown(source, $"{tree.PathOf(position.Path)}({position.StartLinePosition.Line + 1})", exception);
    }

    static IEnumerable<CodeAction> Leaves(CodeAction action) => action.NestedActions is { Length: > 0 } nested ? nested.SelectMany(Leaves) : [action];
}
