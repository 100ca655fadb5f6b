using System.Collections.Concurrent;
using System.Diagnostics;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>Many mutants, one after the other on each core, and what came of them.</summary>
/// <param name="running">Where it notes what it is at; null for nowhere.</param>
sealed class MutationRun(int seed, int first, int count, RunningMutants? running = null)
{
    /// <summary>A thousand times what a mutant takes, which no noise of a machine explains.</summary>
    public static readonly TimeSpan Hang = TimeSpan.FromSeconds(20);

    readonly ConcurrentDictionary<string, (Mutant Mutant, Failure Failure, int Times)> _failures = new();
    readonly ConcurrentQueue<string> _kinds = new();
    readonly ConcurrentDictionary<int, (Mutant Mutant, long Since)> _running = new();
    readonly Lock _slowestLock = new();
    readonly Stopwatch _clock = Stopwatch.StartNew();
    int _started;
    int _done;
    long _findings;
    long _fixes;
    long _soundFixes;
    (TimeSpan Time, int Index) _slowest;

    public int Failures => _failures.Count;

    /// <summary>In the order in which they came up, each with its first mutant.</summary>
    public IEnumerable<string> Kinds => _kinds.ToArray();

    public long Fixes => _fixes;

    public async Task Run(int workers, CancellationToken cancellation = default) =>
        await Task.WhenAll(from worker in Enumerable.Range(0, workers) select Task.Run(() => Work(worker, cancellation), cancellation));

    /// <summary>The first of each kind, reduced.</summary>
    public async Task<string> Report()
    {
        var lines = new List<string>();
        foreach (var (kind, (mutant, failure, times)) in _failures.OrderBy(failure => failure.Key, StringComparer.Ordinal))
        {
            running?.Begin(worker: 0, mutant.Index);
            var reduced = await new Reduction(async code => (await FailureOf(mutant with { Code = code }))?.Kind == kind).Of(mutant.Code);
            lines.Add($"""
                ---- {times} mutants: {kind}
                The first is --seed {mutant.Seed} --only {mutant.Index}, for {mutant.Framework}: {failure.Text}
                Reduced:
                {reduced}
                """);
        }

        return string.Join('\n', lines);
    }

    public string Progress
    {
        get
        {
            var rate = _done / _clock.Elapsed.TotalSeconds;
            return $"{_done:N0} of {count:N0} mutants, {rate:F0} a second, {TimeSpan.FromSeconds((count - _done) / Math.Max(rate, 0.1)):hh\\:mm\\:ss} left, {_findings:N0} findings, {_fixes:N0} fixes, {Failures} kinds of failure";
        }
    }

    public string Summary =>
        $"{_done:N0} mutants of seed {seed} in {_clock.Elapsed:hh\\:mm\\:ss}: {_findings:N0} findings, {_fixes:N0} fixes applied, {_soundFixes:N0} of them to programs that compile, {_failures.Values.Sum(failure => failure.Times):N0} failures of {Failures} kinds, "
        + $"slowest mutant {_slowest.Time.TotalMilliseconds:N0} ms ({_slowest.Index})";

    /// <summary>A mutant that is over its time and does not heed its cancellation either.</summary>
    public Mutant? Stuck => _running.Values.Where(run => Stopwatch.GetElapsedTime(run.Since) > 2 * Hang).Select(run => run.Mutant).FirstOrDefault();

    async Task Work(int worker, CancellationToken cancellation)
    {
        while (Interlocked.Increment(ref _started) - 1 is var started && started < count && !cancellation.IsCancellationRequested)
        {
            var index = first + started;
            var mutant = Mutant.Of(seed, index);
            var start = Stopwatch.GetTimestamp();
            _running[worker] = (mutant, start);
            running?.Begin(worker, index);
            if (await FailureOf(mutant) is { } failure)
                Note(failure, mutant);
            NoteTime(Stopwatch.GetElapsedTime(start), index);
            Interlocked.Increment(ref _done);
        }

        _running.TryRemove(worker, out _);
        running?.End(worker);
    }

    Task<Failure?> FailureOf(Mutant mutant) => Failure.Of(async cancellation => Note(await mutant.Bear(cancellation)), Hang);

    void Note(Failure failure, Mutant mutant)
    {
        if (_failures.AddOrUpdate(failure.Kind, (mutant, failure, 1), static (_, known) => (known.Mutant, known.Failure, known.Times + 1)).Times == 1)
            _kinds.Enqueue($"--seed {mutant.Seed} --only {mutant.Index}: {failure.Kind}");
    }

    void Note(Borne borne)
    {
        Interlocked.Add(ref _findings, borne.Findings.Length);
        Interlocked.Add(ref _fixes, borne.Fixes);
        Interlocked.Add(ref _soundFixes, borne.SoundFixes);
    }

    void NoteTime(TimeSpan time, int index)
    {
        lock (_slowestLock)
            _slowest = time > _slowest.Time ? (time, index) : _slowest;
    }
}
