using IoAnalyzers.Runtime.Tests.Crash;
using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Durability.Log;

/// <summary>What a crash at any moment leaves of a log, under each policy.</summary>
[Trait(InProcessRun.NotUnderWine, InProcessRun.SameEverywhere)]
public sealed class LogCrashTests
{
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    public static TheoryData<string> Names => new(LogScenario.Policies.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_durable_survives_every_crash_of_the_system(string policy)
    {
        var (operations, initial, _) = Busy(LogScenario.Policies[policy].Policy);
        Assert.Empty(Recovered.Violations(operations, initial));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_written_survives_a_crash_of_the_process(string policy)
    {
        var (operations, initial, _) = Busy(LogScenario.Policies[policy].Policy);
        var isWritten = LogScenario.Policies[policy].Policy.Acknowledgement >= Acknowledgement.Written;
        Assert.Empty(
            from state in CrashExplorer.ProcessCrashes(operations, initial)
            let recovered = Recovered.From(state)
            let promised = isWritten ? Said.In(state).Acknowledged : Said.In(state).Durable
            where recovered.Wrong is not null || recovered.Count < promised
            select $"{recovered}: {state}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_oldest_record_that_a_crash_takes_is_as_old_as_the_page_says(string policy)
    {
        var (operations, initial, session) = Idle(LogScenario.Policies[policy].Policy);
        var byProcess = CrashExplorer.ProcessCrashes(operations, initial).DistinctBy(static state => state.Key()).Max(state => session.AgeOfLoss(state, Recovered.From(state).Count));
        var bySystem = CrashExplorer.States(new(), operations, initial).Max(state => session.AgeOfLoss(state, Recovered.From(state).Count));

        CheckLoss(LogScenario.Policies[policy].ByProcess, byProcess, session);
        CheckLoss(LogScenario.Policies[policy].BySystem, bySystem, session);
    }

    [Theory]
    [InlineData("DropSync")]
    [InlineData("DropDirectorySync")]
    [InlineData("RenameBeforeSync")]
    public void A_library_that_is_wrong_in_one_way_is_caught(string mutation)
    {
        var (operations, initial, _) = Busy(FlushPolicy.EveryAppend, recorder => new MutantSystemCalls(recorder, Enum.Parse<Mutation>(mutation)));
        Assert.True(Recovered.Violations(operations, initial).Any());
    }

    [Fact]
    public void The_page_has_the_table_that_is_tested()
    {
        string[] rows =
        [
            "| policy | crash of the process | crash of the system, power cut |",
            "|---|---|---|",
            .. LogScenario.Policies.Select(static policy => $"| {policy.Key} | {Text(policy.Value.ByProcess)} | {Text(policy.Value.BySystem)} |"),
        ];
        Assert.Contains(string.Join('\n', rows), File.ReadAllText(Path.Combine(Repository.Root, "docs", "durability.md")).ReplaceLineEndings("\n"));
    }

    static string Text(TimeSpan loss) =>
        loss == default ? "nothing is lost"
        : loss == Timeout.InfiniteTimeSpan ? "all since the segment began may be lost"
        : loss < TimeSpan.FromSeconds(1) ? $"the last {loss.TotalMilliseconds} ms may be lost"
        : $"the last {loss.TotalSeconds} s may be lost";

    // Not more than the page says, and not so much less that the page would be wrong.
    static void CheckLoss(TimeSpan expected, TimeSpan measured, LogSession session)
    {
        if (expected == Timeout.InfiniteTimeSpan)
            Assert.Equal(session.Now, measured);
        else
            Assert.InRange(measured, expected == default ? default : expected - Tick, expected);
    }

    static (IReadOnlyList<Operation> Operations, Dictionary<string, byte[]> Initial, LogSession Session) Busy(FlushPolicy policy, Func<SystemCalls, SystemCalls>? library = null) =>
        Run(policy, library, session => LogScenario.Busy(session, policy));

    /// <summary>A record now and then, which is when policies that wait for more wait longest.</summary>
    static (IReadOnlyList<Operation> Operations, Dictionary<string, byte[]> Initial, LogSession Session) Idle(FlushPolicy policy) =>
        Run(policy, null, static session =>
        {
            session.Append();
            for (var i = 0; i < 220; i++)
            {
                session.Pass(Tick);
                if (i % 21 == 20)
                    session.Append();
            }
        });

    static (IReadOnlyList<Operation>, Dictionary<string, byte[]>, LogSession) Run(FlushPolicy policy, Func<SystemCalls, SystemCalls>? library, Action<LogSession> use)
    {
        using var folder = new TestFolder();
        var recorder = new RecordingSystemCalls(SystemCalls.Current, folder.Path);
        using var session = LogSession.Open(recorder, folder.Path, policy, library);
        use(session);
        return (recorder.Operations, recorder.Initial, session);
    }
}
