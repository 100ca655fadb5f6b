using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Tests;

/// <summary>A subject as two projects with the same program each, and a bystander that no fix may touch.</summary>
/// <remarks>Two, so that fixing a document or a project is told apart from fixing the solution.</remarks>
sealed class TestSolution : IDisposable
{
    public const string Bystander = "class Bystander\n{\n    int   Odd ( ) => 1;\n}\n";

    readonly AdhocWorkspace _workspace = new(MefHostServices.DefaultHost);

    public TestSolution(Subject subject)
    {
        First = AddProject("First", subject);
        Second = AddProject("Second", subject);
        Solution = _workspace.CurrentSolution;
    }

    public Solution Solution { get; }

    public DocumentId First { get; }

    public DocumentId Second { get; }

    public Document Document => Solution.GetDocument(First)!;

    public void Dispose() => _workspace.Dispose();

    DocumentId AddProject(string name, Subject subject)
    {
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(name), VersionStamp.Default, name, name, LanguageNames.CSharp,
            compilationOptions: subject.CompilationOptions, parseOptions: subject.ParseOptions,
            metadataReferences: FrameworkReferences.Of(subject.Framework));
        var solution = _workspace.CurrentSolution.AddProject(project);

        var program = DocumentId.CreateNewId(project.Id, "Program");
        solution = solution
            .AddDocument(program, "Program.cs", SourceText.From(subject.Code), filePath: $"/{name}/Program.cs")
            .AddDocument(DocumentId.CreateNewId(project.Id), "Bystander.cs", SourceText.From(Bystander), filePath: $"/{name}/Bystander.cs");
        if (subject.EditorConfig is { } config)
            solution = solution.AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(project.Id), ".editorconfig", SourceText.From(config), filePath: $"/{name}/.editorconfig");

        if (subject.GlobalConfig is { } properties)
            solution = solution.AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(project.Id), ".globalconfig", SourceText.From(properties), filePath: $"/{name}/.globalconfig");

        if (subject.Traits is { } traits)
            solution = solution.AddAdditionalDocument(
                DocumentId.CreateNewId(project.Id), StreamTraitRows.FileName, SourceText.From(traits), filePath: $"/{name}/{StreamTraitRows.FileName}");

        if (!_workspace.TryApplyChanges(solution))
            throw new InvalidOperationException("The workspace refused the test project.");
        return program;
    }
}
