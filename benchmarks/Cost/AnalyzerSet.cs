using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Benchmarks.Cost;

/// <summary>Analyzers that run together.</summary>
/// <param name="AllRules">Whether rules that are off by default run, too.</param>
sealed record AnalyzerSet(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers, bool AllRules)
{
    public static AnalyzerSet Empty { get; } = new("an empty action for each file", [EmptyAnalyzer.OfModels], AllRules: false);

    public static AnalyzerSet EmptyBlocks { get; } = new("an empty action for each operation block", [EmptyAnalyzer.OfBlocks], AllRules: false);

    public static AnalyzerSet Ours { get; } = new("IoAnalyzers, all rules", InstancesIn(typeof(IoAnalyzer).Assembly), AllRules: true);

    /// <summary>The same rules by the processor's clock, which the driver's stopwatch is not.</summary>
    public static AnalyzerSet Metered { get; } = new("IoAnalyzers, metered", [new MeteredRules([.. Ours.Analyzers.OfType<IoAnalyzer>()])], AllRules: true);

    /// <summary>The rules of others, of each package those that are on by default and all.</summary>
    public static IReadOnlyList<AnalyzerSet> OfOthers { get; } =
    [
        .. Both("Meziantou.Analyzer", "Meziantou.Analyzer", "Meziantou.Analyzer.dll"),
        .. Both("NetAnalyzers", "Microsoft.CodeAnalysis.NetAnalyzers", "Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll"),
        .. Both("Roslynator", "Roslynator.Analyzers", "Roslynator.CSharp.Analyzers.dll"),
        .. Both("SonarAnalyzer", "SonarAnalyzer.CSharp", "SonarAnalyzer.CSharp.dll"),
    ];

    /// <summary>What is measured is the driver alone.</summary>
    public bool IsEmpty => Analyzers is [EmptyAnalyzer];

    /// <summary>The rules that the compiler is told to run, whatever their default is.</summary>
    public ImmutableDictionary<string, ReportDiagnostic> Severities => AllRules
        ? Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static rule => rule.Id).Distinct().ToImmutableDictionary(static id => id, static _ => ReportDiagnostic.Warn)
        : ImmutableDictionary<string, ReportDiagnostic>.Empty;

    static AnalyzerSet[] Both(string name, string package, params string[] assemblies)
    {
        var analyzers = Load(BuildPaths.Of(package), assemblies);
        return [new($"{name}, default rules", analyzers, AllRules: false), new($"{name}, all rules", analyzers, AllRules: true)];
    }

    static ImmutableArray<DiagnosticAnalyzer> Load(string package, params string[] names)
    {
        // A package may hold one build for each compiler version; the newest one stands in the folder with the highest name.
        var paths = names.Select(name => Directory.GetFiles(package, name, SearchOption.AllDirectories).OrderByDescending(static path => path, StringComparer.Ordinal).First()).ToList();
        var context = new PackageLoadContext([.. paths.Select(static path => Path.GetDirectoryName(path)!)]);
        return [.. paths.SelectMany(path => InstancesIn(context.LoadFromAssemblyPath(path)))];
    }

    static ImmutableArray<DiagnosticAnalyzer> InstancesIn(Assembly assembly) =>
        [.. assembly.GetTypes().Where(static type => !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
}

/// <summary>Loads what stands beside the analyzers from there, and the compiler from here.</summary>
sealed class PackageLoadContext(IReadOnlyList<string> folders) : AssemblyLoadContext
{
    protected override Assembly? Load(AssemblyName name) =>
        folders.Select(folder => Path.Combine(folder, name.Name + ".dll")).FirstOrDefault(File.Exists) is { } path ? LoadFromAssemblyPath(path) : null;
}
