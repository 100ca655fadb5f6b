using IoAnalyzers.Tests.House;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>Code while it is written: at each key the findings are those of a run that knows only the texts, whatever was kept from the key before.</summary>
public sealed class EditSessionTests
{
    /// <summary>Of long sessions. A prime, so that the keys which are looked at stand all over the words; <c>eng/replay.cs</c> looks at each one.</summary>
    const int Each = 11;

    const int ManyKeys = 100;

    public static TheoryData<string> Sessions => new(Repository.Files(SessionCommand.Folder, "*.txt"));

    [Theory]
    [MemberData(nameof(Sessions))]
    public async Task After_each_key_the_findings_are_those_of_a_fresh_run(string path)
    {
        var script = Repository.Read(path);
        var (keys, findings) = await EditSession.Replay(path, script, EditScript.Read(script).Count() > ManyKeys ? Each : 1);

        Assert.True(keys > 10 && findings > 0, $"{path}: {keys} keys with {findings} findings show nothing.");
    }

    [Fact]
    public void The_sessions_have_several_hundred_keys() =>
        Assert.InRange(Repository.Files(SessionCommand.Folder, "*.txt").Sum(path => EditScript.Read(Repository.Read(path)).Count()), 600, 5000);
}
