using System.Globalization;
using IoAnalyzers.Runtime.Tests.Crash;

namespace IoAnalyzers.FixProof;

/// <summary>The states that a crash of the system can leave while a page's block runs, and how many of them break what the program had promised.</summary>
readonly record struct CrashCount(int Broken, int States)
{
    /// <summary>Put behind the calls of a main program: <c>World.IsTold("1")</c> is what a crash must not make untrue.</summary>
    public const string World = """
        static class World
        {
            public static void IsTold(string text) => System.Console.Error.WriteLine("said: " + text);
        }
        """;

    public override string ToString() => $"{Broken} of {States}";

    /// <param name="initial">The files that are there before the program runs, all of them on the disk.</param>
    /// <param name="isBroken">What must not be found after a crash; <see cref="CrashState.LastMark"/> is what the program had said by then.</param>
    public static CrashCount Of(string block, string main, Dictionary<string, byte[]> initial, Func<CrashState, bool> isBroken)
    {
        using var program = new CompiledProgram(block, main + World);
        foreach (var (name, bytes) in initial)
            File.WriteAllBytes(Path.Combine(program.Work, name), bytes);

        // Counted once each: the same files and the same last word.
        var states = CrashExplorer.States(new PersistenceModel(), program.Operations(initial.Keys), initial).DistinctBy(static state => state.Key()).ToList();
        return new(states.Count(isBroken), states.Count);
    }

    /// <summary>
    /// A file that is replaced as a whole is broken when it is neither the version that the program last said was saved (its number; the first
    /// is there from the beginning), nor the one after it.
    /// </summary>
    public static Func<CrashState, bool> Replaced(string name, params byte[][] versions) =>
        state => !state.Files.TryGetValue(name, out var content) || !versions.Skip(Said(state)).Take(2).Any(version => content.AsSpan().SequenceEqual(version));

    /// <summary>A file that is appended to is broken when it does not begin with what the program last said was saved, by its number; the first is there from the beginning.</summary>
    public static Func<CrashState, bool> Appended(string name, params byte[][] versions) =>
        state => !state.Files.TryGetValue(name, out var content) || !content.AsSpan().StartsWith(versions[Said(state)]);

    static int Said(CrashState state) => state.LastMark is "" ? 0 : int.Parse(state.LastMark, CultureInfo.InvariantCulture);
}
