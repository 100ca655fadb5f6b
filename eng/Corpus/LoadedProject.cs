using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Corpus;

/// <summary>A project folder as compilations that nothing was built for: the project, and each program in one file that it holds besides.</summary>
sealed class LoadedProject : IDisposable
{
    const string GlobalUsingsFile = "GlobalUsings.g.cs";

    // With DocumentationMode.None, the driver runs no semantic model action when it is asked for one file, and no finding would ever be left behind a fix.
    static readonly CSharpParseOptions ParseOptions = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Parse)
        .WithFeatures([new("FileBasedProgram", "true")]);

    // As a release build for the newest framework has them.
    static readonly ImmutableArray<string> Symbols =
    [
        "TRACE", "NET", "NETCOREAPP", "NET10_0",
        "NETCOREAPP1_0_OR_GREATER", "NETCOREAPP1_1_OR_GREATER", "NETCOREAPP2_0_OR_GREATER", "NETCOREAPP2_1_OR_GREATER",
        "NETCOREAPP2_2_OR_GREATER", "NETCOREAPP3_0_OR_GREATER", "NETCOREAPP3_1_OR_GREATER", "NET5_0_OR_GREATER", "NET6_0_OR_GREATER",
        "NET7_0_OR_GREATER", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER",
    ];

    readonly AdhocWorkspace _workspace = new();
    readonly List<string> _unreadable = [];

    LoadedProject()
    {
    }

    public IReadOnlyList<Project> Parts { get; private set; } = [];

    /// <summary>The files that could not be read, each with the reason.</summary>
    public IReadOnlyList<string> Unreadable => _unreadable;

    public void Dispose() => _workspace.Dispose();

    public static async Task<LoadedProject> Of(ProjectFolder folder, ImmutableArray<MetadataReference> references, bool isConcurrent)
    {
        var loaded = new LoadedProject();
        var sources = folder.Files.Select(file => (File: file, Text: loaded.TextOf(file))).Where(source => source.Text is not null).ToList();
        var whole = loaded.Create(folder.Name, folder.Settings, sources!, references, isConcurrent);
        var programs = await ProgramsIn(whole);

        // A project has one file of top-level statements. Others beside it are programs of their own, and would make one broken compilation of all.
        var own = folder.Settings.HasProject ? programs.FirstOrDefault(IsMain) ?? programs.FirstOrDefault() : null;
        var alone = programs.Where(program => program != own).ToList();
        var main = whole.RemoveDocuments([.. alone.Select(program => program.Id)]);
        if (own is not null)
            main = main.WithCompilationOptions(main.CompilationOptions!.WithOutputKind(OutputKind.ConsoleApplication));
        var parts = new List<Project>();
        if (main.Documents.Any(document => document.Name != GlobalUsingsFile))
            parts.Add(main);
        foreach (var program in alone)
        {
            var part = loaded.Create(
                program.FilePath!, folder.Settings.HasProject ? folder.Settings : ProjectSettings.OfFileBasedProgram, [(program.FilePath!, await program.GetTextAsync())], references, isConcurrent);
            parts.Add(part.WithCompilationOptions(part.CompilationOptions!.WithOutputKind(OutputKind.ConsoleApplication)));
        }

        loaded.Parts = parts;
        return loaded;
    }

    Project Create(
        string name, ProjectSettings settings, IReadOnlyList<(string File, SourceText Text)> sources, ImmutableArray<MetadataReference> references, bool isConcurrent)
    {
        var id = ProjectId.CreateNewId();
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: settings.Nullable, concurrentBuild: isConcurrent);
        var documents = sources.Append((File: GlobalUsingsFile, Text: SourceText.From(settings.GlobalUsings, Encoding.UTF8))).Select(source => DocumentInfo.Create(
            DocumentId.CreateNewId(id), Path.GetFileName(source.File), filePath: source.File,
            loader: TextLoader.From(TextAndVersion.Create(source.Text, VersionStamp.Default, source.File))));
        // The rules ask for this property, and the SDK tells it to every analyzer.
        var properties = SourceText.From($"is_global = true\nbuild_property.TargetFramework = net10.0{(settings.IsForWindowsOnly ? "-windows" : "")}\n", Encoding.UTF8);
        return _workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, name, "Corpus." + Path.GetFileNameWithoutExtension(name), LanguageNames.CSharp,
                compilationOptions: options, parseOptions: ParseOptions.WithPreprocessorSymbols(Symbols.Union(settings.Symbols)),
                documents: documents, metadataReferences: references))
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".globalconfig", properties, filePath: "/.globalconfig")
            .GetProject(id)!;
    }

    SourceText? TextOf(string file)
    {
        try
        {
            var bytes = File.ReadAllBytes(file);
            return SourceText.From(bytes, bytes.Length, canBeEmbedded: false);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            _unreadable.Add($"{file}: {unreadable.Message}");
            return null;
        }
    }

    static async Task<List<Document>> ProgramsIn(Project project)
    {
        var programs = new List<Document>();
        foreach (var document in project.Documents)
            if (await document.GetSyntaxRootAsync() is Microsoft.CodeAnalysis.CSharp.Syntax.CompilationUnitSyntax root && root.Members.Any(SyntaxKind.GlobalStatement))
                programs.Add(document);
        return programs;
    }

    static bool IsMain(Document document) => document.Name.Equals("Program.cs", StringComparison.OrdinalIgnoreCase);
}
