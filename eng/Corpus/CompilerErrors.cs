using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Corpus;

/// <summary>What the compiler says of some code, without the places: what was said before a fix is no fault of the fix.</summary>
sealed record CompilerErrors(IReadOnlyDictionary<string, int> Errors, IReadOnlyDictionary<string, int> Warnings)
{
    public static CompilerErrors In(IEnumerable<Diagnostic> diagnostics)
    {
        var (errors, warnings) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Severity is not (DiagnosticSeverity.Error or DiagnosticSeverity.Warning) || diagnostic.IsSuppressed)
                continue;
            var said = diagnostic.Severity == DiagnosticSeverity.Error ? errors : warnings;
            var text = $"{diagnostic.Id}: {diagnostic.GetMessage()}";
            said[text] = said.GetValueOrDefault(text) + 1;
        }

        return new(errors, warnings);
    }

    public static CompilerErrors In(Compilation compilation, SyntaxTree tree) => In(compilation.GetSemanticModel(tree).GetDiagnostics());

    public IEnumerable<string> ErrorsSince(CompilerErrors before) => Added(before.Errors, Errors);

    public IEnumerable<string> WarningsSince(CompilerErrors before) => Added(before.Warnings, Warnings);

    static IEnumerable<string> Added(IReadOnlyDictionary<string, int> before, IReadOnlyDictionary<string, int> after) =>
        from said in after where said.Value > before.GetValueOrDefault(said.Key) orderby said.Key select said.Key;
}
