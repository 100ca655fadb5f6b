using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Durability;

/// <summary>Mode, owner, links and the neighbours of a file that is replaced.</summary>
public sealed class OtherPeoplesFilesTests
{
    const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [UnixFact]
    public void A_replacement_keeps_the_mode()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["target"], "old");
        foreach (var mode in new[] { Private, Private | UnixFileMode.GroupRead, Private | UnixFileMode.UserExecute | UnixFileMode.OtherRead })
        {
            SetMode(folder["target"], mode);
            DurableFile.WriteAllText(folder["target"], "new");
            Assert.Equal(mode, ModeOf(folder["target"]));
        }
    }

    [UnixFact]
    public void A_new_file_has_the_mode_that_the_BCL_gives()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["expected"], "");
        DurableFile.WriteAllText(folder["target"], "");
        Assert.Equal(ModeOf(folder["expected"]), ModeOf(folder["target"]));
    }

    [UnixFact]
    public void Nobody_else_can_read_a_private_file_while_it_is_written()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["target"], "old");
        SetMode(folder["target"], Private);
        DurableFile.Replace(folder["target"], _ =>
            Assert.Equal(Private, ModeOf(folder[folder.Names.Single(static name => name != "target")])));
    }

    [UnixFact]
    public void A_group_that_cannot_be_kept_takes_its_rights_along()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["target"], "old");
        SetMode(folder["target"], Private | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.SetGroup);
        var calls = new FaultySystemCalls(new StrangerCalls(SystemCalls.Current), Fault.Always("fchown", 1));
        FileContent.WriteBytes(calls, folder["target"], [1]);
        Assert.Equal(Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead, ModeOf(folder["target"]));
    }

    [UnixFact]
    public void A_symbolic_link_stays_and_its_target_is_replaced()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder["far"]);
        File.WriteAllText(folder["far/target"], "old");
        File.CreateSymbolicLink(folder["near"], "far/target");
        File.CreateSymbolicLink(folder["link"], folder["near"]);

        DurableFile.WriteAllText(folder["link"], "new");
        Assert.Equal("new", File.ReadAllText(folder["far/target"]));
        Assert.Equal(folder["near"], new FileInfo(folder["link"]).LinkTarget);
        Assert.Equal(["target"], Directory.EnumerateFiles(folder["far"]).Select(Path.GetFileName));
    }

    [UnixFact]
    public void A_dangling_link_gets_its_target()
    {
        using var folder = new TestFolder();
        File.CreateSymbolicLink(folder["link"], "target");
        DurableFile.WriteAllText(folder["link"], "new");
        Assert.Equal("new", File.ReadAllText(folder["target"]));
    }

    [UnixFact]
    public void Links_in_a_circle_are_refused()
    {
        using var folder = new TestFolder();
        File.CreateSymbolicLink(folder["a"], "b");
        File.CreateSymbolicLink(folder["b"], "a");
        Assert.Throws<IOException>(() => DurableFile.WriteAllText(folder["a"], ""));
    }

    [UnixFact]
    public void What_is_no_file_is_refused()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder["directory"]);
        Assert.ThrowsAny<Exception>(() => DurableFile.WriteAllText(folder["directory"], ""));
        Assert.Throws<IOException>(static () => DurableFile.WriteAllText("/dev/null", ""));
        Assert.Equal(["directory"], folder.Names);
    }

    [UnixFact]
    public void A_file_that_may_not_be_written_is_not_replaced()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["target"], "old");
        // root may write everything, so the refusal is made here.
        var calls = new FaultySystemCalls(SystemCalls.Current, Fault.On("open", Errno.AccessDenied));
        var failure = Assert.Throws<UnauthorizedAccessException>(() => FileContent.WriteBytes(calls, folder["target"], [1]));
        Assert.IsType<IOException>(failure.InnerException);
        Assert.Equal("old", File.ReadAllText(folder["target"]));
    }

    [Fact]
    public void A_temporary_name_that_is_taken_is_left_alone()
    {
        using var folder = new TestFolder();
        var opens = new List<string>();
        var calls = new FaultySystemCalls(new OpenedNames(SystemCalls.Current, opens), Fault.None);
        FileContent.WriteBytes(calls, folder["target"], [1]);
        Assert.Contains(opens, static name => name.EndsWith(".tmp", StringComparison.Ordinal));

        var taken = new TakenNames(SystemCalls.Current, times: 3);
        FileContent.WriteBytes(taken, folder["target"], [2]);
        Assert.Equal([2], File.ReadAllBytes(folder["target"]));
        Assert.Equal(["target"], folder.Names);
    }

    [Fact]
    public void The_longest_name_has_room_for_its_temporary_file()
    {
        using var folder = new TestFolder();
        var name = new string('ü', 127);
        DurableFile.WriteAllText(folder[name], "long");
        Assert.Equal([name], folder.Names);
    }

    static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? 0 : File.GetUnixFileMode(path);

    static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }

    sealed class OpenedNames(SystemCalls inner, List<string> names) : ForwardingCalls(inner)
    {
        protected override bool Begins(ref Call call, out CallResult answer)
        {
            if (call.Name == "open")
                names.Add(call.Path!);
            return base.Begins(ref call, out answer);
        }
    }

    sealed class TakenNames(SystemCalls inner, int times) : ForwardingCalls(inner)
    {
        // EEXIST, ERROR_FILE_EXISTS
        static readonly int Exists = OperatingSystem.IsWindows() ? 80 : 17;
        int _left = times;

        protected override bool Begins(ref Call call, out CallResult answer)
        {
            answer = CallResult.Fail(Exists);
            return (call.Flags & OpenFlags.Exclusive) == 0 || _left-- <= 0;
        }
    }

    /// <summary>Every file that exists belongs to somebody else.</summary>
    sealed class StrangerCalls(SystemCalls inner) : ForwardingCalls(inner)
    {
        public override CallResult Stat(Microsoft.Win32.SafeHandles.SafeFileHandle file, out FileStatus status)
        {
            var result = base.Stat(file, out status);
            if (status.Length > 0 && status.Mode != Private)
                status = status with { Owner = status.Owner + 1, Group = status.Group + 1 };
            return result;
        }
    }
}
