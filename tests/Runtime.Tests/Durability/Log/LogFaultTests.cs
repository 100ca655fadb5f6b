using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Durability.Log;

/// <summary>Every call of a session with a log fails once, in each way.</summary>
[Trait(InProcessRun.NotUnderWine, InProcessRun.FaultsOfLinux)]
public sealed class LogFaultTests
{
    const int Records = 45;

    public static TheoryData<string> Policies => new("every append", "interval", "buffered");

    [Theory]
    [MemberData(nameof(Policies))]
    public void Every_failed_call_is_reported_and_costs_nothing_that_was_promised(string policy)
    {
        foreach (var fault in EachCall(policy, static n => [Fault.At(n, Errno.Io), Fault.At(n, Errno.NoSpace), Fault.At(n, Errno.Quota)]))
        {
            using var folder = new TestFolder();
            var calls = new FaultySystemCalls(SystemCalls.Current, fault);
            var promised = 0;
            var failure = Record.Exception(() => Session(calls, folder.Path, policy, ref promised));

            Assert.True(failure is IOException, $"{fault} ({calls.StruckCall}): {failure?.GetType().Name ?? "nothing was thrown"}");
            Assert.True(Recover(folder.Path) >= promised, $"{fault} ({calls.StruckCall}): {promised} records were promised, {Recover(folder.Path)} are there");
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void A_signal_or_a_short_count_changes_nothing(string policy)
    {
        foreach (var fault in EachCall(policy, static n => [Fault.At(n, Errno.Interrupted), Fault.ShortAt(n)]))
        {
            using var folder = new TestFolder();
            var calls = new FaultySystemCalls(SystemCalls.Current, fault);
            var promised = 0;
            var failure = Record.Exception(() => Session(calls, folder.Path, policy, ref promised));

            Assert.True(failure is null, $"{fault} ({calls.StruckCall}): {failure}");
            Assert.Equal(Records, Recover(folder.Path));
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void A_process_that_is_killed_loses_nothing_that_was_promised(string policy)
    {
        foreach (var fault in EachCall(policy, static n => [Fault.KillAt(n)]))
        {
            using var folder = new TestFolder();
            var promised = 0;
            Record.Exception(() => Session(new FaultySystemCalls(SystemCalls.Current, fault), folder.Path, policy, ref promised));
            Assert.True(Recover(folder.Path) >= promised, $"{fault}: {promised} records were promised");
        }
    }

    [Fact]
    public void A_library_that_ignores_errors_is_caught()
    {
        var unreported = 0;
        foreach (var fault in EachCall("every append", static n => [Fault.At(n, Errno.Io)]))
        {
            using var folder = new TestFolder();
            var promised = 0;
            var calls = new MutantSystemCalls(new FaultySystemCalls(SystemCalls.Current, fault), Mutation.IgnoreError);
            if (Record.Exception(() => Session(calls, folder.Path, "every append", ref promised)) is not IOException)
                unreported++;
        }

        Assert.NotEqual(0, unreported);
    }

    [Fact]
    public void After_a_failed_sync_no_append_is_taken_and_nothing_is_synced_again()
    {
        using var folder = new TestFolder();
        var syncs = 0;
        var calls = new CountingCalls(new FaultySystemCalls(SystemCalls.Current, Fault.On("fdatasync", Errno.Io)), name => syncs += name == "fdatasync" ? 1 : 0);
        var log = CommitLog.Open(calls, folder.Path, LogSession.Small(FlushPolicy.EveryAppend), runsItself: false);

        var failure = Assert.Throws<IOException>(() => log.Append([1]));
        Assert.Equal(Errno.Io, failure.HResult);
        Assert.Throws<IOException>(() => log.Append([2]));
        Assert.Throws<IOException>(() => log.Post([3]));
        Assert.Equal(0, log.DurableOffset);
        log.Dispose();
        Assert.Equal(1, syncs);
    }

    [Fact]
    public void A_failure_that_nobody_was_told_of_is_told_on_dispose()
    {
        using var folder = new TestFolder();
        var calls = new FaultySystemCalls(SystemCalls.Current, Fault.On("fdatasync", Errno.Io));
        var log = CommitLog.Open(calls, folder.Path, LogSession.Small(FlushPolicy.EveryAppend), runsItself: false);
        log.Post([1]);
        Assert.Throws<IOException>(log.Dispose);
        log.Dispose();
    }

    static void Session(SystemCalls calls, string folder, string policy, ref int promised)
    {
        var chosen = policy switch
        {
            "every append" => FlushPolicy.EveryAppend,
            "interval" => FlushPolicy.Interval(TimeSpan.FromSeconds(1)),
            _ => FlushPolicy.Buffered(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)),
        };
        // What is promised to survive the end of the process, which is how a session with a fault ends.
        var isPromise = chosen.Acknowledgement >= Acknowledgement.Written;
        using var log = CommitLog.Open(calls, folder, LogSession.Small(chosen), runsItself: false);
        for (var i = 0; i < Records; i++)
        {
            log.Append(LogSession.Record(i));
            if (isPromise)
                promised = i + 1;
            (log.Core as ScheduledLog)?.Tick(TimeSpan.FromMilliseconds(700 * i));
        }
    }

    static int Recover(string folder)
    {
        using var log = CommitLog.Open(SystemCalls.Current, folder, LogSession.Small(FlushPolicy.EveryAppend), runsItself: false);
        var records = CommitLog.ReadAll(folder).ToList();
        for (var i = 0; i < records.Count; i++)
            Assert.Equal(LogSession.Record(i), records[i].Payload.ToArray());
        return records.Count;
    }

    static IEnumerable<Fault> EachCall(string policy, Func<int, IEnumerable<Fault>> faults)
    {
        using var folder = new TestFolder();
        var clean = new FaultySystemCalls(SystemCalls.Current, Fault.None);
        var promised = 0;
        Session(clean, folder.Path, policy, ref promised);
        Assert.InRange(clean.Calls, 40, 400);
        return Enumerable.Range(1, clean.Calls).SelectMany(faults);
    }
}
