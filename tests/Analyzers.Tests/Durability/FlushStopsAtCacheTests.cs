using IoAnalyzers.Durability;
using static IoAnalyzers.Tests.Durability.JournalCode;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Members that promise the disk by their name, and flush a file to the page cache.</summary>
public sealed class FlushStopsAtCacheTests
{
    [Theory]
    [InlineData("Commit")]
    [InlineData("CommitBatch")]
    [InlineData("Checkpoint")]
    [InlineData("PersistChanges")]
    [InlineData("Sync")]
    [InlineData("Force")]
    [InlineData("FlushToDisk")]
    [InlineData("SyncToDisk")]
    [InlineData("FSync")]
    [InlineData("FlushFileBuffers")]
    public Task A_member_that_promises_the_disk_flushes_to_the_disk(string name) => Verify<FlushStopsAtCache>.Fix(
        Type($"public void {name}() => [|_file.Flush()|];"), Type($"public void {name}() => _file.Flush(flushToDisk: true);"));

    [Fact]
    public Task A_file_that_may_be_closed_already_stays_so() => Verify<FlushStopsAtCache>.Fix(
        Type("public void Commit()\n{\n    _file?[|.Flush()|];\n}"), Type("public void Commit()\n{\n    _file?.Flush(flushToDisk: true);\n}"));

    [Fact]
    public Task A_flush_that_is_awaited_stays_and_a_sync_follows() => Verify<FlushStopsAtCache>.Fix(
        Type("public async Task CommitAsync(CancellationToken cancellation)\n{\n    await [|_file.FlushAsync(cancellation)|].ConfigureAwait(false); // all of it\n}"),
        Type("public async Task CommitAsync(CancellationToken cancellation)\n{\n    await _file.FlushAsync(cancellation).ConfigureAwait(false); // all of it\n    _file.Flush(flushToDisk: true);\n}"));

    [Fact]
    public Task Both_forms_of_a_promise_are_kept() => Verify<FlushStopsAtCache>.Fix(
        Type("public void Commit() => [|_file.Flush()|];\n\npublic async Task CommitAsync()\n{\n    await [|_file.FlushAsync()|];\n}"),
        Type("public void Commit() => _file.Flush(flushToDisk: true);\n\npublic async Task CommitAsync()\n{\n    await _file.FlushAsync();\n    _file.Flush(flushToDisk: true);\n}"));

    [Fact]
    public Task Each_of_several_files_is_synced() => Verify<FlushStopsAtCache>.Fix(
        Bare("public void FlushToDisk(FileStream table, FileStream index)\n{\n    [|table.Flush()|];\n    [|index.Flush()|];\n}"),
        Bare("public void FlushToDisk(FileStream table, FileStream index)\n{\n    table.Flush(flushToDisk: true);\n    index.Flush(flushToDisk: true);\n}"));

    [Theory]
    [InlineData("public static void FlushToDisk(FileStream file) => [|file.Flush()|];")]
    [InlineData("public static void Fsync(FileStream file)\n{\n    if (file != null)\n        [|file.Flush()|];\n}")]
    [InlineData("readonly object _gate = new();\nreadonly FileStream _file;\npublic OrderStore(FileStream file) => _file = file;\npublic void FlushToDisk()\n{\n    lock (_gate)\n        [|_file.Flush()|];\n}")]
    public Task A_name_that_means_nothing_else_needs_no_more(string members) => Verify<FlushStopsAtCache>.Reports(Bare(members));

    [Theory]
    [InlineData("File.OpenWrite(path)")]
    [InlineData("File.Create(path)")]
    [InlineData("new FileStream(path, FileMode.OpenOrCreate)")]
    [InlineData("new(path, new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write })")]
    [InlineData("File.Open(path, FileMode.Open, FileAccess.ReadWrite)")]
    public Task Every_way_to_open_a_file_for_writing_counts(string opening) => Verify<FlushStopsAtCache>.Reports(Type("public void Commit() => [|_file.Flush()|];", opening: opening));

    [Fact]
    public Task A_promise_of_an_own_interface_is_kept_when_no_implementation_keeps_it() => Verify<FlushStopsAtCache>.Reports(
        Type("public void Commit() => [|_file.Flush()|];", bases: " : IStore") + "\n\npublic interface IStore { void Commit(); }\n\nclass Memory : IStore { public void Commit() { } }");

    [Theory]
    [InlineData("public void Save() => _file.Flush();")]
    [InlineData("public void Flush() => _file.Flush();")]
    [InlineData("public void Synchronize() => _file.Flush();")]
    [InlineData("public void SyncDevice() => _file.Flush();")]
    [InlineData("public void SyncDirectory() => _file.Flush();")]
    [InlineData("public void FlushDiskCache() => _file.Flush();")]
    [InlineData("public void CloseAndCommit() => _file.Flush();")]
    [InlineData("public void TryCommit() => _file.Flush();")]
    [InlineData("public void RecommitLater() => _file.Flush();")]
    public Task A_name_that_promises_nothing_is_silent(string member) => Verify<FlushStopsAtCache>.Silent(Type(member));

    [Theory]
    [InlineData("OrderLogger")]
    [InlineData("TraceSink")]
    [InlineData("PageCache")]
    [InlineData("StoreTests")]
    [InlineData("FakeStore")]
    [InlineData("SpillFile")]
    public Task A_type_whose_file_may_be_lost_is_silent(string name) => Verify<FlushStopsAtCache>.Silent(Type("public void Commit() => _file.Flush();", name));

    [Theory]
    [InlineData("public void Commit() => _file.Flush(false);")]
    [InlineData("public void Commit() => _file.Flush(flushToDisk: false);")]
    [InlineData("public void Commit() => _file.Flush(true);")]
    [InlineData("public void Commit(bool durable) => _file.Flush(durable);")]
    public Task A_flush_that_says_how_far_it_goes_is_silent(string member) => Verify<FlushStopsAtCache>.Silent(Type(member));

    [Theory]
    [InlineData("static void FlushToDisk(Stream file) => file.Flush();")]
    [InlineData("static void FlushToDisk(Stream file)\n{\n    if (file is FileStream f)\n        f.Flush(true);\n    else\n        file.Flush();\n}")]
    [InlineData("static void FlushToDisk(StreamWriter writer) => writer.Flush();")]
    [InlineData("class Synced : FileStream { public Synced(string path) : base(path, FileMode.Append) { } public override void Flush() => Flush(true); }\nstatic void FlushToDisk(Synced file) => file.Flush();")]
    [InlineData("readonly Stream _file = File.Create(\"a\");\npublic void Commit() => _file.Flush();")]
    [InlineData("readonly MemoryStream _file = new();\npublic void Commit() => _file.Flush();")]
    public Task A_stream_that_is_no_plain_file_is_silent(string members) => Verify<FlushStopsAtCache>.Silent(Bare(members));

    [Theory]
    [InlineData("File.OpenRead(path)")]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.Read)")]
    [InlineData("new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 4096, FileOptions.WriteThrough)")]
    [InlineData("Open(path);\n\nstatic FileStream Open(string path) => File.Create(path)")]
    [InlineData("new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle((IntPtr)3, true), FileAccess.Write)")]
    public Task A_file_that_cannot_be_synced_or_need_not_be_is_silent(string opening) => Verify<FlushStopsAtCache>.Silent(Type("public void Commit() => _file.Flush();\n\npublic void FlushToDisk() => _file.Flush();", opening: opening));

    [Theory]
    [InlineData("_file.Flush();\nfsync(_file.SafeFileHandle);")]
    [InlineData("_file.Flush();\n_file.Flush(true);")]
    [InlineData("_file.Flush();\nRandomAccess.FlushToDisk(_file.SafeFileHandle);")]
    [InlineData("_file.Flush();\nReach();")]
    [InlineData("_file.Flush();\n_after();")]
    [InlineData("_file.Flush();\nGC.KeepAlive(_file);")]
    [InlineData("_file.Flush();\nGC.KeepAlive(_file?.SafeFileHandle);")]
    [InlineData("_file.Flush();\n_writer.Write(1);\n_file.Flush();")]
    [InlineData("foreach (var part in new[] { 1, 2 })\n    _file.Flush();")]
    [InlineData("Action later = () => _file.Flush();\nlater();")]
    [InlineData("using var second = _file;\nsecond.Flush();")]
    public Task A_member_that_may_sync_by_other_means_is_silent(string statements) => Verify<FlushStopsAtCache>.Silent(Type(
        $"readonly BinaryWriter _writer = new(Stream.Null);\nreadonly Action _after = () => {{ }};\n\npublic void FlushToDisk()\n{{\n    {statements.Replace("\n", "\n    ")}\n}}\n\nvoid Reach() => _file.Flush(true);\n\n[DllImport(\"libc\")]\nstatic extern int fsync(SafeHandle file);"));

    [Theory]
    [InlineData("public void Sync() => _file.Flush(true);\npublic void Commit() => _file.Flush();")]
    [InlineData("public void Commit() => _file.Flush();\nvoid OnTimer() => RandomAccess.FlushToDisk(_file.SafeFileHandle);")]
    [InlineData("public SafeHandle Handle => _file.SafeFileHandle;\npublic void Commit() => _file.Flush();")]
    [InlineData("public bool IsDurable { get; set; }\npublic void Commit() => _file.Flush();")]
    [InlineData("public int SyncInterval { get; set; }\npublic void Commit() => _file.Flush();")]
    [InlineData("public FileStream Stream => _file;\npublic void Commit() => _file.Flush();")]
    [InlineData("public void Commit(int flags) => _file.Flush();")]
    [InlineData("public Task CommitAsync() => _file.FlushAsync();")]
    public Task A_type_in_which_somebody_thought_of_the_disk_is_silent(string members) => Verify<FlushStopsAtCache>.Silent(Type(members));

    [Theory]
    [InlineData(" : IStore", "public interface IStore { void Commit(); }\n\nclass Safe : IStore { readonly FileStream _f = File.Create(\"a\"); public void Commit() => _f.Flush(true); }")]
    [InlineData(" : Base", "public abstract class Base { public abstract void Commit(); }\n\nclass Safe : Base { readonly FileStream _f = File.Create(\"a\"); public override void Commit() => _f.Flush(true); }")]
    public Task An_implementation_beside_one_that_syncs_is_silent(string bases, string others) => Verify<FlushStopsAtCache>.Silent(
        Type($"public {(bases.Contains("Base") ? "override " : "")}void Commit() => _file.Flush();", bases: bases) + "\n\n" + others);

    [Fact]
    public Task A_promise_of_a_foreign_interface_is_silent() => Verify<FlushStopsAtCache>.Silent(Type(
        "public void Commit(System.Transactions.Enlistment enlistment) => _file.Flush();\npublic void InDoubt(System.Transactions.Enlistment enlistment) { }\n"
        + "public void Prepare(System.Transactions.PreparingEnlistment enlistment) { }\npublic void Rollback(System.Transactions.Enlistment enlistment) { }",
        bases: " : System.Transactions.IEnlistmentNotification"));

    [Theory]
    [InlineData(Framework.Net472)]
    [InlineData(Framework.NetStandard20)]
    public Task Older_frameworks_have_all_that_it_takes(Framework framework) => Verify<FlushStopsAtCache>.Fix(
        Type("public void Commit() => [|_file.Flush()|];"), Type("public void Commit() => _file.Flush(flushToDisk: true);"), framework);
}
