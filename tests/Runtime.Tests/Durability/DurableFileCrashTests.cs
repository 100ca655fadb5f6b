using IoAnalyzers.Runtime.Tests.Crash;
using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Durability;

/// <summary>What a crash at any moment leaves of the files that DurableFile writes.</summary>
[Trait(InProcessRun.NotUnderWine, InProcessRun.SameEverywhere)]
public sealed class DurableFileCrashTests
{
    /// <summary>Pages of the cache, and sectors of a disk.</summary>
    static readonly PersistenceModel[] Models = [.. PersistenceModel.All(4096, 512)];

    public static IEnumerable<object[]> Mutants =>
        from object[] scenario in Scenario.Names
        let name = (string)scenario[0]
        from mutation in new[] { Mutation.DropSync, Mutation.DropDirectorySync, Mutation.RenameBeforeSync }
        // The source of a move is durable here before; a test of its own moves one that is not.
        where mutation == Mutation.DropDirectorySync || !name.StartsWith("a move", StringComparison.Ordinal)
        select new object[] { name, mutation.ToString() };

    [Theory]
    [MemberData(nameof(Scenario.Names), MemberType = typeof(Scenario))]
    public void A_crash_of_the_system_leaves_the_old_file_or_the_new_one(string scenario) =>
        Assert.Empty(Violations(Scenario.Of(scenario), static recorder => recorder));

    [Theory]
    [MemberData(nameof(Scenario.Names), MemberType = typeof(Scenario))]
    public void A_crash_of_the_process_leaves_the_old_file_or_the_new_one(string scenario)
    {
        var (operations, initial) = Record(Scenario.Of(scenario), static recorder => recorder);
        Assert.Empty(Complaints(Scenario.Of(scenario), CrashExplorer.ProcessCrashes(operations, initial)));
    }

    [Theory]
    [MemberData(nameof(Mutants))]
    public void A_library_that_is_wrong_in_one_way_is_caught(string scenario, string mutation) =>
        Assert.NotEmpty(Violations(Scenario.Of(scenario), recorder => new MutantSystemCalls(recorder, Enum.Parse<Mutation>(mutation))));

    [Fact]
    public void The_explorer_sees_many_different_states()
    {
        var (operations, initial) = Record(Scenario.Of("bytes over a file"), static recorder => recorder);
        Assert.InRange(CrashExplorer.States(new(), operations, initial).Count(), 10, 1000);
    }

    [Fact]
    public void A_move_of_bytes_that_nobody_synced_syncs_them()
    {
        using var folder = new TestFolder();
        var recorder = new RecordingSystemCalls(SystemCalls.Current, folder.Path);
        using (var file = recorder.OpenFile(folder["source"], OpenFlags.Write | OpenFlags.Create))
            recorder.WriteAllAt(file, new byte[9000], 0, null);
        FileMove.Run(recorder, folder["source"], folder["target"], overwrite: true);
        recorder.Mark("done");

        Assert.All(
            Models.SelectMany(model => CrashExplorer.States(model, recorder.Operations, recorder.Initial)).Where(static state => state.Files.ContainsKey("target")),
            static state => Assert.Equal(9000, state.Files["target"].Length));
    }

    static List<string> Violations(Scenario scenario, Func<SystemCalls, SystemCalls> library)
    {
        var (operations, initial) = Record(scenario, library);
        return [.. Models.SelectMany(model => Complaints(scenario, CrashExplorer.States(model, operations, initial)))];
    }

    static IEnumerable<string> Complaints(Scenario scenario, IEnumerable<CrashState> states) =>
        from state in states
        let wrong = scenario.Wrong(state.Files, state.LastMark == "done")
        where wrong is not null
        select $"{wrong}: {state}";

    static (IReadOnlyList<Operation> Operations, Dictionary<string, byte[]> Initial) Record(Scenario scenario, Func<SystemCalls, SystemCalls> library)
    {
        using var folder = scenario.Prepare();
        var recorder = new RecordingSystemCalls(SystemCalls.Current, folder.Path);
        scenario.Run(library(recorder), folder.Path);
        recorder.Mark("done");
        return (recorder.Operations, recorder.Initial);
    }
}
