using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Corpus;

/// <summary>All projects of a tree, on all cores, the largest first.</summary>
static class TreeScan
{
    // Syntax, symbols and the bodies that the compiler binds: a generous measure of what a byte of source takes while it is looked at.
    const int MemoryPerByte = 200;

    public static async Task<ScanResult> Run(SourceTree tree, ChosenRules rules, bool withLibrary, Progress progress)
    {
        var watch = Stopwatch.StartNew();
        var references = References.For(withLibrary);
        var cores = Environment.ProcessorCount;
        var isConcurrent = tree.Projects.Count < cores;
        var memory = new Budget(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / MemoryPerByte);
        var parts = new ConcurrentBag<ScanResult>();
        progress.Begin(tree);

        await Parallel.ForEachAsync(
            tree.Projects.OrderByDescending(project => project.Bytes).ThenBy(project => project.Name, StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = cores },
            async (folder, _) =>
            {
                memory.Take(folder.Bytes);
                try
                {
                    foreach (var part in await Scan(tree, folder, rules, references, isConcurrent))
                        parts.Add(part);
                }
                finally
                {
                    memory.Return(folder.Bytes);
                    progress.Advance(folder);
                }
            });

        var result = ScanResult.Of(tree.Name, parts, watch.Elapsed) with { Projects = tree.Projects.Count };
        progress.End(result);
        return result;
    }

    static async Task<List<ScanResult>> Scan(
        SourceTree tree, ProjectFolder folder, ChosenRules rules, ImmutableArray<MetadataReference> references, bool isConcurrent)
    {
        var results = new List<ScanResult>();
        try
        {
            using var loaded = await LoadedProject.Of(folder, references, isConcurrent);
            results.Add(Nothing(tree) with { Unreadable = loaded.Unreadable });
            foreach (var part in loaded.Parts)
                results.Add(await ProjectScan.Run(tree, part, rules, isConcurrent));
        }
        catch (Exception exception)
        {
            // Of one project nothing more is known; the others are not lost with it.
            results.Add(Nothing(tree) with { Crashes = [new("the scan", tree.Name, folder.Name, exception.ToString())] });
        }

        return results;
    }

    static ScanResult Nothing(SourceTree tree) => ScanResult.Of(tree.Name, [], TimeSpan.Zero);

    /// <summary>Holds back who would take more than there is, unless he is alone.</summary>
    sealed class Budget(long limit)
    {
        readonly object _gate = new();
        long _taken;

        public void Take(long amount)
        {
            lock (_gate)
            {
                while (_taken > 0 && _taken + amount > limit)
                    Monitor.Wait(_gate);
                _taken += amount;
            }
        }

        public void Return(long amount)
        {
            lock (_gate)
            {
                _taken -= amount;
                Monitor.PulseAll(_gate);
            }
        }
    }
}
