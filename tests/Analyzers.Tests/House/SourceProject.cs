using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.Tests.House;

/// <summary>A project of the repository as one compilation, made of its sources without a build.</summary>
/// <remarks>
/// It refers to the framework and to everything that the tests themselves run with. What a source generator would add is missing,
/// and a project that needs other packages does not bind completely.
/// </remarks>
sealed record SourceProject(string Name, CSharpCompilation Compilation)
{
    static readonly string[] ImplicitUsings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    static readonly CSharpParseOptions ParseOptions = new CSharpParseOptions(LanguageVersion.Latest)
        .WithPreprocessorSymbols("NET", "NET8_0_OR_GREATER", "NET10_0", "NET10_0_OR_GREATER")
        .WithFeatures([new("FileBasedProgram", "true")]);

    /// <summary>Whether the Roslyn that runs the tests knows the C# that the project is written in.</summary>
    public static bool RoslynKnowsOurLanguage => LanguageVersion.Latest.MapSpecifiedToEffectiveVersion() >= (LanguageVersion)1400;

    public static SourceProject Of(string projectFile)
    {
        var folder = projectFile[..projectFile.LastIndexOf('/')];
        var project = XDocument.Parse(Repository.Read(projectFile));
        var name = project.Descendants("AssemblyName").FirstOrDefault()?.Value ?? Path.GetFileNameWithoutExtension(projectFile);
        var usings = (project.Descendants("ImplicitUsings").FirstOrDefault()?.Value == "disable" ? [] : ImplicitUsings)
            .Concat(from item in project.Descendants("Using") select item.Attribute("Include")!.Value);
        return new(name, Compile(name, Repository.Files(folder, "*.cs"), usings));
    }

    /// <summary>A file that is a program of its own.</summary>
    public static SourceProject OfFile(string path) => new(path, Compile("Program", [path], ImplicitUsings));

    /// <summary>What keeps the compilation from being the real one.</summary>
    public IEnumerable<Diagnostic> Errors =>
        from diagnostic in Compilation.GetDiagnostics()
        // CS8795: the other part of a partial method is what a source generator makes.
        where diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS8795"
        select diagnostic;

    static CSharpCompilation Compile(string name, IEnumerable<string> sources, IEnumerable<string> usings)
    {
        var trees = sources.Select(path => CSharpSyntaxTree.ParseText(Repository.Read(path), ParseOptions, path))
            .Append(CSharpSyntaxTree.ParseText(string.Concat(usings.Select(space => $"global using {space};\n")), ParseOptions, "GlobalUsings.g.cs"))
            .ToList();
        var isProgram = trees.Any(tree => tree.GetCompilationUnitRoot().Members.Any(SyntaxKind.GlobalStatement));
        return CSharpCompilation.Create(name, trees, References(name), new(
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false));
    }

    static ImmutableArray<MetadataReference> References(string exceptFor)
    {
        var framework = RuntimeEnvironment.GetRuntimeDirectory();
        var loaded = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return FrameworkReferences.Of(Framework.Net10).AddRange(
            from file in loaded
            where !file.StartsWith(framework, StringComparison.Ordinal) && Path.GetFileNameWithoutExtension(file) != exceptFor
            select (MetadataReference)MetadataReference.CreateFromFile(file));
    }
}
