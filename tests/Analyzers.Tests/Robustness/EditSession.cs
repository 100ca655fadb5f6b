using System.Collections.Immutable;
using IoAnalyzers.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit.Sdk;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>A session as an editor holds it: texts and trees that change in parts, one set of analyzers for its whole life, and a view of one file at a time.</summary>
sealed class EditSession(string name, Project started)
{
    readonly ImmutableArray<DiagnosticAnalyzer> _analyzers = Rules.NewAnalyzers();
    readonly Dictionary<string, DocumentId> _ids = [];
    readonly CancelledAnalysis _cancelled = new();
    Project _project = started;

    /// <summary>Replays a session; at each key, or at each n-th, everything is compared with a run that knows only the texts.</summary>
    /// <returns>The keys that were compared, and the findings among them.</returns>
    public static async Task<(int Keys, int Findings)> Replay(string name, string script, int each = 1)
    {
        var session = new EditSession(name, await Empty());
        var (number, keys, findings) = (0, 0, 0);
        foreach (var key in EditScript.Read(script))
        {
            await session.Apply(key);
            if (number++ % each != 0)
                continue;
            keys++;
            findings += await session.Check(key);
        }

        return (keys, findings);
    }

    static Task<Project> Empty() => EmptyProjects.Of(Framework.Net10WithLibrary, OutputKind.DynamicallyLinkedLibrary);

    async Task Apply(Keystroke key)
    {
        if (key.IsOpening)
        {
            var text = SourceText.From(key.Change.NewText!);
            TextDocument opened = key.File.EndsWith(".cs", StringComparison.Ordinal) ? _project.AddDocument(key.File, text, filePath: "/" + key.File)
                : key.File == ".editorconfig" ? _project.AddAnalyzerConfigDocument(key.File, text, filePath: "/" + key.File)
                : _project.AddAdditionalDocument(key.File, text, filePath: "/" + key.File);
            _ids[key.File] = opened.Id;
            _project = opened.Project;
            return;
        }

        var id = _ids[key.File];
        var solution = _project.Solution;
        if (solution.GetDocument(id) is { } document)
            solution = solution.WithDocumentText(id, (await document.GetTextAsync()).WithChanges(key.Change));
        else if (solution.GetAdditionalDocument(id) is { } table)
            solution = solution.WithAdditionalDocumentText(id, (await table.GetTextAsync()).WithChanges(key.Change));
        else
            solution = solution.WithAnalyzerConfigDocumentText(id, (await solution.GetAnalyzerConfigDocument(id)!.GetTextAsync()).WithChanges(key.Change));
        _project = solution.GetProject(_project.Id)!;
    }

    async Task<int> Check(Keystroke key)
    {
        try
        {
            var expected = await Fresh();
            Same("the whole project", expected, await Whole());
            foreach (var document in _project.Documents)
                await CheckDocument(document, expected.Where(finding => finding.Location.SourceTree!.FilePath == document.FilePath).ToList(), key);
            await _cancelled.Check(_project, found => Same("after a run that was cancelled", expected, found));
            return expected.Length;
        }
        catch (XunitException failure)
        {
            throw new XunitException($"{name}, line {key.Line}, '{key.Change.NewText}' in {key.File}: {failure.Message}\n{await Texts()}");
        }
    }

    /// <summary>What is found by analyzers, in a compilation and of trees that have no past.</summary>
    async Task<ImmutableArray<Diagnostic>> Fresh()
    {
        var project = await Empty();
        foreach (var document in _project.Documents)
            project = project.AddDocument(document.Name, (await document.GetTextAsync()).ToString(), filePath: document.FilePath).Project;
        foreach (var table in _project.AdditionalDocuments)
            project = project.AddAdditionalDocument(table.Name, (await table.GetTextAsync()).ToString(), filePath: table.FilePath).Project;
        foreach (var config in _project.AnalyzerConfigDocuments)
            project = project.AddAnalyzerConfigDocument(config.Name, SourceText.From((await config.GetTextAsync()).ToString()), filePath: config.FilePath).Project;
        var compilation = (await project.GetCompilationAsync())!;
        return InSource(await Analysis.Of(Rules.NewAnalyzers(), compilation, project.AnalyzerOptions));
    }

    async Task<ImmutableArray<Diagnostic>> Whole() =>
        InSource(await Analysis.Of(_analyzers, (await _project.GetCompilationAsync())!, _project.AnalyzerOptions));

    /// <summary>What an editor asks for: a file, the part of it that is in sight, and what can be done at each finding.</summary>
    async Task CheckDocument(Document document, List<Diagnostic> expected, Keystroke key)
    {
        var thrown = new List<string>();
        var model = (await document.GetSemanticModelAsync())!;
        var analyzed = model.Compilation.WithAnalyzers(_analyzers, new CompilationWithAnalyzersOptions(
            _project.AnalyzerOptions, (exception, analyzer, _) => thrown.Add($"{analyzer.GetType().Name} threw: {exception}"), concurrentAnalysis: false, logAnalyzerExecutionTime: false));

        var inFile = await analyzed.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None);
        Same($"the file {document.Name}", expected, inFile);
        if (key.File == document.Name)
        {
            var around = Around(await document.GetTextAsync(), key.Change.Span.Start);
            Same($"the lines {around} of {document.Name}", expected.Where(finding => finding.Location.SourceSpan.IntersectsWith(around)),
                (await analyzed.GetAnalyzerSemanticDiagnosticsAsync(model, around, CancellationToken.None)).Where(finding => finding.Location.SourceSpan.IntersectsWith(around)));
        }

        if (thrown.Count > 0)
            throw new XunitException(thrown[0]);
        await AnyCode.Fix(_project, model.Compilation, inFile);
    }

    /// <summary>As far as one sees from the caret.</summary>
    static TextSpan Around(SourceText text, int position)
    {
        const int Lines = 4;
        var line = text.Lines.IndexOf(Math.Min(position, text.Length));
        return TextSpan.FromBounds(text.Lines[Math.Max(0, line - Lines)].Start, text.Lines[Math.Min(text.Lines.Count - 1, line + Lines)].End);
    }

    static ImmutableArray<Diagnostic> InSource(ImmutableArray<Diagnostic> found) => found.RemoveAll(static finding => !finding.Location.IsInSource);

    static void Same(string where, IEnumerable<Diagnostic> expected, IEnumerable<Diagnostic> found)
    {
        static string Text(IEnumerable<Diagnostic> diagnostics) => string.Join('\n', diagnostics.Select(each => $"{each} {each.Location.SourceSpan}").Order(StringComparer.Ordinal));
        var (fresh, here) = (Text(expected), Text(found));
        if (fresh != here)
            throw new XunitException($"{where} has other findings than a fresh run.\nFresh:\n{fresh}\nHere:\n{here}");
    }

    async Task<string> Texts()
    {
        var texts = new List<string>();
        foreach (var document in _project.Documents.Concat<TextDocument>(_project.AdditionalDocuments).Concat(_project.AnalyzerConfigDocuments))
            texts.Add($"---- {document.Name}\n{await document.GetTextAsync()}");
        return string.Join('\n', texts);
    }
}
