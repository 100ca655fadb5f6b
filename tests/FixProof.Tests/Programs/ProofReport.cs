namespace IoAnalyzers.FixProof.Programs;

/// <summary>What was seen of all programs.</summary>
sealed class ProofReport(int seed)
{
    readonly List<Verdict> _verdicts = [];
    readonly Lock _lock = new();

    public TimeSpan Elapsed { get; set; }

    public int Programs
    {
        get
        {
            lock (_lock)
                return _verdicts.Count;
        }
    }

    public int FixedPrograms => _verdicts.Sum(static verdict => verdict.Fixed);

    public IEnumerable<Verdict> Differences => _verdicts.Where(static verdict => verdict.Difference is not null).OrderBy(static verdict => verdict.Sample.Choices.Count);

    public IEnumerable<Verdict> Missed => _verdicts.Where(static verdict => verdict.IsMissedChance);

    public void Add(Verdict verdict)
    {
        lock (_lock)
            _verdicts.Add(verdict);
    }

    public void Print(TextWriter output)
    {
        output.WriteLine($"{"kind",-9} {"programs",9} {"reported",9} {"fixed",7} {"runs",9} {"silent",7} {"justified",10} {"missed",7} {"recall",7} {"differences",12}");
        foreach (var kind in _verdicts.GroupBy(static verdict => verdict.Sample.Draft.Production).OrderBy(static kind => kind.Key, StringComparer.Ordinal))
            Row(output, kind.Key, [.. kind]);
        Row(output, "all", _verdicts);
        foreach (var reason in _verdicts.SelectMany(static verdict => verdict.Declared).GroupBy(static reason => reason).OrderByDescending(static reason => reason.Count()))
            output.WriteLine($"declared in {reason.Count():N0} programs: {reason.Key}");
        output.WriteLine($"seed {seed}, {_verdicts.Count:N0} programs, {Elapsed.TotalSeconds:F0} s");
    }

    static void Row(TextWriter output, string name, IReadOnlyList<Verdict> verdicts)
    {
        var reported = verdicts.Count(static verdict => verdict.Found.Contains(verdict.Sample.Draft.Production));
        var missed = verdicts.Count(static verdict => verdict.IsMissedChance);
        output.WriteLine(
            $"{name,-9} {verdicts.Count,9:N0} {reported,9:N0} {verdicts.Sum(static verdict => verdict.Fixed),7:N0} {verdicts.Sum(static verdict => verdict.Runs),9:N0} "
            + $"{verdicts.Count - reported,7:N0} {verdicts.Count(static verdict => verdict.Silence is not null),10:N0} {missed,7:N0} {(double)reported / Math.Max(1, reported + missed),7:P0} {verdicts.Count(static verdict => verdict.Difference is not null),12:N0}");
    }
}
