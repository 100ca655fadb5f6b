using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Tests.Durability;

/// <summary>How grave the findings of a rule are that has two severities.</summary>
static class Severities
{
    public static IEnumerable<DiagnosticSeverity> Of(DiagnosticAnalyzer rule, string code, string option)
    {
        var tree = CSharpSyntaxTree.ParseText(code, path: "/repository/src/Storage/Store.cs");
        var compilation = CSharpCompilation.Create("store", [tree], FrameworkReferences.Of(Framework.Net10), new(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([], new OneOption(option)), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        return compilation.WithAnalyzers([rule], options).GetAnalyzerDiagnosticsAsync().Result.Select(diagnostic => diagnostic.Severity);
    }

    sealed class OneOption(string line) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(line);
        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;
        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        sealed class Options(string line) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                value = line.Length == 0 ? "" : line[(line.IndexOf('=') + 2)..];
                return line.StartsWith(key, StringComparison.Ordinal);
            }
        }
    }
}
