using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Benchmarks.Cost;

/// <summary>The code that is compiled and analyzed.</summary>
sealed class Subject
{
    // One file in ten deals with streams, as its own code and the calls of the rules' names (string.Replace) elsewhere.
    static readonly string[] Kinds = ["Catalog", "Tokenizer", "Workflow", "Matrix", "Messages", "Catalog", "Tokenizer", "Workflow", "Messages", "Storage"];

    const int GeneratedLines = 50_000;
    const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http;
        global using System.Threading; global using System.Threading.Tasks;

        """;

    static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);
    static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false);

    readonly ImmutableArray<(string Path, SourceText Text)> _files;

    Subject(string name, IEnumerable<(string Path, SourceText Text)> files) => (Name, _files) = (name, [.. files]);

    public string Name { get; }
    public int Files => _files.Length;
    public int Lines => _files.Sum(static file => file.Text.Lines.Count);

    public static Subject Generated()
    {
        var templates = Kinds.Distinct().ToDictionary(static kind => kind, Resource);
        var usings = ImplicitUsings + """
            global using System.Globalization; global using System.Net.Sockets; global using System.Runtime.CompilerServices;
            global using System.Security.Cryptography; global using System.Text;
            """;
        var files = new List<(string, SourceText)> { ("Usings.cs", SourceText.From(usings)) };
        for (var (number, lines) = (0, 0); lines < GeneratedLines; number++)
        {
            var kind = Kinds[number % Kinds.Length];
            var text = SourceText.From(templates[kind].Replace("__N__", number.ToString("D4")));
            files.Add(($"{kind}{number:D4}.cs", text));
            lines += text.Lines.Count;
        }

        return new("generated", files);
    }

    /// <summary>Every C# file below a folder; null when there is none.</summary>
    public static Subject? Below(string folder)
    {
        var outputs = new[] { $"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}" };
        var paths = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !outputs.Any(path[folder.Length..].Contains)).Order(StringComparer.Ordinal).ToList();
        return paths.Count == 0 ? null : new(folder, paths.Select(static path => (path, SourceText.From(File.ReadAllText(path)))).Append(("Usings.cs", SourceText.From(ImplicitUsings))));
    }

    public ImmutableArray<SyntaxTree> Parse() => [.. _files.Select(static file => CSharpSyntaxTree.ParseText(file.Text, ParseOptions, file.Path))];

    /// <summary>A compilation of trees that nobody has looked at: what rules remember of a tree must not help the next measurement.</summary>
    public CSharpCompilation FreshCompilation() => CSharpCompilation.Create("Subject", Parse(), References.Value, Options);

    static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return new StreamReader(stream).ReadToEnd();
    }

    static readonly Lazy<ImmutableArray<MetadataReference>> References = new(static () =>
        [.. Directory.GetFiles(ReferencePack(), "*.dll").Select(static path => MetadataReference.CreateFromFile(path))]);

    /// <summary>The newest net10.0 reference pack of the SDK that built this.</summary>
    static string ReferencePack() => Directory.GetDirectories(BuildPaths.Of("ReferencePacks"), "10.*")
        .Select(static pack => Path.Combine(pack, "ref", "net10.0")).Where(Directory.Exists).OrderByDescending(static pack => pack, StringComparer.Ordinal).First();
}
