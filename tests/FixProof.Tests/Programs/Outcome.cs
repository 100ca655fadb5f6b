using System.Globalization;

namespace IoAnalyzers.FixProof.Programs;

/// <summary>Everything that can be seen of one run.</summary>
/// <param name="End">Whether it ended, or what it threw.</param>
/// <param name="Text">What has to be the same before and after.</param>
/// <param name="Calls">The calls of read and write that the kernel counted for the program's thread; null where it counts none, or the program left its thread.</param>
sealed record Outcome(string End, string Text, long? Calls)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    const string Ended = "it ended";

    const string Counters = "/proc/thread-self/io";

    static readonly bool CanCount = File.Exists(Counters);

    public bool HasThrown => End != Ended;

    public static string Threw(Type exception) => $"it threw {exception}";

    /// <exception cref="TimeoutException">The program does not come to its end.</exception>
    public static async Task<Outcome> OfAsync(CompiledWork work, Scenario scenario, string folder)
    {
        using var disk = scenario.Target == Target.Full ? await FullDisk.ReserveAsync() : null;
        return await Task.Run(() => RunAsync(work, scenario, folder)).WaitAsync(Patience);
    }

    static async Task<Outcome> RunAsync(CompiledWork work, Scenario scenario, string folder)
    {
        using var stage = new Stage(scenario, work.NeedsSocket, folder);
        string end;
        long? calls = null;
        try
        {
            if (work.IsAsync)
            {
                await work.RunAsync(stage);
            }
            else
            {
                var start = Count();
                work.Run(stage);
                calls = Count() - start;
            }

            end = Ended;
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            end = Threw(thrown.GetType());
        }

        return new(end, Describe(stage, scenario, end), scenario.Fails ? null : calls);
    }

    /// <summary>The lines that are not the same, or null.</summary>
    public string? DifferenceTo(Outcome other)
    {
        const int Most = 4;
        if (Text == other.Text)
            return null;
        var (before, after) = (Text.Split('\n'), other.Text.Split('\n'));
        var lines = from i in Enumerable.Range(0, Math.Max(before.Length, after.Length))
                    let one = i < before.Length ? before[i] : "(nothing)"
                    let two = i < after.Length ? after[i] : "(nothing)"
                    where one != two
                    select $"    before {one}\n    after  {two}";
        return string.Join('\n', lines.Take(Most));
    }

    static string Describe(Stage stage, Scenario scenario, string end)
    {
        var hasEnded = end == Ended;
        var lines = new List<string> { end };
        // What was read ahead when something failed is lost either way.
        lines.Add($"source: {(hasEnded ? $"at {stage.Source.Place}, " : "")}{(stage.Source.Disposals > 0 ? "closed" : "open")}");
        lines.Add($"destination: {Stage.Print(stage.Destination.Content)}, {(stage.Destination.Disposals > 0 ? "closed" : "open")}");
        if (stage.Received() is { } received)
            lines.Add($"socket: {received}");
        lines.AddRange(stage.Files());
        lines.AddRange(stage.Journal.Notes.Select(static note => $"told: {note}"));
        return string.Join('\n', lines);
    }

    static long? Count()
    {
        if (!CanCount)
            return null;
        var sum = 0L;
        foreach (var line in File.ReadLines(Counters))
            if (line.StartsWith("syscr", StringComparison.Ordinal) || line.StartsWith("syscw", StringComparison.Ordinal))
                sum += long.Parse(line.AsSpan(line.IndexOf(':') + 1), CultureInfo.InvariantCulture);
        return sum;
    }
}
