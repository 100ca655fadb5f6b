using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>Projects without code, of which each program gets a copy on write: their references are bound once, which is most of what a small program costs.</summary>
static class EmptyProjects
{
    static readonly ConcurrentDictionary<(Framework, OutputKind), Lazy<Task<Project>>> Made = new();

    public static Task<Project> Of(Framework framework, OutputKind kind) =>
        Made.GetOrAdd((framework, kind), static key => new(() => Make(key.Item1, key.Item2))).Value;

    public static async Task<Project> With(Framework framework, params string[] sources)
    {
        var language = LanguageOf(framework);
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(source, new(language)));
        var kind = trees.Any(tree => tree.GetCompilationUnitRoot().Members.Any(SyntaxKind.GlobalStatement)) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var project = await Of(framework, kind);
        for (var i = 0; i < sources.Length; i++)
            project = project.AddDocument($"{i}.cs", SourceText.From(sources[i]), filePath: $"/{i}.cs").Project;
        return project;
    }

    /// <summary>What a project of the framework speaks when its author says nothing.</summary>
    static LanguageVersion LanguageOf(Framework framework) =>
        framework is Framework.NetStandard20 or Framework.Net472 ? LanguageVersion.CSharp7_3 : LanguageVersion.Latest;

    static async Task<Project> Make(Framework framework, OutputKind kind)
    {
        var language = LanguageOf(framework);
        var nullable = language == LanguageVersion.Latest ? NullableContextOptions.Enable : NullableContextOptions.Disable;
        var workspace = new AdhocWorkspace(MefHostServices.DefaultHost);
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Any", "Any", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(kind, allowUnsafe: true, nullableContextOptions: nullable, concurrentBuild: false),
            parseOptions: new CSharpParseOptions(language),
            metadataReferences: FrameworkReferences.Of(framework)));
        // From here on, copies take over the bound references.
        _ = (await project.GetCompilationAsync())!.GetSpecialType(SpecialType.System_Object).GetMembers();
        return project;
    }
}
