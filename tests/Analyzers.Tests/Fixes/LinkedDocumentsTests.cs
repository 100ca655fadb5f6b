using System.Collections.Immutable;
using IoAnalyzers.Access;
using IoAnalyzers.Buffering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Tests.Fixes;

/// <summary>A project with several targets has each of its files once a target, and a fix changes them all.</summary>
public sealed class LinkedDocumentsTests
{
    const string Unbuffered = """
        using System.IO;

        class C
        {
            void M(string path, byte[] data)
            {
                using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
                {
                    foreach (var b in data)
                        file.WriteByte(b);
                }
            }
        }
        """;

    const string Seeking = """
        using System.IO;

        class C
        {
            int M(string path, byte[] data)
            {
                using (var file = File.OpenRead(path))
                {
                    file.Position = 64;
                    int read = file.Read(data, 0, 10);
                    return read;
                }
            }
        }
        """;

    [Fact]
    public async Task What_all_targets_fix_in_the_same_way_is_fixed() =>
        Assert.Single(await FixesOf(new UnbufferedSmallWrites(), new UnbufferedSmallWritesFix(), Unbuffered, Framework.Net10, Framework.NetStandard20));

    [Fact]
    public async Task What_another_target_has_no_call_for_is_left_alone() =>
        Assert.Empty(await FixesOf(new SeekThenRead(), new SeekThenReadFix(), Seeking, Framework.Net10, Framework.NetStandard20));

    [Fact]
    public async Task What_each_target_has_a_call_for_is_fixed() =>
        Assert.Single(await FixesOf(new SeekThenRead(), new SeekThenReadFix(), Seeking, Framework.Net10, Framework.Net8));

    [Fact]
    public async Task What_another_target_does_not_compile_is_no_matter_to_it() =>
        Assert.Single(await FixesOf(new SeekThenRead(), new SeekThenReadFix(), $"#if NET\n{Seeking}\n#endif", Framework.Net10, Framework.NetStandard20));

    [Fact]
    public async Task The_fix_of_all_leaves_alone_what_another_target_cannot_do()
    {
        using var workspace = new AdhocWorkspace();
        var document = DocumentIn(workspace, Seeking, Framework.Net10, Framework.NetStandard20);
        var found = await FoundIn(document, new SeekThenRead());
        var fix = new SeekThenReadFix();
        var context = new FixAllContext(document, fix, FixAllScope.Document, SeekThenReadFix.Key, [SeekThenRead.Rule.Id], new KnownDiagnostics(found), default);

        Assert.Null(await fix.GetFixAllProvider().GetFixAsync(context) is { } action ? await ChangedText(action, document) : null);
    }

    static async Task<string?> ChangedText(CodeAction action, Document document)
    {
        var operation = (ApplyChangesOperation)(await action.GetOperationsAsync(default)).Single();
        var after = (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
        return after == (await document.GetTextAsync()).ToString() ? null : after;
    }

    static async Task<List<CodeAction>> FixesOf(DiagnosticAnalyzer rule, CodeFixProvider fix, string code, Framework first, Framework second)
    {
        using var workspace = new AdhocWorkspace();
        var document = DocumentIn(workspace, code, first, second);
        var actions = new List<CodeAction>();
        foreach (var diagnostic in await FoundIn(document, rule))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        return actions;
    }

    static async Task<ImmutableArray<Diagnostic>> FoundIn(Document document, DiagnosticAnalyzer rule)
    {
        var found = await (await document.Project.GetCompilationAsync())!.WithAnalyzers([rule]).GetAnalyzerDiagnosticsAsync();
        Assert.Single(found);
        return found;
    }

    /// <summary>The document of the first target.</summary>
    static Document DocumentIn(AdhocWorkspace workspace, string code, params Framework[] targets)
    {
        var solution = workspace.CurrentSolution;
        var documents = new List<DocumentId>();
        foreach (var target in targets)
        {
            var project = ProjectId.CreateNewId();
            var symbols = target == Framework.NetStandard20 ? new[] { "NETSTANDARD" } : ["NET"];
            solution = solution.AddProject(ProjectInfo.Create(
                project, VersionStamp.Default, $"Library({target})", "Library", LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                parseOptions: new CSharpParseOptions(LanguageVersion.CSharp7_3, preprocessorSymbols: symbols),
                metadataReferences: FrameworkReferences.Of(target)));
            documents.Add(DocumentId.CreateNewId(project));
            solution = solution.AddDocument(documents[^1], "C.cs", SourceText.From(code), filePath: "/Library/C.cs");
        }

        return solution.GetDocument(documents[0])!;
    }

    sealed class KnownDiagnostics(ImmutableArray<Diagnostic> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
