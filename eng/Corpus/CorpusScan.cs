using System.Diagnostics;
using IoAnalyzers.Demo;

namespace IoAnalyzers.Corpus;

/// <summary>All rules and all their fixes over real code that nobody has to build.</summary>
public static class CorpusScan
{
    const int Good = 0, Bad = 1, CannotGoOn = 2;

    /// <returns>0; 1 when something crashed, a fix is broken, or a finding differs from the list; 2 when the input is at fault.</returns>
    public static int Run(string[] arguments)
    {
        if (arguments is ["--help" or "-h"])
        {
            Console.WriteLine(Options.Usage);
            return Good;
        }

        try
        {
            var options = Options.Parse(arguments);
            return options.Assignment switch
            {
                Assignment.Scan => ScanTrees(options).GetAwaiter().GetResult(),
                Assignment.Precision => ShowPrecision(VerdictList.Read(options.ListFile), RuleSet.Of(options.Rules)),
                _ => ScanList(options).GetAwaiter().GetResult(),
            };
        }
        catch (Complaint complaint)
        {
            Console.Error.WriteLine(complaint.Message);
            return CannotGoOn;
        }
    }

    static async Task<int> ScanTrees(Options options)
    {
        var rules = RuleSet.Of(options.Rules);
        // All folders are looked into before the first is scanned: an hour of work is not lost by the last one's name.
        var trees = options.Folders.Select(folder => SourceTree.Read(folder)).ToList();
        var (perTree, all) = await Scan(trees, rules, options);
        return Conclude(new(trees, perTree, all, rules, null), options);
    }

    static async Task<int> ScanList(Options options)
    {
        var rules = RuleSet.Of(options.Rules);
        var list = VerdictList.Read(options.ListFile);
        var sources = ListedSources.Find(list, options.Folders);
        var (perTree, all) = await Scan(sources.Trees, rules, options);
        var comparison = Comparison.Of(
            list, all.Findings, sources.Trees.Select(tree => tree.Name).ToHashSet(), rules.Descriptors.Select(rule => rule.Id).ToHashSet(), sources.Absent);
        var report = new Report(sources.Trees, perTree, all, rules, comparison);
        var exitCode = Conclude(report, options);

        foreach (var line in comparison.Lines)
            Console.WriteLine(line);
        if (options.Assignment == Assignment.Refresh)
        {
            comparison.Refreshed(all.Findings, sources.Measured).Write(options.ListFile);
            Console.WriteLine($"{options.ListFile}: {comparison.New.Count} new and unread, {comparison.Gone.Count} gone, {comparison.Back.Count} back");
            return exitCode;
        }

        ShowPrecision(list, rules);
        return exitCode == Good && comparison.IsDifferent ? Bad : exitCode;
    }

    static async Task<(IReadOnlyList<ScanResult> PerTree, ScanResult All)> Scan(IReadOnlyList<SourceTree> trees, RuleSet rules, Options options)
    {
        var watch = Stopwatch.StartNew();
        var progress = new Progress(Console.Out, !Console.IsOutputRedirected);
        var results = new List<ScanResult>();
        foreach (var tree in trees)
            results.Add(await TreeScan.Run(tree, rules, options.WithLibrary, progress));
        return (results, ScanResult.Of(string.Join(", ", trees.Select(tree => tree.Name)), results, watch.Elapsed));
    }

    static int Conclude(Report report, Options options)
    {
        foreach (var line in Summary.Of(report))
            Console.WriteLine(line);
        report.Write(options.Output);
        Console.WriteLine($"The report is in {Path.Combine(options.Output, "report.html")}, with findings.sarif, findings.json and findings.txt beside it.");
        foreach (var file in report.All.Unreadable)
            Console.Error.WriteLine($"This file cannot be read, and all others were scanned: {file}");
        return report.All.Unreadable.Count > 0 ? CannotGoOn : report.All.IsBroken ? Bad : Good;
    }

    static int ShowPrecision(VerdictList list, RuleSet rules)
    {
        foreach (var line in PrecisionTable.Of(list, rules))
            Console.WriteLine(line);
        return Good;
    }
}
