using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Durability;

/// <summary>Each way that is taken where a kernel or a file system lacks the better one.</summary>
[Trait(InProcessRun.NotUnderWine, InProcessRun.FaultsOfLinux)]
public sealed class FallbackTests
{
    [Theory]
    [InlineData("fdatasync", Errno.NotImplemented)]
    [InlineData("fdatasync", Errno.Invalid)]
    [InlineData("fdatasync", Errno.NotSupported)]
    public void Without_fdatasync_fsync_does_it(string call, int error)
    {
        Assert.Equal(["fdatasync", "fullfsync", "fsync"], CallsOf(call, error, static (calls, path) => Sync(calls, path, SyncMode.Data)));
    }

    [Fact]
    public void Without_a_barrier_the_data_is_synced() =>
        Assert.Equal(["barrierfsync", "fdatasync"], CallsOf("barrierfsync", Errno.NotSupported, static (calls, path) => Sync(calls, path, SyncMode.Barrier)));

    [Fact]
    public void No_sync_is_no_call() => Assert.Empty(CallsOf("none", 0, static (calls, path) => Sync(calls, path, SyncMode.None)));

    [Fact]
    public void What_the_kernel_lacks_is_asked_for_once()
    {
        Assert.Equal(["fdatasync", "fullfsync", "fsync", "fsync", "fsync"], CallsOf("fdatasync", Errno.NotImplemented, static (calls, path) =>
        {
            for (var i = 0; i < 3; i++)
                Sync(calls, path, SyncMode.Data);
        }));
    }

    [Fact]
    public void What_a_file_system_lacks_is_asked_for_again() =>
        Assert.Equal(["fdatasync", "fullfsync", "fsync", "fdatasync", "fsync"], CallsOf("fdatasync", Errno.NotSupported, static (calls, path) =>
        {
            Sync(calls, path, SyncMode.Data);
            Sync(calls, path, SyncMode.Data);
        }));

    [Theory]
    [InlineData(Errno.NotImplemented)]
    [InlineData(Errno.Invalid)]
    public void Without_RENAME_NOREPLACE_a_link_takes_the_new_name(int error)
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["source"], "new");
        var calls = new FaultySystemCalls(SystemCalls.Current, Fault.Always("renameat2", error));
        FileMove.Run(calls, folder["source"], folder["target"], overwrite: false);
        Assert.Equal(["target"], folder.Names);

        File.WriteAllText(folder["source"], "newer");
        Assert.Throws<IOException>(() => FileMove.Run(calls, folder["source"], folder["target"], overwrite: false));
        Assert.Equal("new", File.ReadAllText(folder["target"]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Errno.NotSupported)]
    public void Without_links_a_look_comes_before_the_rename(int error)
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["source"], "new");
        var calls = new FaultySystemCalls(new FaultySystemCalls(SystemCalls.Current, Fault.Always("renameat2", Errno.Invalid)), Fault.Always("link", error));
        FileMove.Run(calls, folder["source"], folder["target"], overwrite: false);
        Assert.Equal(["target"], folder.Names);

        File.WriteAllText(folder["source"], "newer");
        Assert.Throws<IOException>(() => FileMove.Run(calls, folder["source"], folder["target"], overwrite: false));
        Assert.Equal("new", File.ReadAllText(folder["target"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_move_to_another_file_system_copies_and_removes(bool overwrite)
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["source"], "new");
        var calls = new FaultySystemCalls(SystemCalls.Current, Fault.On(overwrite ? "rename" : "renameat2", Errno.CrossDevice));
        FileMove.Run(calls, folder["source"], folder["target"], overwrite);
        Assert.True(calls.Struck);
        Assert.Equal(["target"], folder.Names);
        Assert.Equal("new", File.ReadAllText(folder["target"]));
    }

    [Theory]
    [InlineData("FICLONE", Errno.NotSupported)]
    [InlineData("FICLONE", Errno.NotImplemented)]
    [InlineData("FICLONE", Errno.CrossDevice)]
    [InlineData("FICLONE", Errno.Invalid)]
    [InlineData("copy_file_range", Errno.NotImplemented)]
    [InlineData("copy_file_range", Errno.CrossDevice)]
    [InlineData("copy_file_range", Errno.Invalid)]
    [InlineData("copy_file_range", Errno.NotSupported)]
    public void A_copy_finds_another_way(string call, int error)
    {
        using var folder = new TestFolder();
        var content = new byte[700_000];
        new Random(3).NextBytes(content);
        File.WriteAllBytes(folder["source"], content);
        var calls = new FaultySystemCalls(SystemCalls.Current, Fault.Always(call, error));
        FileCopy.Run(calls, folder["source"], folder["target"], overwrite: false);
        Assert.True(calls.Struck);
        Assert.Equal(content, File.ReadAllBytes(folder["target"]));
    }

    [Theory]
    [InlineData(Errno.NotImplemented)]
    [InlineData(Errno.NotSupported)]
    [InlineData(Errno.Invalid)]
    public void Without_fallocate_zeros_are_written(int error)
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["target"], "kept");
        using var file = File.OpenHandle(folder["target"], FileMode.Open, FileAccess.ReadWrite);
        Preallocation.Run(new FaultySystemCalls(SystemCalls.Current, Fault.Always("fallocate", error)), file, 3_000_000, zeroFill: false);
        Assert.Equal(3_000_000, RandomAccess.GetLength(file));
        Assert.Equal([.. "kept"u8, 0, 0], File.ReadAllBytes(folder["target"])[..6]);
    }

    [Theory]
    [InlineData(Errno.Invalid)]
    [InlineData(Errno.BadFile)]
    public void A_directory_that_cannot_be_synced_is_let_be(int error)
    {
        using var folder = new TestFolder();
        var calls = new FaultySystemCalls(SystemCalls.Current, Fault.Always("fsync directory", error));
        FileContent.WriteBytes(calls, folder["target"], [1]);
        FileSync.SyncDirectory(calls, folder.Path);
        Assert.True(calls.Struck);
    }

    [Fact]
    public void A_directory_that_may_not_be_read_is_let_be_after_a_rename_but_not_when_it_is_named()
    {
        using var folder = new TestFolder();
        var calls = new RefusingDirectories(SystemCalls.Current);
        FileContent.WriteBytes(calls, folder["target"], [1]);
        Assert.Throws<UnauthorizedAccessException>(() => FileSync.SyncDirectory(calls, folder.Path));
    }

    [Theory]
    [MemberData(nameof(Scenario.Names), MemberType = typeof(Scenario))]
    public void An_unknown_system_does_the_same_with_the_BCL(string name)
    {
        var scenario = Scenario.Of(name);
        using var folder = scenario.Prepare();
        scenario.Run(new ManagedCalls(), folder.Path);
        Assert.Null(scenario.Wrong(Scenario.FilesIn(folder), isPromised: true));
        Assert.Empty(scenario.Strays(Scenario.FilesIn(folder).Keys));
    }

    static void Sync(SystemCalls calls, string path, SyncMode mode)
    {
        using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        FileSync.Sync(calls, file, mode);
    }

    static List<string> CallsOf(string missing, int error, Action<SystemCalls, string> use)
    {
        using var folder = new TestFolder();
        var made = new List<string>();
        use(new CountingCalls(new FaultySystemCalls(SystemCalls.Current, Fault.Always(missing, error)), made.Add), folder["file"]);
        return made;
    }

    sealed class RefusingDirectories(SystemCalls inner) : ForwardingCalls(inner)
    {
        protected override bool Begins(ref Call call, out CallResult answer)
        {
            answer = CallResult.Fail(Errno.AccessDenied);
            return (call.Flags & OpenFlags.Directory) == 0;
        }
    }
}
