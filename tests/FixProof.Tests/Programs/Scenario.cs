using System.Text.RegularExpressions;

namespace IoAnalyzers.FixProof.Programs;

/// <summary>What stands at the second path before the program runs.</summary>
enum Target { Absent, Longer, Full, Folder }

/// <summary>What a program meets.</summary>
/// <param name="Fails">Whether something goes wrong on the way: then it only counts what came out, and not when a message about it was made.</param>
sealed partial record Scenario(string Name, bool Fails = false)
{
    const int Usual = 10_000;

    public Script Source { get; init; } = new(Usual);

    public Script Destination { get; init; } = new(0);

    /// <summary>The length of the file at the first path; less than zero where there is none.</summary>
    public int File { get; init; } = Usual;

    public string? Text { get; init; }

    public Target Target { get; init; }

    public bool IsCancelled { get; init; }

    static readonly Scenario Plain = new("all goes well");

    static readonly Scenario[] OfStreams =
    [
        new("an empty source") { Source = new(0) },
        new("short reads") { Source = new(1_000, MostPerRead: 7) },
        new("short reads without an end that is known") { Source = new(20_000, MostPerRead: 1_000, CanSeek: false), Destination = new(0, CanSeek: false) },
        new("streams that stand somewhere") { Source = new(Usual, Start: 100), Destination = new(300, Start: 50) },
        new("a source behind its end") { Source = new(Usual, Start: Usual) },
        new("a source that says it is empty") { Source = new(5_000, SaysLength: 0) },
        new("a long source") { Source = new(200_000), Destination = new(0, CanSeek: false) },
        new("a source of whole chunks") { Source = new(2 * 81_920) },
        new("a source that fails at once", Fails: true) { Source = new(Usual, At: 0, Event: Event.Throw) },
        new("a source that fails on the way", Fails: true) { Source = new(Usual, At: 4_500, Event: Event.Throw) },
        new("a source that fails at its end", Fails: true) { Source = new(Usual, CanSeek: false, At: Usual, Event: Event.Throw) },
        new("a destination that fails at once", Fails: true) { Destination = new(0, At: 0, Event: Event.Throw) },
        new("a destination that fails on the way", Fails: true) { Destination = new(0, CanSeek: false, At: 4_500, Event: Event.Throw) },
        new("a pause in the source") { Source = new(Usual, At: 4_500, Event: Event.Zero) },
        new("cancelled while it reads", Fails: true) { Source = new(Usual, At: 4_500, Event: Event.Cancel) },
    ];

    static readonly Scenario Cancelled = new("cancelled before", Fails: true) { IsCancelled = true };

    static readonly Scenario[] OfFiles =
    [
        new("an empty file") { File = 0 },
        new("a file of one byte") { File = 1 },
        new("a long file over another one") { File = 200_000, Target = Target.Longer },
        new("a text with a mark") { Text = "\uFEFFerste Zeile\r\nzweite ä€𝄞\n\nletzte" },
        new("no file", Fails: true) { File = -1 },
        new("no file, and another one", Fails: true) { File = -1, Target = Target.Longer },
        new("a full disk", Fails: true) { Target = Target.Full },
        new("a folder in its place", Fails: true) { Target = Target.Folder },
    ];

    /// <summary>What a program may meet: streams that misbehave where it is given streams, and files where it is given paths.</summary>
    public static IEnumerable<Scenario> For(Draft draft)
    {
        var text = draft.Body + draft.Members;
        var all = new List<Scenario> { Plain };
        if (text.Contains("source", StringComparison.Ordinal) || text.Contains("destination", StringComparison.Ordinal))
            all.AddRange(OfStreams);
        if (text.Contains("path", StringComparison.Ordinal) || text.Contains("target", StringComparison.Ordinal))
            all.AddRange(OfFiles.Where(scenario => scenario.Target != Target.Full || !ReadsTarget().IsMatch(text)));
        if (text.Contains("token", StringComparison.Ordinal))
            all.Add(Cancelled);
        return all;
    }

    public override string ToString() => Name;

    /// <summary>A full disk can be read without an end.</summary>
    [GeneratedRegex(@"Read\w*\((target|_file|File_)")]
    private static partial Regex ReadsTarget();
}
