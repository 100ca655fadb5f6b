using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Tests;

/// <summary>A program with the findings that are expected in it, and everything that decides how it compiles.</summary>
sealed record Subject(string Code, ImmutableArray<MarkedSpan> Expected, Framework Framework, string? Options, LanguageVersion Language)
{
    /// <summary>On, in a language that knows it.</summary>
    public NullableContextOptions Nullable { get; init; } = Language < LanguageVersion.CSharp8 ? NullableContextOptions.Disable : NullableContextOptions.Enable;

    /// <summary>The content of the project's own table of streams; null without one.</summary>
    public string? Traits { get; init; }

    /// <summary>Properties of the project, as lines of a global configuration file; null without any.</summary>
    public string? Properties { get; init; }

    public string Marked => Markup.Write(Code, Expected);

    public CSharpParseOptions ParseOptions => new(Language);

    public CSharpCompilationOptions CompilationOptions => new(
        CSharpSyntaxTree.ParseText(Code, ParseOptions).GetCompilationUnitRoot().Members.Any(member => member is GlobalStatementSyntax)
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary,
        allowUnsafe: true, nullableContextOptions: Nullable, concurrentBuild: false);

    /// <summary>The lines of the case as an .editorconfig for all its files; null without options.</summary>
    public string? EditorConfig => Options is null ? null : $"root = true\n[*.cs]\n{Options}\n";

    /// <summary>The properties as the file that the SDK hands them over in.</summary>
    public string? GlobalConfig => Properties is null ? null : $"is_global = true\n{Properties}\n";

    /// <summary>The same program, changed as text with its marks in place.</summary>
    public Subject Rewritten(Func<string, string> change)
    {
        var marked = Markup.Parse(change(Marked));
        return this with { Code = marked.Code, Expected = marked.Spans };
    }

    public override string ToString() => $"{Framework}, C# {Language.ToDisplayString()}, nullable {Nullable}:\n{Marked}";
}
