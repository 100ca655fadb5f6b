using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.FixProof.Programs;

/// <summary>Samples in one compilation, what the rules find in each, and what their fixes make of it.</summary>
sealed class FixedPrograms : IDisposable
{
    const int MostSteps = 12;

    readonly AdhocWorkspace _workspace = new(MefHostServices.DefaultHost);
    readonly Solution _solution;
    readonly Dictionary<Sample, DocumentId> _documents = [];

    public FixedPrograms(IReadOnlyList<Sample> samples, bool withLibrary)
    {
        var project = ProjectId.CreateNewId();
        _solution = _workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            project, VersionStamp.Default, "programs", "programs", LanguageNames.CSharp,
            compilationOptions: Options, parseOptions: new CSharpParseOptions(LanguageVersion.Latest), metadataReferences: ProgramReferences.With(withLibrary)));
        foreach (var sample in samples)
        {
            var id = _documents[sample] = DocumentId.CreateNewId(project);
            _solution = _solution.AddDocument(id, sample.Name + ".cs", SourceText.From(sample.Draft.Text(sample.Name)), filePath: sample.Name + ".cs");
        }

        Compilation = _solution.GetProject(project)!.GetCompilationAsync().Result!;
    }

    public static CSharpCompilationOptions Options { get; } = new(
        OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release, concurrentBuild: false,
        specificDiagnosticOptions: [.. RuleSet.Analyzers.SelectMany(static rule => rule.SupportedDiagnostics).DistinctBy(static rule => rule.Id).Select(static rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Warn))]);

    public Compilation Compilation { get; }

    /// <summary>The ids of what is found in each sample, and every program that fixes make of it.</summary>
    public async Task<Dictionary<Sample, FixedSample>> FixAsync()
    {
        var found = (await Findings(Compilation, null)).ToLookup(static finding => finding.Location.SourceTree!.FilePath);
        var all = new Dictionary<Sample, FixedSample>();
        foreach (var (sample, document) in _documents)
        {
            var findings = found[sample.Name + ".cs"].ToList();
            var ids = findings.ConvertAll(static finding => finding.Id);
            try
            {
                all[sample] = new(ids, findings.Count == 0 ? [] : await Variants(sample, document, findings), null);
            }
            catch (BrokenFixException broken)
            {
                all[sample] = new(ids, [], broken.Message);
            }
        }

        return all;
    }

    public void Dispose() => _workspace.Dispose();

    /// <summary>Each action of each finding on its own, and one after the other until nothing is found.</summary>
    async Task<IReadOnlyList<Variant>> Variants(Sample sample, DocumentId document, List<Diagnostic> findings)
    {
        var variants = new List<Variant>();
        var first = (Solution: _solution, What: "", Rules: new List<string>());
        foreach (var finding in findings)
        {
            var actions = await Actions(_solution.GetDocument(document)!, finding);
            if (actions.Count == 0)
                throw new BrokenFixException($"{finding.Id} has no fix: {finding}");
            foreach (var action in actions)
            {
                var applied = await Applied(action);
                var what = $"{finding.Id} '{action.Title}'";
                if (first.What == "")
                    first = (applied, what, [finding.Id]);
                variants.Add(await Made(applied, what, [finding.Id]));
            }
        }

        for (var step = 1; await FirstFinding(first.Solution, document) is { } next; step++)
        {
            if (step > MostSteps)
                throw new BrokenFixException($"Findings are left after {first.What}");
            var action = (await Actions(first.Solution.GetDocument(document)!, next))[0];
            first = (await Applied(action), $"{first.What}, {next.Id} '{action.Title}'", [.. first.Rules, next.Id]);
            if (await FirstFinding(first.Solution, document) is null)
                variants.Add(await Made(first.Solution, first.What, first.Rules));
        }

        return variants;

        async Task<Variant> Made(Solution solution, string what, IReadOnlyList<string> rules)
        {
            var text = (await solution.GetDocument(document)!.GetTextAsync()).ToString();
            var name = $"{sample.Name}_{variants.Count}";
            return new(sample, name, text.Replace($"namespace {sample.Name}\n", $"namespace {name}\n", StringComparison.Ordinal), what, rules);
        }
    }

    static async Task<List<CodeAction>> Actions(Document document, Diagnostic finding)
    {
        var actions = new List<CodeAction>();
        await RuleSet.FixOf(finding.Id).RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    static async Task<Solution> Applied(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    static async Task<Diagnostic?> FirstFinding(Solution solution, DocumentId document)
    {
        var changed = solution.GetDocument(document)!;
        var findings = await Findings((await changed.Project.GetCompilationAsync())!, await changed.GetSyntaxTreeAsync());
        return findings.Length == 0 ? null : findings[0];
    }

    static async Task<ImmutableArray<Diagnostic>> Findings(Compilation compilation, SyntaxTree? tree)
    {
        Exception? thrown = null;
        var analyzed = compilation.WithAnalyzers(RuleSet.Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => thrown = exception, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        var found = tree is null ? await analyzed.GetAnalyzerDiagnosticsAsync() : await analyzed.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, CancellationToken.None);
        return thrown is null
            ? [.. found.OrderBy(static finding => finding.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(static finding => finding.Location.SourceSpan).ThenBy(static finding => finding.Id, StringComparer.Ordinal)]
            : throw new InvalidOperationException("A rule threw.", thrown);
    }
}

/// <summary>What the rules and their fixes made of a sample.</summary>
/// <param name="Found">The ids of what was found.</param>
/// <param name="Broken">What is wrong with a fix before anything runs, or null.</param>
sealed record FixedSample(IReadOnlyList<string> Found, IReadOnlyList<Variant> Variants, string? Broken);

/// <summary>A finding without a fix, or one that comes again and again.</summary>
sealed class BrokenFixException(string message) : Exception(message);
