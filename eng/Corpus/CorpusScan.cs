using System.Diagnostics;
using IoAnalyzers.Demo;

namespace IoAnalyzers.Corpus;

/// <summary>All rules and all their fixes over real code that nobody has to build.</summary>
public sealed class CorpusScan
{
    const int Good = 0, Bad = 1, CannotGoOn = 2;

    readonly TextWriter _output;
    readonly TextWriter _errors;
    readonly bool _isTerminal;

    CorpusScan(TextWriter output, TextWriter errors, bool isTerminal) => (_output, _errors, _isTerminal) = (output, errors, isTerminal);

    /// <returns>0; 1 when something crashed, a fix is broken, or a finding differs from the list; 2 when the input is at fault.</returns>
    public static int Run(string[] arguments) => Run(arguments, Console.Out, Console.Error, !Console.IsOutputRedirected).GetAwaiter().GetResult();

    internal static async Task<int> Run(string[] arguments, TextWriter output, TextWriter errors, bool isTerminal)
    {
        if (arguments is ["--help" or "-h"])
        {
            output.WriteLine(Options.Usage);
            return Good;
        }

        try
        {
            var options = Options.Parse(arguments);
            var scan = new CorpusScan(output, errors, isTerminal);
            return options.Assignment switch
            {
                Assignment.Scan => await scan.OfTrees(options),
                Assignment.Precision => scan.Precision(VerdictList.Read(options.ListFile), ChosenRules.Of(options.Rules)),
                _ => await scan.OfList(options),
            };
        }
        catch (Complaint complaint)
        {
            errors.WriteLine(complaint.Message);
            return CannotGoOn;
        }
    }

    async Task<int> OfTrees(Options options)
    {
        var rules = ChosenRules.Of(options.Rules);
        // All folders are looked into before the first is scanned: an hour of work is not lost by the last one's name.
        var trees = options.Folders.Select(folder => SourceTree.Read(folder)).ToList();
        var (perTree, all) = await Scan(trees, rules, options);
        return Conclude(new(trees, perTree, all, rules, null), options);
    }

    async Task<int> OfList(Options options)
    {
        var rules = ChosenRules.Of(options.Rules);
        var list = VerdictList.Read(options.ListFile);
        var sources = ListedSources.Find(list, options.Folders);
        var (perTree, all) = await Scan(sources.Trees, rules, options);
        var comparison = Comparison.Of(
            list, all.Findings, sources.Trees.Select(tree => tree.Name).ToHashSet(), rules.Descriptors.Select(rule => rule.Id).ToHashSet(), sources.Absent);
        var report = new Report(sources.Trees, perTree, all, rules, comparison);
        var exitCode = Conclude(report, options);

        foreach (var line in comparison.Lines)
            _output.WriteLine(line);
        if (options.Assignment == Assignment.Refresh)
        {
            comparison.Refreshed(all.Findings, sources.Measured).Write(options.ListFile);
            _output.WriteLine($"{options.ListFile}: {comparison.New.Count} new and unread, {comparison.Gone.Count} gone, {comparison.Back.Count} back");
            return exitCode;
        }

        Precision(list, rules);
        return exitCode == Good && comparison.IsDifferent ? Bad : exitCode;
    }

    async Task<(IReadOnlyList<ScanResult> PerTree, ScanResult All)> Scan(IReadOnlyList<SourceTree> trees, ChosenRules rules, Options options)
    {
        var watch = Stopwatch.StartNew();
        var progress = new Progress(_output, _isTerminal);
        var results = new List<ScanResult>();
        foreach (var tree in trees)
        {
            results.Add(await TreeScan.Run(tree, rules, options.WithLibrary, progress));
            // Of many trees, those that are done can be read while the others are looked at, and are not lost with them.
            if (results.Count < trees.Count)
                new Report([.. trees.Take(results.Count)], results, All(), rules, null).Write(options.Output);
        }

        return (results, All());

        ScanResult All() => ScanResult.Of(string.Join(", ", results.Select(result => result.Tree)), results, watch.Elapsed);
    }

    int Conclude(Report report, Options options)
    {
        foreach (var line in Summary.Of(report))
            _output.WriteLine(line);
        report.Write(options.Output);
        _output.WriteLine($"The report is in {Path.Combine(options.Output, "report.html")}, with findings.sarif, findings.json and findings.txt beside it.");
        foreach (var file in report.All.Unreadable)
            _errors.WriteLine($"This file cannot be read, and all others were scanned: {file}");
        return report.All.Unreadable.Count > 0 ? CannotGoOn : report.All.IsBroken ? Bad : Good;
    }

    int Precision(VerdictList list, ChosenRules rules)
    {
        foreach (var line in PrecisionTable.Of(list, rules))
            _output.WriteLine(line);
        return Good;
    }
}
