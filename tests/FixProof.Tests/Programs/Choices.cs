namespace IoAnalyzers.FixProof.Programs;

/// <summary>
/// The choices that make a program: drawn by a seed, or given again. What is given may be shorter than what is asked for, and the rest is then the first alternative,
/// which is the plainest: so a program becomes smaller when its choices do.
/// </summary>
sealed class Choices
{
    readonly Random? _random;
    readonly IReadOnlyList<int> _given;
    readonly List<int> _made = [];

    Choices(Random? random, IReadOnlyList<int> given) => (_random, _given) = (random, given);

    public IReadOnlyList<int> Made => _made;

    /// <summary>The choices of one of the programs of a seed, which does not depend on how many there are.</summary>
    public static Choices Drawn(int seed, int program) => new(new Random(unchecked(seed * 1_000_003 + program)), []);

    public static Choices Given(IReadOnlyList<int> given) => new(null, given);

    public T Of<T>(params ReadOnlySpan<T> alternatives) => alternatives[Below(alternatives.Length)];

    /// <summary>The first alternative, but for one of so many programs.</summary>
    public T Mostly<T>(int oneOf, T usual, params ReadOnlySpan<T> others) => Below(oneOf) < oneOf - 1 ? usual : Of(others);

    public bool Is(int oneOf = 2) => Below(oneOf) == oneOf - 1;

    public int Below(int count)
    {
        var choice = _random is not null ? _random.Next(count) : _made.Count < _given.Count ? Math.Min(_given[_made.Count], count - 1) : 0;
        _made.Add(choice);
        return choice;
    }
}
