namespace IoAnalyzers.Benchmarks.Runtime;

/// <summary>One type of the runtime library, and what it is measured against. Each class that derives from this is found and run.</summary>
abstract class Subject
{
    /// <summary>The name of the type.</summary>
    public abstract string Name { get; }

    /// <summary>What is measured and how, in a few words for the page.</summary>
    public abstract string Method { get; }

    /// <summary>Why a target that is missed is missed, and what was tried.</summary>
    public virtual string Notes => "";

    public abstract IEnumerable<Comparison> Comparisons(Stage stage);
}

/// <summary>Ways to do the same work. Their ratios are to the first.</summary>
/// <param name="Name">The work.</param>
/// <param name="Unit">What one operation is: record, byte, line.</param>
/// <param name="Contenders">C first, then the idioms of the BCL, then the library.</param>
/// <param name="Targets">What has to hold.</param>
sealed record Comparison(string Name, string Unit, IReadOnlyList<Contender> Contenders, IReadOnlyList<Target> Targets)
{
    /// <summary>Made before the first round.</summary>
    public Action Prepare { get; init; } = static () => { };
}

enum Maker
{
    C,
    Bcl,
    Library,

    /// <summary>A program with another purpose, which also does the same: it says where one stands, and is no target.</summary>
    Other,
}

/// <summary>One way to do the work.</summary>
/// <param name="Operations">How many operations one run does. Slow ways do fewer.</param>
sealed record Contender(string Name, Maker Maker, long Operations, Func<Reading?> Run)
{
    /// <summary>A run of <c>benchmarks/baseline/NAME.c</c>. Without a C compiler it gives nothing.</summary>
    public static Contender C(string name, Baseline baseline, long operations, params string[] arguments) =>
        new(name, Maker.C, operations, () => baseline.Run(arguments));

    /// <param name="callsAreCounted">Whether the system calls of the work are those that /proc/self/io counts: read, write and their kin, and nothing on sockets.</param>
    public static Contender Bcl(string name, long operations, Action work, bool callsAreCounted = true) =>
        new(name, Maker.Bcl, operations, () => Meter.Measure(work, callsAreCounted));

    public static Contender Library(string name, long operations, Action work, bool callsAreCounted = true) =>
        new(name, Maker.Library, operations, () => Meter.Measure(work, callsAreCounted));
}

enum Measure
{
    Wall,
    Cpu,
    Allocated,
}

/// <summary>A ratio that may not be exceeded; without a rival, the value of a whole run.</summary>
/// <remarks>CPU time is the steadier measure where the work does not wait, and wall time the one that counts where it does.</remarks>
sealed record Target(string Contender, string? Against, Measure Measure, double Limit)
{
    /// <summary>Nothing is allocated for an operation: a run has its buffer and what opens the file, some bytes more than <paramref name="buffers"/>.</summary>
    public static Target NothingPerOperation(string contender, int buffers) => new(contender, null, Measure.Allocated, buffers + 8 * 1024);

    /// <summary>The library is not slower than any of the idioms that it replaces.</summary>
    public static IEnumerable<Target> NeverSlower(string contender, IEnumerable<Contender> contenders, Measure measure = Measure.Cpu) =>
        from idiom in contenders
        where idiom.Maker == Maker.Bcl
        select new Target(contender, idiom.Name, measure, 1.0);
}
