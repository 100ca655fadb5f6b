using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Sdk;

namespace IoAnalyzers.Tests;

/// <summary>An analyzer X and its fix, which is found by its name XFix.</summary>
sealed class RuleUnderTest(Type analyzer)
{
    public Type Analyzer => analyzer;

    public Type? Fix { get; } = FixOf(analyzer);

    public DiagnosticAnalyzer NewAnalyzer() => (DiagnosticAnalyzer)Activator.CreateInstance(analyzer)!;

    public CodeFixProvider NewFix() => (CodeFixProvider)Activator.CreateInstance(
        Fix ?? throw new XunitException($"{analyzer.Name} has no fix: there is no type {analyzer.Name}Fix in IoAnalyzers.CodeFixes."))!;

    static Type? FixOf(Type analyzer)
    {
        var assembly = analyzer.Assembly.GetName().Name == "IoAnalyzers" ? typeof(IoCodeFix).Assembly : analyzer.Assembly;
        return assembly.GetTypes().SingleOrDefault(type => type.Name == analyzer.Name + "Fix" && type.DeclaringType == analyzer.DeclaringType);
    }
}
