namespace IoAnalyzers.Benchmarks.Runtime;

/// <summary>The readings of one comparison, round by round.</summary>
sealed class Results(Comparison comparison)
{
    readonly Dictionary<string, List<Reading>> _readings = comparison.Contenders.ToDictionary(static contender => contender.Name, static _ => new List<Reading>());

    public Comparison Comparison => comparison;

    public void Add(Contender contender, Reading reading) => _readings[contender.Name].Add(reading);

    /// <summary>Medians per operation; null where it was not run.</summary>
    public Row? Of(Contender contender)
    {
        var readings = _readings[contender.Name];
        if (readings.Count == 0)
            return null;
        var n = (double)contender.Operations;
        return new(
            Median(readings.Select(reading => reading.WallNanoseconds / n)), Median(readings.Select(reading => reading.CpuNanoseconds / n)),
            readings[0].Calls is null ? null : Median(readings.Select(static reading => (double)reading.Calls!)),
            readings[0].AllocatedBytes is null ? null : Median(readings.Select(static reading => (double)reading.AllocatedBytes!)));
    }

    /// <summary>
    /// The median of the ratios within each round: what disturbs the machine for a while disturbs both. Null where one was not run.
    /// </summary>
    public double? Ratio(string contender, string against, Measure measure)
    {
        var (ours, theirs) = (_readings[contender], _readings[against]);
        if (ours.Count == 0 || theirs.Count == 0)
            return null;
        var (n, m) = (Operations(contender), Operations(against));
        return Median(ours.Zip(theirs, (a, b) => Value(a, measure) / n / (Value(b, measure) / m)));
    }

    /// <summary>What a target's measure came to; null where one of the two was not run.</summary>
    public double? Of(Target target)
    {
        if (target.Against is { } against)
            return Ratio(target.Contender, against, target.Measure);
        return _readings[target.Contender] is { Count: > 0 } readings ? Median(readings.Select(reading => Value(reading, target.Measure))) : null;
    }

    double Operations(string contender) => comparison.Contenders.Single(one => one.Name == contender).Operations;

    static double Value(Reading reading, Measure measure) => measure switch
    {
        Measure.Wall => reading.WallNanoseconds,
        Measure.Cpu => reading.CpuNanoseconds,
        _ => reading.AllocatedBytes ?? 0,
    };

    static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

/// <summary>Nanoseconds per operation; calls and allocated bytes of a whole run.</summary>
sealed record Row(double Wall, double Cpu, double? Calls, double? Allocated);
