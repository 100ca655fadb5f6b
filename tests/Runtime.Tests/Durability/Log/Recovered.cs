using System.Collections.Concurrent;
using IoAnalyzers.Runtime.Tests.Crash;

namespace IoAnalyzers.Runtime.Tests.Durability.Log;

/// <summary>Opens the log on what a crash left, and checks all that holds whatever the policy.</summary>
static class Recovered
{
    static readonly ConcurrentDictionary<string, (int Count, string? Wrong)> Known = new();

    static readonly PersistenceModel[] Models = [.. PersistenceModel.All(512).Select(static model => model with { ExhaustivePages = 5, Samples = 8 })];

    /// <summary>All crashes after which the log is wrong, or lacks a record that was durable.</summary>
    public static IEnumerable<string> Violations(IReadOnlyList<Operation> operations, IReadOnlyDictionary<string, byte[]> initial) =>
        from model in Models
        from state in CrashExplorer.States(model, operations, initial)
        let recovered = From(state)
        where recovered.Wrong is not null || recovered.Count < Said.In(state).Durable
        select $"{recovered}: {state}";

    /// <summary>How many records are there; a text where something is wrong.</summary>
    public static (int Count, string? Wrong) From(CrashState state) => Known.GetOrAdd(state.ContentKey(), static (_, state) => Open(state), state);

    static (int Count, string? Wrong) Open(CrashState state)
    {
        using var folder = new TestFolder();
        state.WriteTo(folder.Path);
        try
        {
            var before = Read(folder.Path);
            int next;
            using (var log = CommitLog.Open(SystemCalls.Current, folder.Path, LogSession.Small(FlushPolicy.EveryAppend), runsItself: false))
            {
                next = Read(folder.Path).Count;
                log.Append(LogSession.Record(next));
            }

            var after = Read(folder.Path);
            var wrong = before.Count != next ? $"reading gave {before.Count} records and recovery {next}"
                : after.Count != next + 1 ? $"after recovery of {next} records and one more there are {after.Count}"
                : after.FindIndex(static record => !record.Payload.Span.SequenceEqual(LogSession.Record((int)record.Sequence - 1))) is >= 0 and var bad ? $"record {bad} is another one"
                : folder.Names.Any(static name => name.EndsWith(".tmp", StringComparison.Ordinal)) ? "a leftover stays"
                : null;
            return (next, wrong);
        }
        catch (IOException failure)
        {
            return (-1, failure.Message);
        }
    }

    static List<LogRecord> Read(string folder) => [.. CommitLog.ReadAll(folder)];
}
