using System.Collections.Immutable;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Tests.Model;

/// <summary>A compiled piece of code with one marked expression, for tests that ask the model about it.</summary>
sealed class Snippet
{
    const string Usings = """
        using System; using System.CodeDom.Compiler; using System.Collections.Generic; using System.IO; using System.IO.Compression; using System.IO.Pipes;
        using System.Net.Security; using System.Net.Sockets; using System.Security.Cryptography; using System.Threading.Tasks;

        """;

    static readonly IReadOnlyList<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path))];

    readonly TextSpan _marked;
    readonly SyntaxTree _tree;
    readonly SemanticModel _model;

    /// <param name="code">Declarations; the marked expression stands between <c>[|</c> and <c>|]</c>.</param>
    /// <param name="otherFiles">More files of the same compilation.</param>
    public Snippet(string code, params string[] otherFiles)
    {
        var start = code.IndexOf("[|", StringComparison.Ordinal);
        var end = code.IndexOf("|]", StringComparison.Ordinal) - 2;
        code = code.Replace("[|", "").Replace("|]", "");
        _marked = TextSpan.FromBounds(start + Usings.Length, end + Usings.Length);
        _tree = Parse(code);
        var kind = code.TrimStart().StartsWith("class", StringComparison.Ordinal) || code.Contains(" class C") ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication;
        var compilation = CSharpCompilation.Create(
            "snippet", [_tree, .. otherFiles.Select(Parse)], References, new CSharpCompilationOptions(kind, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        Errors = compilation.GetDiagnostics().RemoveAll(static diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);
        _model = compilation.GetSemanticModel(_tree);
    }

    public ImmutableArray<Diagnostic> Errors { get; }

    /// <summary>The member around the marked expression.</summary>
    public MemberBody Body
    {
        get
        {
            var syntax = IoMentions.BodyAround(_tree.GetRoot().FindToken(_marked.Start));
            Assert.NotNull(syntax);
            return new(syntax, _model, IoSymbols.Of(_model.Compilation, new AnalyzerOptions([]), CancellationToken.None), new AnalyzerOptions([]), CancellationToken.None);
        }
    }

    /// <summary>What the model says of the marked expression.</summary>
    public T Ask<T>(Func<IOperation, MemberBody, T> question)
    {
        Assert.Empty(Errors);
        var body = Body;
        var marked = body.Operation!.DescendantsAndSelf().First(operation => operation.Syntax.Span == _marked && operation is { IsImplicit: false } and not IArgumentOperation);
        return question(marked, body);
    }

    /// <summary>Statements in a method with the usual parameters.</summary>
    public static Snippet Statements(string statements) => new($$"""
        class C
        {
            {{(statements.Contains("await ") ? "async Task" : "void")}} M(Stream stream, FileStream file, NetworkStream network, SslStream tls, FileInfo info, TcpClient client, string path, int size, bool flag, dynamic any)
            {
                {{statements}}
            }
        }
        """);

    static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(Usings + code, new CSharpParseOptions(LanguageVersion.CSharp11));
}
