using System.Diagnostics;

namespace IoAnalyzers.FixProof.Programs;

/// <summary>Makes programs by the thousand, and says what became of them.</summary>
static class Proof
{
    const int PerBatch = 200;

    public static async Task<ProofReport> RunAsync(int seed, int first, int count, Action<int>? progress = null)
    {
        var report = new ProofReport(seed);
        var clock = Stopwatch.StartNew();
        var batches = Enumerable.Range(0, (count + PerBatch - 1) / PerBatch);
        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (batch, _) =>
        {
            var start = first + batch * PerBatch;
            var samples = Enumerable.Range(start, Math.Min(PerBatch, first + count - start)).Select(program => Sample.Of(seed, program)).ToList();
            foreach (var verdict in await JudgeAsync(samples, WithLibrary(start)))
                report.Add(verdict);
            progress?.Invoke(report.Programs);
        });
        report.Elapsed = clock.Elapsed;
        return report;
    }

    /// <summary>What is left of a program that a fix changes when it is made as small as it goes.</summary>
    public static async Task<Verdict> ReduceAsync(Verdict verdict)
    {
        var withLibrary = WithLibrary(verdict.Sample.Number);
        var smallest = await Reduction.OfAsync(verdict.Sample, async samples => [.. (await JudgeAsync(samples, withLibrary)).Select(static one => one.Difference is not null)]);
        var reduced = (await JudgeAsync([smallest], withLibrary))[0];
        return reduced.Difference is not null ? reduced : verdict with { Difference = $"(not seen again)\n{verdict.Difference}" };
    }

    static async Task<IReadOnlyList<Verdict>> JudgeAsync(IReadOnlyList<Sample> samples, bool withLibrary)
    {
        using var programs = new Batch(samples, withLibrary);
        return await programs.JudgeAsync();
    }

    /// <summary>Every other batch may use the library.</summary>
    public static bool WithLibrary(int program) => program / PerBatch % 2 == 1;
}
