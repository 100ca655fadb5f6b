using IoAnalyzers.Runtime.Tests.Crash;
using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Durability;

/// <summary>The seam tells the truth: a child program under strace asks the kernel for what the recorder writes down.</summary>
public sealed class SystemCallTests
{
    [StraceTheory]
    [MemberData(nameof(Scenario.Names), MemberType = typeof(Scenario))]
    public void What_the_recorder_writes_down_is_what_the_kernel_is_asked_for(string name)
    {
        var scenario = Scenario.Of(name);
        using var recorded = scenario.Prepare();
        var recorder = new RecordingSystemCalls(SystemCalls.Current, recorded.Path);
        scenario.Run(recorder, recorded.Path);

        using var traced = scenario.Prepare();
        Assert.Equal(OperationText.Of(recorder.Operations), OperationText.Of(TracedChild.Run(traced.Path, Scenario.FilesIn(traced).Keys, name, traced.Path)));
    }

    [StraceTheory]
    [InlineData("bytes over a file")]
    [InlineData("a stream over a file")]
    public void What_the_kernel_is_asked_for_survives_every_crash(string name)
    {
        var scenario = Scenario.Of(name);
        using var folder = scenario.Prepare();
        var initial = Scenario.FilesIn(folder);
        var operations = TracedChild.Run(folder.Path, initial.Keys, name, folder.Path).Append(new Marked("done")).ToList();
        Assert.Empty(
            from model in PersistenceModel.All(4096, 512)
            from state in CrashExplorer.States(model, operations, initial)
            let wrong = scenario.Wrong(state.Files, state.LastMark == "done")
            where wrong is not null
            select $"{wrong}: {state}");
    }
}
