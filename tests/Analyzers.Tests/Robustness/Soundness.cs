using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>How much of a program the compiler understands. A fix may not leave it with less.</summary>
sealed class Soundness(Compilation program)
{
    readonly bool _parses = !program.GetParseDiagnostics().Any(IsError);

    public bool Compiles { get; } = !program.GetDiagnostics().Any(IsError);

    /// <summary>Fails where the grammar was right and is not any more, and where there was no error and is one.</summary>
    public async Task CheckKept(string what, Solution changed, DocumentId id, CancellationToken cancellation)
    {
        if (!_parses)
            return;

        var document = changed.GetDocument(id)!;
        var diagnostics = Compiles
            ? (await document.Project.GetCompilationAsync(cancellation))!.GetDiagnostics(cancellation)
            : (await document.GetSyntaxTreeAsync(cancellation))!.GetDiagnostics(cancellation);
        if (diagnostics.FirstOrDefault(IsError) is { } error)
            throw new XunitException($"{what} makes code with {error.Id}: {error}\n{await document.GetTextAsync(cancellation)}");
    }

    static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
