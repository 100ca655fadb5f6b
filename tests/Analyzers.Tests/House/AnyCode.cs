using System.Collections.Immutable;
using IoAnalyzers.Tests.Robustness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Sdk;

namespace IoAnalyzers.Tests.House;

/// <summary>Runs all rules over code of any kind, right or broken, and every fix that they offer for it. Whatever throws fails the test.</summary>
static class AnyCode
{
    static readonly ImmutableDictionary<string, RuleUnderTest> ById = Rules.All.ToImmutableDictionary(rule => rule.Id, rule => rule.UnderTest);

    public static CSharpCompilation Compile(params string[] sources)
    {
        var trees = sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, new(LanguageVersion.Latest), $"/{i}.cs")).ToList();
        return CSharpCompilation.Create("Any", trees, FrameworkReferences.Of(Framework.Net10), OptionsFor(trees));
    }

    /// <summary>The findings of all rules.</summary>
    public static Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation) =>
        Analysis.Of(Rules.NewAnalyzers(), compilation, new AnalyzerOptions([]));

    /// <summary>The findings, after each fix of each finding was applied on its own.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAndFix(params string[] sources) =>
        (await Bear(await EmptyProjects.With(Framework.Net10, sources))).Findings;

    /// <summary>Finds, applies each action of each finding on its own, and all of a rule together; what they make is no worse than what was there.</summary>
    public static async Task<Borne> Bear(Project project, CancellationToken cancellation = default)
    {
        var compilation = (await project.GetCompilationAsync(cancellation))!;
        var findings = await Analysis.Of(Rules.NewAnalyzers(), compilation, project.AnalyzerOptions, cancellation);
        return await Fix(project, compilation, findings, cancellation);
    }

    public static async Task<Borne> Fix(Project project, Compilation compilation, ImmutableArray<Diagnostic> findings, CancellationToken cancellation = default)
    {
        if (findings.IsEmpty)
            return new(findings);

        var before = new Soundness(compilation);
        var fixes = 0;
        var firstOfEach = new Dictionary<string, (Document Document, string Key)>();
        foreach (var finding in findings)
        {
            var (rule, document) = (ById[finding.Id], project.GetDocument(finding.Location.SourceTree)!);
            var actions = await Fixing.ActionsFor(rule, document, finding, cancellation);
            if (actions.Count == 0)
                throw new XunitException($"{finding.Id} has no fix: {finding}");
            foreach (var action in actions)
            {
                fixes++;
                firstOfEach.TryAdd(finding.Id, (document, action.EquivalenceKey!));
                await before.CheckKept($"{finding.Id}, '{action.Title}'", await Fixing.Applied(rule, action, cancellation), document.Id, cancellation);
            }
        }

        foreach (var (id, (document, key)) in firstOfEach)
        {
            var provider = new Known([.. findings.Where(finding => finding.Id == id)]);
            var changed = await Fixing.AppliedToAll(ById[id], document, FixAllScope.Document, key, provider, cancellation);
            await before.CheckKept($"FixAll of {id}", changed, document.Id, cancellation);
        }

        return new(findings, fixes, before.Compiles ? fixes : 0);
    }

    static CSharpCompilationOptions OptionsFor(List<SyntaxTree> trees) => new(
        trees.Any(tree => tree.GetCompilationUnitRoot().Members.Any(SyntaxKind.GlobalStatement)) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
        allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false);

    sealed class Known(ImmutableArray<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellation)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellation);
            return findings.Where(finding => finding.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellation) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellation) => Task.FromResult<IEnumerable<Diagnostic>>(findings);
    }
}
