using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Views of mapped files that are flushed, and the files are not.</summary>
public sealed class UnsyncedMappingTests
{
    const string File = "using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);\n";
    const string Map = File + "using var map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, true);\n";
    const string View = Map + "using var view = map.CreateViewAccessor();\n";
    const string Written = View + "view.Write(0, 1L);\n";

    [Fact]
    public Task The_file_is_flushed_behind_the_view() => Verify<UnsyncedMapping>.Fix(
        In(Written + "[|view.Flush()|]; // all of it\nConsole.WriteLine(1);"), In(Written + "view.Flush(); // all of it\nfile.Flush(flushToDisk: true);\nConsole.WriteLine(1);"));

    [Fact]
    public Task The_stream_form_of_a_view_too() => Verify<UnsyncedMapping>.Fix(
        In(Map + "using (var view = map.CreateViewStream(0, 16))\n{\n    view.WriteByte(1);\n    [|view.Flush()|];\n}"),
        In(Map + "using (var view = map.CreateViewStream(0, 16))\n{\n    view.WriteByte(1);\n    view.Flush();\n    file.Flush(flushToDisk: true);\n}"));

    [Fact]
    public Task An_awaited_flush_too() => Verify<UnsyncedMapping>.Fix(
        In(Map + "using var view = map.CreateViewStream();\nview.WriteByte(1);\nawait [|view.FlushAsync()|].ConfigureAwait(false);", isAsync: true),
        In(Map + "using var view = map.CreateViewStream();\nview.WriteByte(1);\nawait view.FlushAsync().ConfigureAwait(false);\nfile.Flush(flushToDisk: true);", isAsync: true));

    [Fact]
    public Task A_type_that_keeps_all_three_flushes_both() => Verify<UnsyncedMapping>.Fix(
        Store("public void Flush()\n{\n    lock (_file)\n    {\n        [|_view.Flush()|];\n    }\n}".Replace("lock (_file)", "lock (this)")),
        Store("public void Flush()\n{\n    lock (this)\n    {\n        _view.Flush();\n        _file.Flush(flushToDisk: true);\n    }\n}"));

    [Fact]
    public Task A_body_of_one_expression_becomes_a_block() => Verify<UnsyncedMapping>.Fix(
        Store("public void Flush() => [|_view.Flush()|];"), Store("public void Flush()\n{\n    _view.Flush();\n    _file.Flush(flushToDisk: true);\n}"));

    [Fact]
    public Task The_file_of_the_caller_can_be_flushed() => Verify<UnsyncedMapping>.Fix(
        Bare("public static void Stamp(FileStream file)\n{\n    using (var map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, true))\n    using (var view = map.CreateViewAccessor(0, 8))\n    {\n        view.Write(0, 1L);\n        [|view.Flush()|];\n    }\n}"),
        Bare("public static void Stamp(FileStream file)\n{\n    using (var map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, true))\n    using (var view = map.CreateViewAccessor(0, 8))\n    {\n        view.Write(0, 1L);\n        view.Flush();\n        file.Flush(flushToDisk: true);\n    }\n}"));

    [Fact]
    public Task A_field_that_the_constructor_keeps_the_file_in_is_the_file() => Verify<UnsyncedMapping>.Reports(Bare(
        "readonly FileStream _stream;\nreadonly MemoryMappedViewAccessor _view;\n\npublic Store(FileStream stream)\n{\n    _stream = stream;\n    _view = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, true).CreateViewAccessor();\n}\n\npublic void Flush() => [|_view.Flush()|];"));

    [Theory]
    [InlineData("map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.ReadWrite)")]
    [InlineData("map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Write)")]
    [InlineData("map.CreateViewAccessor(offset, 100)")]
    [InlineData("map.CreateViewStream()")]
    public Task Every_writable_view_counts(string view) => Verify<UnsyncedMapping>.Reports(In(Map + $"using var view = {view};\n[|view.Flush()|];"));

    [Theory]
    [InlineData(4095, 2)]
    [InlineData(64, 4096)]
    [InlineData(4000, 8000)]
    [InlineData(8191, 4096)]
    public Task A_view_that_begins_inside_a_page_loses_its_last_one_on_Linux(long offset, long size) => Verify<UnsyncedMapping>.Reports(
        In(Map + $"using var view = map.CreateViewAccessor({offset}, {size});\nif (!OperatingSystem.IsWindows())\n{{\n    [|view.Flush()|];\n}}"));

    [Theory]
    [InlineData(0, 5000)]
    [InlineData(64, 100)]
    [InlineData(64, 4032)]
    [InlineData(4096, 4096)]
    [InlineData(100, 0)]
    public Task A_view_that_is_flushed_to_its_end_is_silent_where_Windows_is_not_meant(long offset, long size) => Verify<UnsyncedMapping>.Silent(
        In(Map + $"using var view = map.CreateViewAccessor({offset}, {size});\nif (!OperatingSystem.IsWindows())\n{{\n    view.Flush();\n}}"));

    [Fact]
    public Task A_view_at_a_computed_offset_is_silent_where_Windows_is_not_meant() => Verify<UnsyncedMapping>.Silent(
        In(Map + "using var view = map.CreateViewAccessor(offset, 8);\nif (OperatingSystem.IsLinux())\n{\n    view.Flush();\n}"));

    [Theory]
    [InlineData("map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read)")]
    [InlineData("map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.CopyOnWrite)")]
    [InlineData("map.CreateViewAccessor(0, 0, access)")]
    [InlineData("map.CreateViewStream(0, 0, MemoryMappedFileAccess.Read)")]
    public Task A_view_that_may_only_read_is_silent(string view) => Verify<UnsyncedMapping>.Silent(In(Map + $"using var view = {view};\nview.Flush();"));

    [Theory]
    [InlineData("MemoryMappedFile.CreateNew(null, 4096)")]
    [InlineData("MemoryMappedFile.CreateFromFile(path)")]
    [InlineData("MemoryMappedFile.CreateFromFile(path, FileMode.Open)")]
    [InlineData("MemoryMappedFile.CreateOrOpen(null, 4096)")]
    public Task A_map_without_a_stream_is_silent(string map) => Verify<UnsyncedMapping>.Silent(In($"using var map = {map};\nusing var view = map.CreateViewAccessor(4095, 2);\nview.Flush();"));

    [Theory]
    [InlineData("view.Flush();\nfile.Flush(true);")]
    [InlineData("view.Flush();\nfile.Flush(flushToDisk: true);")]
    [InlineData("view.Flush();\nRandomAccess.FlushToDisk(file.SafeFileHandle);")]
    [InlineData("view.Flush();\nSync(file);")]
    [InlineData("view.Flush();\nafter();")]
    [InlineData("file.Dispose();\nview.Flush();")]
    [InlineData("map.Dispose();\nview.Flush();")]
    [InlineData("for (var i = 0; i < 8; i++)\n{\n    view.Write(i, 1L);\n    view.Flush();\n}")]
    [InlineData("Action later = () => view.Flush();\nlater();")]
    [InlineData("if (offset > 0)\n    view.Flush();")]
    [InlineData("view?.Flush();")]
    [InlineData("view.Write(0, 1);")]
    public Task A_file_that_is_synced_or_closed_and_a_flush_that_is_no_step_are_silent(string statements) => Verify<UnsyncedMapping>.Silent(In(View + statements));

    [Fact]
    public Task The_library_s_sync_is_one() => Verify<UnsyncedMapping>.Silent(In(View + "view.Flush();\nIoAnalyzers.Runtime.DurableFile.Sync(file);"), Framework.Net10WithLibrary);

    [Fact]
    public Task A_file_that_is_out_of_reach_is_silent() => Verify<UnsyncedMapping>.Silent(
        In("MemoryMappedViewAccessor view;\nusing (var file = new FileStream(path, FileMode.Open))\n{\n    var map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, true);\n    view = map.CreateViewAccessor();\n}\nview.Flush();"));

    [Theory]
    [InlineData("public void Flush() => _view.Flush();\n\npublic void Commit()\n{\n    Flush();\n    _file.Flush(true);\n}")]
    [InlineData("public void Dispose()\n{\n    _view.Flush();\n    _view.Dispose();\n}")]
    [InlineData("public void Flush() => _view.Flush();\n\npublic void Shrink() => _file.Dispose();")]
    [InlineData("public void Flush() => _view.Flush();\n\npublic bool IsDurable { get; set; }")]
    [InlineData("public void Flush(int _file) => _view.Flush();")]
    [InlineData("public void FlushCache() => _view.Flush();")]
    [InlineData("public void FlushOf(Store other) => other._view.Flush();")]
    public Task A_type_that_has_a_plan_or_closes_its_file_is_silent(string members) => Verify<UnsyncedMapping>.Silent(Store(members));

    [Fact]
    public Task A_sync_in_an_extension_method_is_one() => Verify<UnsyncedMapping>.Silent(
        Store("public void Flush()\n{\n    _view.Flush();\n    _file.Reach();\n}") + "\n\nstatic class Files { public static void Reach(this FileStream file) => file.Flush(flushToDisk: true); }");

    [Fact]
    public Task Memory_that_processes_share_is_silent() => Verify<UnsyncedMapping>.Silent(Store("public void Flush() => _view.Flush();").Replace("Store", "SharedTable"));

    [Theory]
    [InlineData(Framework.Net472)]
    [InlineData(Framework.NetStandard20)]
    public Task Older_frameworks_have_all_that_it_takes(Framework framework) => Verify<UnsyncedMapping>.Fix(
        Store("public void Flush()\n{\n    [|_view.Flush()|];\n}"), Store("public void Flush()\n{\n    _view.Flush();\n    _file.Flush(flushToDisk: true);\n}"), framework);

    static string Store(string members) => Bare(
        "readonly FileStream _file;\nreadonly MemoryMappedFile _map;\nreadonly MemoryMappedViewAccessor _view;\n\npublic Store(string path)\n{\n    _file = new FileStream(path, FileMode.Open);\n"
        + "    _map = MemoryMappedFile.CreateFromFile(_file, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, true);\n    _view = _map.CreateViewAccessor(0, 4096);\n}\n\n" + members);

    static string In(string statements, bool isAsync = false) => Bare(
        $"public {(isAsync ? "async Task" : "void")} Save(string path, long offset, MemoryMappedFileAccess access, Action after)\n{{\n    {statements.Replace("\n", "\n    ")}\n}}\n\nstatic void Sync(FileStream file) => file.Flush(true);");

    static string Bare(string members) => JournalCode.Bare(members, "Store").Replace("using System.IO;\n", "using System.IO;\nusing System.IO.MemoryMappedFiles;\n");
}
