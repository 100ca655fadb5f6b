using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Durability;

/// <summary>Every call of every operation fails once, in each way.</summary>
[Trait(InProcessRun.NotUnderWine, InProcessRun.FaultsOfLinux)]
public sealed class DurableFileFaultTests
{
    [Theory]
    [MemberData(nameof(Scenario.Names), MemberType = typeof(Scenario))]
    public void Every_failed_call_is_reported(string scenario) => Assert.Empty(Unreported(Scenario.Of(scenario), static calls => calls));

    [Theory]
    [MemberData(nameof(Scenario.Names), MemberType = typeof(Scenario))]
    public void A_library_that_ignores_errors_is_caught(string scenario) =>
        Assert.NotEmpty(Unreported(Scenario.Of(scenario), static calls => new MutantSystemCalls(calls, Mutation.IgnoreError)));

    [Theory]
    [MemberData(nameof(Scenario.Names), MemberType = typeof(Scenario))]
    public void A_failure_leaves_the_old_file_or_the_new_one_and_nothing_else(string name)
    {
        var scenario = Scenario.Of(name);
        foreach (var fault in EachCall(scenario, static n => [Fault.At(n, Errno.Io), Fault.At(n, Errno.NoSpace), Fault.At(n, Errno.Quota)]))
        {
            using var folder = scenario.Prepare();
            Record.Exception(() => scenario.Run(new FaultySystemCalls(SystemCalls.Current, fault), folder.Path));

            var files = Scenario.FilesIn(folder);
            Assert.True(scenario.Wrong(files, isPromised: false) is null, $"{fault}: {scenario.Wrong(files, isPromised: false)}");
            Assert.True(!scenario.Strays(files.Keys).Any(), $"{fault} leaves {string.Join(", ", scenario.Strays(files.Keys))}");
        }
    }

    [Theory]
    [MemberData(nameof(Scenario.Names), MemberType = typeof(Scenario))]
    public void A_signal_or_a_short_count_changes_nothing(string name)
    {
        var scenario = Scenario.Of(name);
        foreach (var fault in EachCall(scenario, static n => [Fault.At(n, Errno.Interrupted), Fault.ShortAt(n)]))
        {
            using var folder = scenario.Prepare();
            var calls = new FaultySystemCalls(SystemCalls.Current, fault);
            var failure = Record.Exception(() => scenario.Run(calls, folder.Path));

            Assert.True(failure is null, $"{fault} ({calls.StruckCall}): {failure}");
            Assert.Null(scenario.Wrong(Scenario.FilesIn(folder), isPromised: true));
            Assert.Empty(scenario.Strays(Scenario.FilesIn(folder).Keys));
        }
    }

    [Theory]
    [MemberData(nameof(Scenario.Names), MemberType = typeof(Scenario))]
    public void A_process_that_is_killed_leaves_the_old_file_or_the_new_one(string name)
    {
        var scenario = Scenario.Of(name);
        foreach (var fault in EachCall(scenario, static n => [Fault.KillAt(n)]))
        {
            using var folder = scenario.Prepare();
            Assert.Throws<ProcessKilledException>(() => scenario.Run(new FaultySystemCalls(SystemCalls.Current, fault), folder.Path));

            var files = Scenario.FilesIn(folder);
            Assert.True(scenario.Wrong(files, isPromised: false) is null, $"{fault}: {scenario.Wrong(files, isPromised: false)}");
            Assert.All(scenario.Strays(files.Keys), static stray => Assert.Matches(@"^(.*/)?\.(target)\.[0-9a-f]{16}\.tmp$", stray));
        }
    }

    [Theory]
    [InlineData("fsync")]
    [InlineData("fsync directory")]
    public void A_failed_sync_is_not_tried_again(string call)
    {
        using var folder = new TestFolder();
        var syncs = 0;
        var calls = new CountingCalls(new FaultySystemCalls(SystemCalls.Current, Fault.On(call, Errno.Io)), name => syncs += name == call ? 1 : 0);

        var failure = Assert.Throws<IOException>(() => FileContent.WriteBytes(calls, folder["target"], [1]));
        Assert.Equal(1, syncs);
        Assert.Equal(Errno.Io, failure.HResult);
        Assert.StartsWith("fsync failed for '" + folder.Path, failure.Message);
    }

    static IEnumerable<string> Unreported(Scenario scenario, Func<SystemCalls, SystemCalls> library)
    {
        foreach (var fault in EachCall(scenario, static n => [Fault.At(n, Errno.Io), Fault.At(n, Errno.NoSpace), Fault.At(n, Errno.Quota)]))
        {
            using var folder = scenario.Prepare();
            var calls = new FaultySystemCalls(SystemCalls.Current, fault);
            var failure = Record.Exception(() => scenario.Run(library(calls), folder.Path));
            if (calls.Struck && failure is not IOException)
                yield return $"{fault} ({calls.StruckCall}): {failure?.GetType().Name ?? "nothing was thrown"}";
        }
    }

    static IEnumerable<Fault> EachCall(Scenario scenario, Func<int, IEnumerable<Fault>> faults)
    {
        using var folder = scenario.Prepare();
        var clean = new FaultySystemCalls(SystemCalls.Current, Fault.None);
        scenario.Run(clean, folder.Path);
        Assert.InRange(clean.Calls, 5, 100);
        return Enumerable.Range(1, clean.Calls).SelectMany(faults);
    }
}
