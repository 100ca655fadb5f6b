using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Tests.House;

/// <summary>Runs all rules over code of any kind, right or broken, and every fix that they offer for it. Whatever throws fails the test.</summary>
static class AnyCode
{
    public static CSharpCompilation Compile(params string[] sources)
    {
        var trees = sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, new(LanguageVersion.Latest), $"/{i}.cs")).ToList();
        return CSharpCompilation.Create("Any", trees, FrameworkReferences.Of(Framework.Net10), OptionsFor(trees));
    }

    /// <summary>The findings of all rules.</summary>
    public static Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation) =>
        Analysis.Of(Rules.NewAnalyzers(), compilation, new AnalyzerOptions([]));

    /// <summary>The findings, after each fix of each finding was applied on its own.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAndFix(params string[] sources)
    {
        using var workspace = new AdhocWorkspace(MefHostServices.DefaultHost);
        var compilation = Compile(sources);
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Any", "Any", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
            metadataReferences: FrameworkReferences.Of(Framework.Net10)));
        for (var i = 0; i < sources.Length; i++)
            project = project.AddDocument($"{i}.cs", SourceText.From(sources[i]), filePath: $"/{i}.cs").Project;

        var findings = await Analyze((await project.GetCompilationAsync())!);
        foreach (var finding in findings)
        {
            var rule = Rules.All.Single(rule => rule.Id == finding.Id).UnderTest;
            foreach (var action in await Fixing.ActionsFor(rule, project.GetDocument(finding.Location.SourceTree)!, finding))
                await Fixing.Applied(rule, action);
        }

        return findings;
    }

    static CSharpCompilationOptions OptionsFor(List<SyntaxTree> trees) => new(
        trees.Any(tree => tree.GetCompilationUnitRoot().Members.Any(SyntaxKind.GlobalStatement)) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
        allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false);
}
