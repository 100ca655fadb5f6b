using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IoAnalyzers.Corpus;

/// <summary>Fixes all findings of a rule at once, in each document and in the project, once in each way that is offered.</summary>
sealed class FixAllTrials(SourceTree tree, Project project, ChosenRules rules, FixTrials trials, IReadOnlyList<Diagnostic> findings)
{
    public async Task<List<FixAllTrial>> Run()
    {
        var results = new List<FixAllTrial>();
        foreach (var rule in findings.GroupBy(finding => finding.Id))
        {
            var documents = rule.GroupBy(finding => project.GetDocument(finding.Location.SourceTree)!).ToList();
            foreach (var document in documents)
                foreach (var key in KeysOf(document))
                    results.Add(await Try(rule.Key, document.Key, FixAllScope.Document, key, [.. document]));
            // In one document it is the same again.
            if (documents.Count > 1)
                foreach (var key in KeysOf(rule))
                    results.Add(await Try(rule.Key, documents[0].Key, FixAllScope.Project, key, [.. rule]));
        }

        return results;
    }

    IEnumerable<string> KeysOf(IEnumerable<Diagnostic> some) =>
        some.SelectMany(trials.Offered).Select(action => action.EquivalenceKey).OfType<string>().Distinct();

    async Task<FixAllTrial> Try(string rule, Document document, FixAllScope scope, string key, IReadOnlyList<Diagnostic> inScope)
    {
        var fix = rules.FixOf(rule)!;
        var place = scope == FixAllScope.Document ? tree.PathOf(document.FilePath!) : tree.PathOf(project.Name);
        var (fate, detail) = await Fixed(fix, document, scope, key, rule, inScope);
        return new(rule, tree.Name, place, scope.ToString().ToLowerInvariant(), key, inScope.Count, fate, detail);
    }

    async Task<(Fate, string)> Fixed(CodeFixProvider fix, Document document, FixAllScope scope, string key, string rule, IReadOnlyList<Diagnostic> inScope)
    {
        try
        {
            var known = new Known(inScope);
            var context = scope == FixAllScope.Document
                ? new FixAllContext(document, fix, scope, key, [rule], known, default)
                : new FixAllContext(project, fix, scope, key, [rule], known, default);
            var action = await fix.GetFixAllProvider()!.GetFixAsync(context);
            var after = action is null ? null : (await FixTrials.Applied(action))?.GetProject(project.Id);
            // All are gone: what is not fixed in the chosen way is fixed in its own.
            return after is null || (await trials.Changed(after)).Count == 0 ? (Fate.NothingChanged, "") : await trials.Judge(after, rule, most: 0);
        }
        catch (Exception exception)
        {
            trials.Report(fix.GetType().Name + " (FixAll)", inScope[0], exception);
            return (Fate.Threw, exception.ToString());
        }
    }

    sealed class Known(IReadOnlyList<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellation)
        {
            var text = await document.GetSyntaxTreeAsync(cancellation);
            return findings.Where(finding => finding.Location.SourceTree == text);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            Task.FromResult<IEnumerable<Diagnostic>>(findings);
    }
}
