using IoAnalyzers.Runtime.Tests.Crash;
using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Durability.Log;

/// <summary>What a crash at any moment leaves of a log, under each policy.</summary>
public sealed class LogCrashTests
{
    static readonly PersistenceModel[] Models = [.. PersistenceModel.All(512).Select(static model => model with { ExhaustivePages = 5, Samples = 8 })];

    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <summary>All known policies, by the name that the page gives them, with what each may lose.</summary>
    static readonly Dictionary<string, (FlushPolicy Policy, TimeSpan ByProcess, TimeSpan BySystem)> Policies = new()
    {
        ["`EveryAppend`; Redis `always`, InnoDB `1`, RocketMQ `SYNC_FLUSH`"] = (FlushPolicy.EveryAppend, default, default),
        ["Redis `everysec`, InnoDB `2`: `Interval(1 s)`"] = (KnownFlushPolicies.RedisEverySecond, default, TimeSpan.FromSeconds(1)),
        ["RocketMQ `ASYNC_FLUSH`: `Pages(4, 500 ms, 10 s)`"] = (KnownFlushPolicies.RocketMQAsyncFlush, default, TimeSpan.FromSeconds(10)),
        ["RocketMQ transient pool: the same, written every 200 ms"] = (KnownFlushPolicies.RocketMQTransientPool, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(10)),
        ["InnoDB `0`: `Buffered(1 s, 1 s)`"] = (KnownFlushPolicies.InnoDBWriteEachSecond, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)),
        ["`OsDecides`; Redis `no`"] = (FlushPolicy.OsDecides, default, Timeout.InfiniteTimeSpan),
    };

    public static TheoryData<string> Names => new(Policies.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_durable_survives_every_crash_of_the_system(string policy)
    {
        var (operations, initial, _) = Busy(Policies[policy].Policy);
        Assert.Empty(Violations(operations, initial));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_written_survives_a_crash_of_the_process(string policy)
    {
        var (operations, initial, _) = Busy(Policies[policy].Policy);
        var isWritten = Policies[policy].Policy.Acknowledgement >= Acknowledgement.Written;
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
        var (operations, initial, session) = Idle(Policies[policy].Policy);
        var byProcess = CrashExplorer.ProcessCrashes(operations, initial).DistinctBy(static state => state.Key()).Max(state => session.AgeOfLoss(state, Recovered.From(state).Count));
        var bySystem = CrashExplorer.States(new(), operations, initial).Max(state => session.AgeOfLoss(state, Recovered.From(state).Count));

        CheckLoss(Policies[policy].ByProcess, byProcess, session);
        CheckLoss(Policies[policy].BySystem, bySystem, session);
    }

    [Theory]
    [InlineData("DropSync")]
    [InlineData("DropDirectorySync")]
    [InlineData("RenameBeforeSync")]
    public void A_library_that_is_wrong_in_one_way_is_caught(string mutation)
    {
        var (operations, initial, _) = Busy(FlushPolicy.EveryAppend, recorder => new MutantSystemCalls(recorder, Enum.Parse<Mutation>(mutation)));
        Assert.True(Violations(operations, initial).Any());
    }

    [Fact]
    public void The_page_has_the_table_that_is_tested()
    {
        string[] rows =
        [
            "| policy | crash of the process | crash of the system, power cut |",
            "|---|---|---|",
            .. Policies.Select(static policy => $"| {policy.Key} | {Text(policy.Value.ByProcess)} | {Text(policy.Value.BySystem)} |"),
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

    static IEnumerable<string> Violations(IReadOnlyList<Operation> operations, Dictionary<string, byte[]> initial) =>
        from model in Models
        from state in CrashExplorer.States(model, operations, initial)
        let recovered = Recovered.From(state)
        where recovered.Wrong is not null || recovered.Count < Said.In(state).Durable
        select $"{recovered}: {state}";

    /// <summary>Enough records for a second segment.</summary>
    static (IReadOnlyList<Operation> Operations, Dictionary<string, byte[]> Initial, LogSession Session) Busy(FlushPolicy policy, Func<SystemCalls, SystemCalls>? library = null) =>
        Run(policy, library, session =>
        {
            // The more is not synced, the more states there are.
            var isSyncedOften = policy.LeastBytes == 0 && policy.SyncEvery != Timeout.InfiniteTimeSpan;
            for (var i = 0; i < (isSyncedOften ? 60 : 12); i++)
            {
                session.Append();
                if (i % 2 == 1)
                    session.Pass(TimeSpan.FromMilliseconds(550));
            }
        });

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
