using System.Text.RegularExpressions;
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
        Assert.Equal(Text(recorder.Operations), Text(StraceTrace.Of(traced.Path, name, traced.Path)));
    }

    [StraceTheory]
    [InlineData("bytes over a file")]
    [InlineData("a stream over a file")]
    public void What_the_kernel_is_asked_for_survives_every_crash(string name)
    {
        var scenario = Scenario.Of(name);
        using var folder = scenario.Prepare();
        var initial = Scenario.FilesIn(folder);
        var operations = StraceTrace.Of(folder.Path, name, folder.Path).Append(new Marked("done")).ToList();
        Assert.Empty(
            from model in PersistenceModel.All(4096, 512)
            from state in CrashExplorer.States(model, operations, initial)
            let wrong = scenario.Wrong(state.Files, state.LastMark == "done")
            where wrong is not null
            select $"{wrong}: {state}");
    }

    // Inodes are named after the order in which they are met, and random names after what they are.
    static List<string> Text(IReadOnlyList<Operation> operations)
    {
        var inodes = new Dictionary<int, int>();
        int Met(int inode) => inodes.TryGetValue(inode, out var met) ? met : inodes[inode] = inodes.Count + 1;
        return
        [
            .. operations.Select(operation => Regex.Replace(
                operation switch
                {
                    Created file => $"create {file.Name} {Met(file.Inode)}",
                    Wrote write => $"write {Met(write.Inode)} at {write.Offset}, {write.Bytes.Length} bytes",
                    Resized size => $"resize {Met(size.Inode)} to {size.Length}",
                    Synced sync => $"sync {Met(sync.Inode)}",
                    _ => operation.ToString()!,
                },
                "[0-9a-f]{16}", "RANDOM")),
        ];
    }
}
