using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Microsoft.CodeAnalysis.Testing
{
    public abstract class AnalyzerTest<TVerifier> where TVerifier : IVerifier, new()
    {
        public string TestCode { set => throw new NotSupportedException(); }

        public SolutionState TestState => throw new NotSupportedException();

        public List<DiagnosticResult> ExpectedDiagnostics => throw new NotSupportedException();

        public ReferenceAssemblies ReferenceAssemblies
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public CompilerDiagnostics CompilerDiagnostics
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public List<string> DisabledDiagnostics => throw new NotSupportedException();

        public List<Func<Solution, ProjectId, Solution>> SolutionTransforms => throw new NotSupportedException();

        public Task RunAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    public abstract class CodeActionTest<TVerifier> : AnalyzerTest<TVerifier> where TVerifier : IVerifier, new()
    {
        public int? CodeActionIndex { get; set; }

        public string? CodeActionEquivalenceKey { get; set; }

        public CodeActionValidationMode CodeActionValidationMode { get; set; }
    }

    public abstract class CodeFixTest<TVerifier> : CodeActionTest<TVerifier> where TVerifier : IVerifier, new()
    {
        public string FixedCode { set => throw new NotSupportedException(); }

        public string BatchFixedCode { set => throw new NotSupportedException(); }

        public SolutionState FixedState => throw new NotSupportedException();

        public SolutionState BatchFixedState => throw new NotSupportedException();

        public int? NumberOfIncrementalIterations { get; set; }

        public int? NumberOfFixAllIterations { get; set; }
    }
}

namespace Microsoft.CodeAnalysis.CSharp.Testing
{
    public class CSharpAnalyzerTest<TAnalyzer, TVerifier> : AnalyzerTest<TVerifier>
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TVerifier : IVerifier, new();

    public class CSharpCodeFixTest<TAnalyzer, TCodeFix, TVerifier> : CodeFixTest<TVerifier>
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TCodeFix : CodeFixProvider, new()
        where TVerifier : IVerifier, new();
}
