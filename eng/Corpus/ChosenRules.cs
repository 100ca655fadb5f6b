using System.Collections.Immutable;
using IoAnalyzers.Demo;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Corpus;

/// <summary>The rules that were asked for, with their fixes.</summary>
sealed record ChosenRules(ImmutableArray<DiagnosticAnalyzer> Analyzers, ImmutableArray<CodeFixProvider> Fixes)
{
    public IEnumerable<DiagnosticDescriptor> Descriptors =>
        from analyzer in Analyzers from descriptor in analyzer.SupportedDiagnostics orderby descriptor.Id select descriptor;

    /// <param name="prefixes">What the ids begin with; all rules where there is none.</param>
    public static ChosenRules Of(IReadOnlyCollection<string> prefixes)
    {
        var analyzers = Exported<DiagnosticAnalyzer>(typeof(IoAnalyzer));
        if (prefixes.FirstOrDefault(prefix => !analyzers.Any(analyzer => IdOf(analyzer).StartsWith(prefix, StringComparison.OrdinalIgnoreCase))) is { } unknown)
            throw new Complaint($"No rule's id begins with {unknown}; there are {string.Join(", ", analyzers.Select(IdOf))}.");

        return new(
            [.. analyzers.Where(analyzer => prefixes.Count == 0 || prefixes.Any(prefix => IdOf(analyzer).StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))],
            Exported<CodeFixProvider>(typeof(IoCodeFix)));
    }

    public static string IdOf(DiagnosticAnalyzer analyzer) => analyzer.SupportedDiagnostics[0].Id;

    public DiagnosticAnalyzer AnalyzerOf(string id) => Analyzers.Single(analyzer => IdOf(analyzer) == id);

    public CodeFixProvider? FixOf(string id) => Fixes.FirstOrDefault(fix => fix.FixableDiagnosticIds.Contains(id));

    static ImmutableArray<T> Exported<T>(Type neighbour) where T : class =>
    [
        .. from type in neighbour.Assembly.GetTypes()
           where typeof(T).IsAssignableFrom(type) && !type.IsAbstract
           let one = (T)Activator.CreateInstance(type)!
           orderby one is DiagnosticAnalyzer analyzer ? IdOf(analyzer) : type.Name
           select one,
    ];
}
