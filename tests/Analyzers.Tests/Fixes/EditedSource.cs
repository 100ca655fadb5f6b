using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Tests.Fixes;

/// <summary>A file with one marked statement, and what an edit makes of it.</summary>
static class EditedSource
{
    static readonly IReadOnlyList<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path))];

    /// <summary>The text after the edit; the statement stands between <c>[|</c> and <c>|]</c>.</summary>
    public static string After(string marked, Action<SourceEdit, StatementSyntax> change, string otherFile = "") => After(
        marked, (edit, statement, _) => change(edit, statement), otherFile);

    /// <summary>The text after a BufferedStream is named where the mark is; it must compile.</summary>
    public static string WithBufferedStream(string marked, string otherFile = "")
    {
        var after = After(marked, static (edit, statement, model) =>
        {
            var type = model.Compilation.GetTypeByMetadataName("System.IO.BufferedStream")!;
            edit.Replace(statement, $"new {edit.NameOf(type, model, statement.SpanStart)}(null!);");
        }, otherFile);
        Assert.Empty(Compile(after, otherFile).GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return after;
    }

    static string After(string marked, Action<SourceEdit, StatementSyntax, SemanticModel> change, string otherFile)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var code = marked.Replace("[|", "").Replace("|]", "");
        var compilation = Compile(code, otherFile);
        var tree = compilation.SyntaxTrees.First();
        var statement = tree.GetRoot().FindToken(start).Parent!.AncestorsAndSelf().OfType<StatementSyntax>().First();
        var edit = new SourceEdit(tree.GetRoot(), tree.GetText());
        change(edit, statement, compilation.GetSemanticModel(tree));
        return tree.GetText().WithChanges(edit.Changes).ToString();
    }

    static CSharpCompilation Compile(string code, string otherFile)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp11, preprocessorSymbols: ["SET"]);
        var trees = new[] { code, otherFile }.Select(text => CSharpSyntaxTree.ParseText(SourceText.From(text), options));
        var kind = code.Contains("class C") ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication;
        return CSharpCompilation.Create("edited", trees, References, new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
    }
}
