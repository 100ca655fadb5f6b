using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Files that write through, with a buffer in front of them.</summary>
public sealed class BufferedWriteThroughTests
{
    const string File = "using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 4096, FileOptions.WriteThrough);\n";
    const string Written = File + "file.Write(data);\n";

    [Fact]
    public Task What_is_held_is_flushed_before_a_task_is_completed() => Verify<BufferedWriteThrough>.Fix(
        Written + "var done = new TaskCompletionSource<bool>();\n[|done.SetResult(true)|];",
        Written + "var done = new TaskCompletionSource<bool>();\nfile.Flush();\ndone.SetResult(true);");

    [Fact]
    public Task What_is_held_is_flushed_before_an_answer_is_sent() => Verify<BufferedWriteThrough>.Fix(
        Written + "[|network.Write(data)|];", Written + "file.Flush();\nnetwork.Write(data);");

    [Fact]
    public Task What_is_held_is_flushed_before_the_file_is_renamed() => Verify<BufferedWriteThrough>.Fix(
        Written + "[|System.IO.File.Move(path, target)|];", Written + "file.Flush();\nSystem.IO.File.Move(path, target);");

    [Fact]
    public Task Code_that_awaits_awaits_the_flush() => Verify<BufferedWriteThrough>.Fix(
        File + "await file.WriteAsync(data).ConfigureAwait(false);\nawait [|network.WriteAsync(data)|].ConfigureAwait(false);",
        File + "await file.WriteAsync(data).ConfigureAwait(false);\nawait file.FlushAsync().ConfigureAwait(false);\nawait network.WriteAsync(data).ConfigureAwait(false);");

    [Fact]
    public Task Braces_are_put_around_the_two() => Verify<BufferedWriteThrough>.Fix(
        Written + "if (data.Length > 0)\n    [|network.WriteByte(1)|];", Written + "if (data.Length > 0)\n{\n    file.Flush();\n    network.WriteByte(1);\n}");

    [Theory]
    [InlineData("System.IO.File.Create(path, 4096, FileOptions.WriteThrough)")]
    [InlineData("new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.WriteThrough | FileOptions.Asynchronous)")]
    [InlineData("new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.WriteThrough })")]
    public Task Every_way_to_open_it_counts(string opening) => Verify<BufferedWriteThrough>.Reports($"using var file = {opening};\nfile.Write(data);\n[|network.Write(data)|];");

    [Theory]
    [InlineData("foreach (var record in records)\n{\n    file.Write(record);\n    [|network.WriteByte(1)|];\n}\n")]
    [InlineData("using var writer = new BinaryWriter(file);\nwriter.Write(1);\n[|network.WriteByte(1)|];")]
    [InlineData("file.WriteByte(1);\nfile.Flush();\nfile.WriteByte(2);\n[|network.WriteByte(1)|];")]
    public Task Whatever_was_written_last_is_held(string code) => Verify<BufferedWriteThrough>.Reports(File + code);

    [Theory]
    [InlineData("new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 4096, FileOptions.WriteThrough)", "new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 0, FileOptions.WriteThrough)")]
    [InlineData("new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 1 << 12, FileOptions.WriteThrough)", "new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0, FileOptions.WriteThrough)")]
    [InlineData("File.Create(path, 4096, FileOptions.WriteThrough)", "File.Create(path, 0, FileOptions.WriteThrough)")]
    [InlineData("new(path, new FileStreamOptions { Access = FileAccess.Write, Mode = FileMode.Append, BufferSize = 512, Options = FileOptions.WriteThrough })", "new(path, new FileStreamOptions { Access = FileAccess.Write, Mode = FileMode.Append, BufferSize = 0, Options = FileOptions.WriteThrough })")]
    public Task A_type_that_writes_each_record_at_once_needs_no_buffer(string opening, string result) => Verify<BufferedWriteThrough>.Fix(
        Log($"[|{opening}|]", "public void Append(byte[] record) => _file.Write(record, 0, record.Length);"),
        Log(result, "public void Append(byte[] record) => _file.Write(record, 0, record.Length);"));

    [Fact]
    public Task Members_that_tell_somebody_flush_before() => Verify<BufferedWriteThrough>.Fix(
        Log(Opening, "public void Append(byte[] header, byte[] record, TaskCompletionSource<int> done)\n{\n    _file.Write(header);\n    _file.Write(record);\n    [|done.TrySetResult(1)|];\n}"),
        Log(Opening, "public void Append(byte[] header, byte[] record, TaskCompletionSource<int> done)\n{\n    _file.Write(header);\n    _file.Write(record);\n    _file.Flush();\n    done.TrySetResult(1);\n}"));

    [Theory]
    [InlineData("file.Flush();")]
    [InlineData("file.Flush(true);")]
    [InlineData("await file.FlushAsync();")]
    [InlineData("file.Dispose();")]
    [InlineData("if (data.Length > 0) file.Flush();")]
    [InlineData("using (file) { }")]
    [InlineData("RandomAccess.FlushToDisk(file.SafeFileHandle);")]
    [InlineData("Empty(file);\nstatic void Empty(FileStream f) => f.Flush();")]
    public Task What_was_flushed_or_may_have_been_is_silent(string flush) => Verify<BufferedWriteThrough>.Silent(Written + flush + "\nnetwork.Write(data);");

    [Theory]
    [InlineData("new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0, FileOptions.WriteThrough)")]
    [InlineData("new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.WriteThrough)")]
    [InlineData("new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 4096, FileOptions.SequentialScan)")]
    [InlineData("new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, data.Length, FileOptions.WriteThrough)")]
    [InlineData("new FileStream(path, FileMode.Create)")]
    public Task A_file_that_holds_nothing_or_does_not_write_through_is_silent(string opening) => Verify<BufferedWriteThrough>.Silent(
        $"using var other = File.Create(target, 4096, FileOptions.WriteThrough);\nusing var file = {opening};\nfile.Write(data);\nnetwork.Write(data);");

    [Theory]
    [InlineData("Console.WriteLine(1);")]
    [InlineData("return;")]
    [InlineData("System.IO.File.Move(target, target + 1);")]
    [InlineData("destination.Write(data);")]
    [InlineData("using var other = new MemoryStream();\nother.Write(data);")]
    public Task A_scope_that_closes_the_file_before_anybody_is_told_is_silent(string code) => Verify<BufferedWriteThrough>.Silent(Written + code);

    [Fact]
    public Task An_answer_behind_the_scope_is_silent() => Verify<BufferedWriteThrough>.Silent(
        "using (var file = File.Create(path, 4096, FileOptions.WriteThrough))\n    file.Write(data);\n\nnetwork.Write(data);\nFile.Move(path, target);");

    [Fact]
    public Task An_answer_before_the_write_is_silent() => Verify<BufferedWriteThrough>.Silent(File + "network.Write(data);\nfile.Write(data);");

    [Theory]
    [InlineData("public void Append(byte[] record)\n{\n    _file.Write(record);\n    _file.Flush();\n}")]
    [InlineData("public void Append(byte[] record) => _file.Write(record);\npublic void Flush() => _file.Flush();")]
    [InlineData("public void Append(byte[] record)\n{\n    _file.WriteByte(1);\n    _file.Write(record);\n}")]
    [InlineData("public void Append(byte[][] records)\n{\n    foreach (var record in records)\n        _file.Write(record);\n}")]
    [InlineData("public FileStream Open() => _file;\npublic void Append(byte[] record) => _file.Write(record);")]
    [InlineData("public void Close() => _file.Dispose();")]
    [InlineData("public void Append(byte[] record) => new BinaryWriter(_file).Write(record);")]
    public Task A_type_that_flushes_or_gathers_is_silent(string members) => Verify<BufferedWriteThrough>.Silent(Log(Opening, members));

    [Fact]
    public Task A_framework_without_streams_of_no_buffer_is_silent() => Verify<BufferedWriteThrough>.Silent(
        Log("new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 4096, FileOptions.WriteThrough)", "public void Append(byte[] record) => _file.Write(record, 0, record.Length);"),
        Framework.Net472);

    const string Opening = "new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 4096, FileOptions.WriteThrough)";

    static string Log(string opening, string members) => InnerFlushedBeforeOuterTests.InType($"readonly FileStream _file;\n\npublic Some(string path) => _file = {opening};\n\n{members}");
}
