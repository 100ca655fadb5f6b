using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Benchmarks.Cost;

/// <summary>The code that is compiled and analyzed.</summary>
sealed class Subject
{
    // Code without streams calls methods of the rules' names, too (string.Replace).
    static readonly string[] PlainKinds = ["Catalog", "Tokenizer", "Workflow", "Matrix", "Messages"];
    const string IoKind = "Storage";

    const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http;
        global using System.Threading; global using System.Threading.Tasks;

        """;

    static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);
    static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false);

    readonly ImmutableArray<(string Path, SourceText Text)> _files;

    Subject(string name, IEnumerable<(string Path, SourceText Text)> files)
    {
        (Name, _files) = (name, [.. files]);
        Lines = _files.Sum(static file => file.Text.Lines.Count);
    }

    public string Name { get; }
    public int Files => _files.Length;
    public int Lines { get; }

    /// <summary>The same files for the same numbers: as many methods of a hundred open, read, write, rename or send files as wanted.</summary>
    public static Subject Generated(int lines, int ioPercent)
    {
        var templates = PlainKinds.Append(IoKind).ToDictionary(static kind => kind, Resource);
        var methods = templates.ToDictionary(static template => template.Key, static template => MethodsIn(template.Value));
        var usings = ImplicitUsings + """
            global using System.Globalization; global using System.Net.Sockets; global using System.Runtime.CompilerServices;
            global using System.Security.Cryptography; global using System.Text;
            """;
        var files = new List<(string, SourceText)> { ("Usings.cs", SourceText.From(usings)) };
        var (count, withIo, all) = (0, 0, 0);
        while (count < lines)
        {
            var kind = withIo * 100 < ioPercent * all ? IoKind : PlainKinds[files.Count % PlainKinds.Length];
            var text = SourceText.From(templates[kind].Replace("__N__", files.Count.ToString("D5", CultureInfo.InvariantCulture)));
            files.Add(($"{kind}{files.Count:D5}.cs", text));
            count += text.Lines.Count;
            all += methods[kind];
            withIo += kind == IoKind ? methods[kind] : 0;
        }

        return new($"{lines:N0} generated lines, {ioPercent} % I/O", files) { Methods = all, IoMethods = withIo };
    }

    /// <summary>Generated code is all of one kind, and a little of it does.</summary>
    public Subject ToWarmWith => Methods == 0 ? this : Generated(lines: 10_000, ioPercent: 10);

    /// <summary>Methods, constructors and properties with code; 0 for a folder, where nobody has counted.</summary>
    public int Methods { get; private init; }

    /// <summary>Those that do I/O.</summary>
    public int IoMethods { get; private init; }

    static int MethodsIn(string text) => CSharpSyntaxTree.ParseText(text, ParseOptions).GetRoot().DescendantNodes()
        .Count(static node => node is BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null }
            or PropertyDeclarationSyntax { ExpressionBody: not null } or AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null });

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
