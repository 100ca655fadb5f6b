using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.FixProof.Programs;

/// <summary>All rules, and the fix of each.</summary>
static class RuleSet
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = InstancesIn<DiagnosticAnalyzer>(typeof(IoAnalyzer).Assembly);

    static readonly Dictionary<string, CodeFixProvider> Fixes =
        InstancesIn<CodeFixProvider>(typeof(IoCodeFix).Assembly).SelectMany(static fix => fix.FixableDiagnosticIds.Select(id => (id, fix))).ToDictionary(static pair => pair.id, static pair => pair.fix);

    public static CodeFixProvider FixOf(string id) => Fixes[id];

    static ImmutableArray<T> InstancesIn<T>(Assembly assembly) =>
        [.. assembly.GetTypes().Where(static type => !type.IsAbstract && typeof(T).IsAssignableFrom(type)).OrderBy(static type => type.Name, StringComparer.Ordinal).Select(static type => (T)Activator.CreateInstance(type)!)];
}
