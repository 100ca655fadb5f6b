using System.Reflection;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

public interface IVerifier;

public class DefaultVerifier : IVerifier;

public class ProjectState
{
    public SourceFileList Sources => throw new NotSupportedException();

    public SourceFileCollection AnalyzerConfigFiles => throw new NotSupportedException();

    public SourceFileCollection AdditionalFiles => throw new NotSupportedException();

    public MetadataReferenceCollection AdditionalReferences => throw new NotSupportedException();

    public OutputKind? OutputKind { get; set; }
}

public sealed class SolutionState : ProjectState
{
    public List<DiagnosticResult> ExpectedDiagnostics => throw new NotSupportedException();

    public MarkupMode? MarkupHandling { get; set; }
}

public class SourceFileCollection : List<(string filename, SourceText content)>
{
    public void Add((string filename, string content) file) => throw new NotSupportedException();
}

public class SourceFileList : SourceFileCollection
{
    public void Add(string content) => throw new NotSupportedException();

    public void Add(SourceText content) => throw new NotSupportedException();
}

public class MetadataReferenceCollection : List<MetadataReference>
{
    public void Add(Assembly assembly) => throw new NotSupportedException();

    public void Add(string path) => throw new NotSupportedException();
}

public sealed class ReferenceAssemblies(string targetFramework)
{
    public string TargetFramework => targetFramework;

    public static class Net
    {
        public static ReferenceAssemblies Net80 => throw new NotSupportedException();
    }
}

public readonly struct DiagnosticResult
{
    public DiagnosticResult(string id, DiagnosticSeverity severity) => throw new NotSupportedException($"{id} {severity}");

    public DiagnosticResult(DiagnosticDescriptor descriptor) => throw new NotSupportedException($"{descriptor}");

    public DiagnosticResult WithOptions(DiagnosticOptions options) => throw new NotSupportedException();

    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn) => throw new NotSupportedException();
}

[Flags]
public enum DiagnosticOptions
{
    None = 0,
    IgnoreAdditionalLocations = 1,
    IgnoreSeverity = 2,
}

public enum CompilerDiagnostics
{
    None,
    Errors,
    Warnings,
    Suggestions,
    All,
}

public enum CodeActionValidationMode
{
    None,
    SemanticStructure,
    Full,
}

public enum MarkupMode
{
    None,
    Ignore,
    IgnoreFixable,
    Allow,
}
