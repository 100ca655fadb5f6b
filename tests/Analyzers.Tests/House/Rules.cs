using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Tests.House;

/// <summary>A rule with the six places where the things stand that belong to it.</summary>
sealed record Rule(Type Analyzer, DiagnosticDescriptor Descriptor)
{
    public string Id => Descriptor.Id;

    public string Name => Analyzer.Name;

    public string Family => Descriptor.Category;

    public string SourcePath => $"src/Analyzers/{Family}/{Name}.cs";

    public string FixPath => $"src/CodeFixes/{Family}/{Name}Fix.cs";

    public string TestsPath => $"tests/Analyzers.Tests/{Family}/{Name}Tests.cs";

    public string PagePath => $"docs/rules/{Id}.md";

    public RuleUnderTest UnderTest => new(Analyzer);

    /// <summary>The severity as an .editorconfig writes it.</summary>
    public string Severity => !Descriptor.IsEnabledByDefault ? "none" : Descriptor.DefaultSeverity switch
    {
        DiagnosticSeverity.Info => "suggestion",
        DiagnosticSeverity.Hidden => "silent",
        var severity => severity.ToString().ToLowerInvariant(),
    };

    public override string ToString() => $"{Id} {Name}";
}

/// <summary>The rules and fixes that the two assemblies export, as an editor finds them.</summary>
static class Rules
{
    public static ImmutableArray<Type> Analyzers { get; } = Exported<IoAnalyzer>(typeof(IoAnalyzer));

    /// <summary>The rules, and what looks at the files that users write for them.</summary>
    public static ImmutableArray<Type> AllAnalyzers { get; } = Exported<DiagnosticAnalyzer>(typeof(IoAnalyzer));

    public static ImmutableArray<Type> Fixes { get; } = Exported<CodeFixProvider>(typeof(IoCodeFix));

    public static ImmutableArray<Rule> All { get; } = Described(Analyzers);

    /// <summary>The rules, and what is said of the files that users write for them.</summary>
    public static ImmutableArray<Rule> AllWithConfiguration { get; } = Described(AllAnalyzers);

    public static ImmutableArray<DiagnosticAnalyzer> NewAnalyzers() => [.. from analyzer in AllAnalyzers select New(analyzer)];

    static ImmutableArray<Rule> Described(ImmutableArray<Type> analyzers) =>
    [
        .. from analyzer in analyzers
           from descriptor in New(analyzer).SupportedDiagnostics
           orderby descriptor.Id
           select new Rule(analyzer, descriptor),
    ];

    static DiagnosticAnalyzer New(Type analyzer) => (DiagnosticAnalyzer)Activator.CreateInstance(analyzer)!;

    static ImmutableArray<Type> Exported<T>(Type neighbour) =>
        [.. from type in neighbour.Assembly.GetTypes() where typeof(T).IsAssignableFrom(type) && !type.IsAbstract orderby type.Name select type];
}
