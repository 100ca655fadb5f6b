using IoAnalyzers.Durability;
using static IoAnalyzers.Tests.Durability.JournalCode;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Write-ahead logs and journals of which nothing is ever synced.</summary>
public sealed class FlushStopsAtCacheJournalTests
{
    [Theory]
    [InlineData("OrderJournal")]
    [InlineData("WalWriter")]
    [InlineData("CommitLog")]
    [InlineData("WriteAheadLog")]
    [InlineData("Translog")]
    public Task The_flush_of_a_journal_reaches_the_disk(string name) => Verify<FlushStopsAtCache>.Fix(
        Type("public void Flush() => [|_file.Flush()|];", name), Type("public void Flush() => _file.Flush(flushToDisk: true);", name));

    [Fact]
    public Task The_flush_behind_a_record_reaches_the_disk() => Verify<FlushStopsAtCache>.Fix(
        Journal("public void Append(byte[] record)\n{\n    _file.Write(record, 0, record.Length);\n    [|_file.Flush()|];\n}"),
        Journal("public void Append(byte[] record)\n{\n    _file.Write(record, 0, record.Length);\n    _file.Flush(flushToDisk: true);\n}"));

    [Fact]
    public Task A_record_that_nobody_flushes_is_synced_where_it_ends() => Verify<FlushStopsAtCache>.Fix(
        Journal("public void Append(byte[] record)\n{\n    _file.WriteByte(1);\n    [|_file.Write(record, 0, record.Length)|];\n}"),
        Journal("public void Append(byte[] record)\n{\n    _file.WriteByte(1);\n    _file.Write(record, 0, record.Length);\n    _file.Flush(flushToDisk: true);\n}"));

    [Theory]
    [InlineData("public void Append(byte[] record)", "_file.Write(record, 0, record.Length)", "")]
    [InlineData("public async Task AppendAsync(byte[] record)", "_file.WriteAsync(record, 0, record.Length)", "await ")]
    public Task A_body_of_one_expression_becomes_a_block(string head, string write, string before) => Verify<FlushStopsAtCache>.Fix(
        Journal($"{head} => {before}[|{write}|];"), Journal($"{head}\n{{\n    {before}{write};\n    _file.Flush(flushToDisk: true);\n}}"));

    [Fact]
    public Task A_batch_is_synced_once() => Verify<FlushStopsAtCache>.Fix(
        Journal("public void Append(List<byte[]> records)\n{\n    foreach (var record in records)\n    {\n        [|_file.Write(record, 0, record.Length)|];\n    }\n}"),
        Journal("public void Append(List<byte[]> records)\n{\n    foreach (var record in records)\n    {\n        _file.Write(record, 0, record.Length);\n    }\n    _file.Flush(flushToDisk: true);\n}"));

    [Fact]
    public Task The_sync_stays_inside_of_the_lock() => Verify<FlushStopsAtCache>.Fix(
        Journal("readonly object _gate = new();\n\npublic void Append(byte[] record)\n{\n    if (record.Length == 0)\n        return;\n    lock (_gate)\n    {\n        [|_file.Write(record, 0, record.Length)|];\n    }\n}"),
        Journal("readonly object _gate = new();\n\npublic void Append(byte[] record)\n{\n    if (record.Length == 0)\n        return;\n    lock (_gate)\n    {\n        _file.Write(record, 0, record.Length);\n        _file.Flush(flushToDisk: true);\n    }\n}"));

    [Fact]
    public Task The_sync_comes_before_the_return() => Verify<FlushStopsAtCache>.Fix(
        Journal("public async Task<long> AppendAsync(byte[] record)\n{\n    var at = _file.Position;\n    await [|_file.WriteAsync(record, 0, record.Length)|];\n    return at;\n}"),
        Journal("public async Task<long> AppendAsync(byte[] record)\n{\n    var at = _file.Position;\n    await _file.WriteAsync(record, 0, record.Length);\n    _file.Flush(flushToDisk: true);\n    return at;\n}"));

    [Fact]
    public Task What_is_flushed_to_be_closed_counts_for_nothing() => Verify<FlushStopsAtCache>.Reports(
        Journal("public void Append(byte[] record)\n{\n    [|_file.Write(record, 0, record.Length)|];\n}\n\npublic void Dispose()\n{\n    _file.Flush();\n    _file.Dispose();\n}"));

    [Theory]
    [InlineData("public Task Append(byte[] record) => _file.WriteAsync(record, 0, record.Length);")]
    [InlineData("void Append(byte[] record)\n{\n    _file.Write(record, 0, record.Length);\n}")]
    [InlineData("public void Append(byte[] record)\n{\n    _file.Write(record, 0, record.Length);\n}\n\npublic void End()\n{\n    _file.WriteByte(1);\n}")]
    [InlineData("public void Append(byte[] record)\n{\n    _file.Write(record, 0, record.Length);\n}\n\npublic void Cut() => _file.SetLength(0);")]
    [InlineData("public bool Append(byte[] record)\n{\n    _file.Write(record, 0, record.Length);\n    if (record.Length > 1)\n        return true;\n    return false;\n}")]
    [InlineData("public void Append(byte[] record)\n{\n    try\n    {\n        _file.Write(record, 0, record.Length);\n    }\n    finally\n    {\n    }\n}")]
    [InlineData("public void Append(byte[] record)\n{\n    if (record.Length > 0)\n        _file.Write(record, 0, record.Length);\n}")]
    [InlineData("public Task Append(byte[] record)\n{\n    return _file.WriteAsync(record, 0, record.Length);\n}")]
    public Task Where_a_record_ends_is_not_certain(string members) => Verify<FlushStopsAtCache>.Silent(Journal(members));

    [Theory]
    [InlineData("public void Append(byte[] record)\n{\n    _file.Write(record, 0, record.Length);\n    _file.Flush();\n}\n\npublic void Flush() => _file.Flush();")]
    [InlineData("public void Append(byte[] record)\n{\n    _file.Write(record, 0, record.Length);\n    _file.Flush();\n}\n\npublic void Checkpoint() => _file.Flush(true);")]
    [InlineData("public void Append(byte[] record)\n{\n    _file.Write(record, 0, record.Length);\n    _file.Flush();\n}\n\npublic bool FlushOnDisk { get; set; }")]
    [InlineData("public void Append(byte[] record) => _file.Write(record, 0, record.Length);\n\npublic long Measure()\n{\n    _file.Flush();\n    return _file.Length;\n}")]
    [InlineData("public void Append(byte[][] records)\n{\n    foreach (var record in records)\n    {\n        _file.Write(record, 0, record.Length);\n        _file.Flush();\n    }\n}")]
    public Task A_journal_with_a_plan_of_its_own_is_silent(string members) => Verify<FlushStopsAtCache>.Silent(Journal(members));

    [Theory]
    [InlineData("OrderStore")]
    [InlineData("Journalist")]
    [InlineData("JournalLogger")]
    [InlineData("JournalTests")]
    public Task A_type_of_another_name_is_silent(string name) => Verify<FlushStopsAtCache>.Silent(Type("public void Flush() => _file.Flush();", name));

    [Theory]
    [InlineData("new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 1, FileOptions.WriteThrough)")]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.Read)")]
    public Task A_journal_that_writes_through_or_reads_is_silent(string opening) => Verify<FlushStopsAtCache>.Silent(Type("public void Flush() => _file.Flush();", "Journal", opening));

    [Fact]
    public Task A_journal_whose_stream_comes_from_elsewhere_is_silent() => Verify<FlushStopsAtCache>.Silent(Bare(
        "readonly FileStream _file;\n\npublic Journal(FileStream file) => _file = file;\n\npublic void Append(byte[] record)\n{\n    _file.Write(record, 0, record.Length);\n    _file.Flush();\n}", "Journal"));

    static string Journal(string members) => Bare($"readonly FileStream _file;\n\npublic Journal(string path) => _file = {Opening};\n\n{members}", "Journal");
}
