using System.Collections.Concurrent;
using System.Diagnostics;
using IoAnalyzers.Demo;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Corpus;

/// <summary>All rules and all their fixes over one compilation.</summary>
sealed class ProjectScan(SourceTree tree, Project project, ChosenRules rules, bool isConcurrent)
{
    const int LinesAround = 4, MostLines = 40;

    readonly ConcurrentQueue<Crash> _crashes = [];

    public static async Task<ScanResult> Run(SourceTree tree, Project project, ChosenRules rules, bool isConcurrent) =>
        await new ProjectScan(tree, project, rules, isConcurrent).Run();

    async Task<ScanResult> Run()
    {
        var compilation = (await project.GetCompilationAsync())!;
        var lines = compilation.SyntaxTrees.Where(text => Path.IsPathRooted(text.FilePath)).Sum(text => Regions.LinesIn(text.GetText()));

        var watch = Stopwatch.StartNew();
        var errors = CompilerErrors.In(compilation.GetDiagnostics());
        var compilerTime = watch.Elapsed;

        var analysis = new Analysis(project, Record);
        var (diagnostics, cost) = await analysis.Of(compilation, rules.Analyzers, isConcurrent);
        var found = diagnostics.Where(diagnostic => diagnostic.Location.IsInSource)
            .OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal).ToList();

        var trials = new FixTrials(tree, project, compilation, rules, analysis, errors, found, Record);
        var (findings, alike) = (new List<Finding>(), new Dictionary<string, int>());
        foreach (var diagnostic in found)
            findings.Add(await Describe(diagnostic, trials, alike));
        var fixAll = await new FixAllTrials(tree, project, rules, trials, found).Run();
        return new(tree.Name, 1, lines, findings, fixAll, [.. _crashes], cost, compilerTime, [], TimeSpan.Zero);
    }

    void Record(string source, string place, Exception thrown) => _crashes.Enqueue(new(source, tree.Name, place, thrown.ToString()));

    async Task<Finding> Describe(Diagnostic diagnostic, FixTrials trials, Dictionary<string, int> alike)
    {
        var file = tree.PathOf(diagnostic.Location.SourceTree!.FilePath);
        var text = diagnostic.Location.SourceTree.GetText();
        var region = Regions.Of(text, diagnostic.Location.SourceSpan);
        var fingerprint = Fingerprint.Of(diagnostic.Id, file, MemberAround(diagnostic), text.Lines[region.StartLine - 1].ToString(), alike);
        var first = Math.Max(1, region.StartLine - LinesAround);
        var last = Math.Min(text.Lines.Count, Math.Min(region.EndLine + LinesAround, first + MostLines));
        var code = Enumerable.Range(first, last - first + 1).Select(line => text.Lines[line - 1].ToString()).ToList();
        var level = diagnostic.Severity == DiagnosticSeverity.Info ? "info" : diagnostic.Severity.ToString().ToLowerInvariant();
        return new(
            diagnostic.Id, level, tree.Name, file, region, diagnostic.GetMessage(), fingerprint, new(first, code), await trials.Of(diagnostic));
    }

    static string MemberAround(Diagnostic diagnostic)
    {
        var node = diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan);
        return node.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not GlobalStatementSyntax) switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
            { } member => member.Kind().ToString(),
            null => "",
        };
    }
}
