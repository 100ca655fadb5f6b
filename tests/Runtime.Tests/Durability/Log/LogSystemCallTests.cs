using IoAnalyzers.Runtime.Tests.Crash;
using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Durability.Log;

/// <summary>The seam tells the truth about a log too: a child program under strace appends, changes the segment, and says what it has promised.</summary>
public sealed class LogSystemCallTests
{
    public const string Verb = "log";
    const string ManyProducers = "many producers";
    static readonly Dictionary<string, byte[]> Nothing = [];

    public static TheoryData<string> Names => new(LogScenario.Policies.Keys);

    [StraceTheory]
    [MemberData(nameof(Names))]
    public void What_the_recorder_writes_down_is_what_the_kernel_is_asked_for(string policy)
    {
        using var folder = new TestFolder();
        var recorder = new RecordingSystemCalls(SystemCalls.Current, folder.Path);
        Act(recorder, folder.Path, policy, recorder.Mark);
        Assert.Equal(OperationText.Of(recorder.Operations), OperationText.Of(Traced(policy)));
    }

    [StraceTheory]
    [MemberData(nameof(Names))]
    public void What_the_kernel_is_asked_for_keeps_every_promise_in_every_crash(string policy)
    {
        var operations = Traced(policy);
        Assert.Contains(operations, static operation => operation is Marked);
        Assert.Empty(Recovered.Violations(operations, Nothing));
    }

    [StraceFact]
    public void With_many_producers_and_the_thread_of_the_log_every_promise_is_kept_in_every_crash()
    {
        var operations = Traced(ManyProducers);
        Assert.InRange(operations.OfType<Renamed>().Count(), 2, 10);
        Assert.Empty(Recovered.Violations(operations, Nothing));
    }

    [StraceFact]
    public void A_trace_without_its_syncs_is_caught()
    {
        var operations = Traced(ManyProducers).Where(static operation => operation is not Synced).ToList();
        Assert.NotEmpty(Recovered.Violations(operations, Nothing));
    }

    /// <summary>What the child does.</summary>
    public static int Run(string policy, string folder)
    {
        if (policy == ManyProducers)
            ActMany(folder);
        else
            Act(SystemCalls.Current, folder, policy, TracedChild.Mark);
        return 0;
    }

    static void Act(SystemCalls calls, string folder, string policy, Action<string> mark)
    {
        var chosen = LogScenario.Policies[policy].Policy;
        using var session = LogSession.Open(calls, folder, chosen, mark);
        LogScenario.Busy(session, chosen);
    }

    /// <summary>Who appends numbers its record; who waits for it says how many are durable by then.</summary>
    static void ActMany(string folder)
    {
        var (appending, saying) = (new object(), new object());
        var (appended, durable) = (0, 0);
        using var log = CommitLog.Open(folder, LogSession.Small(FlushPolicy.EveryAppend));
        Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 8; i++)
            {
                long offset;
                int count;
                lock (appending)
                {
                    offset = log.Post(LogSession.Record(appended));
                    count = ++appended;
                }

                await log.WaitDurableAsync(offset);
                lock (saying)
                {
                    durable = Math.Max(durable, count);
                    TracedChild.Mark($"{durable} {durable} 0");
                }
            }
        }))).Wait();
    }

    static IReadOnlyList<Operation> Traced(string policy)
    {
        using var folder = new TestFolder();
        return TracedChild.Run(folder.Path, Scenario.FilesIn(folder).Keys, Verb, policy, folder.Path);
    }
}
