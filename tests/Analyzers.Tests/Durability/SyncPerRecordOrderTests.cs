using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Files that depend on each other, and loops that a sync behind them would not serve.</summary>
public sealed class SyncPerRecordOrderTests
{
    const string Opening = "using var file = new FileStream(path, FileMode.Append, FileAccess.Write);\n";

    [Fact]
    public Task Every_hundredth_record_is_synced() => Verify<SyncPerRecord>.Silent(Opening + """
        var count = 0;
        foreach (var record in records)
        {
            file.Write(record, 0, record.Length);
            if (++count % 100 == 0)
                file.Flush(true);
        }
        """);

    [Fact]
    public Task The_file_is_renamed_in_each_round() => Verify<SyncPerRecord>.Silent("""
        foreach (var record in records)
        {
            using (var file = new FileStream(path + ".tmp", FileMode.Create))
            {
                file.Write(record, 0, record.Length);
                file.Flush(true);
            }

            File.Move(path + ".tmp", path, true);
        }
        """);

    [Fact]
    public Task A_pointer_that_is_written_behind_the_record_needs_it() => Verify<SyncPerRecord>.Silent(Opening + """
        using var pointer = new FileStream(target, FileMode.Create);
        foreach (var record in records)
        {
            file.Write(record, 0, record.Length);
            file.Flush(true);
            File.WriteAllText(target + ".last", path);
        }
        """);

    [Fact]
    public Task A_table_that_is_written_behind_its_log_needs_it() => Verify<SyncPerRecord>.Silent(Opening + """
        using var table = new FileStream(target, FileMode.Create);
        foreach (var record in records)
        {
            file.Write(record, 0, record.Length);
            file.Flush(true);
            table.Write(record, 0, record.Length);
        }
        """);

    [Fact]
    public Task Memory_is_no_second_file() => Verify<SyncPerRecord>.Reports(Opening + """
        var memory = new MemoryStream();
        foreach (var record in records)
        {
            memory.SetLength(0);
            memory.Write(record, 0, record.Length);
            file.Write(memory.ToArray());
            [|file.Flush(true)|];
        }
        """);

    [Fact]
    public Task A_loop_without_an_end() => Verify<SyncPerRecord>.Silent(Opening + """
        while (true)
        {
            file.Write(data, 0, data.Length);
            file.Flush(true);
        }
        """);

    [Fact]
    public Task A_few_rounds_cost_little() => Verify<SyncPerRecord>.Silent(Opening + """
        for (var i = 0; i < 2; i++)
        {
            file.Write(data, 0, data.Length);
            file.Flush(true);
        }
        """);

    [Fact]
    public Task A_stream_that_somebody_else_has_too() => Verify<SyncPerRecord>.Silent("""
        if (destination is FileStream file)
            foreach (var record in records)
            {
                file.Write(record, 0, record.Length);
                file.Flush(true);
            }
        """);

    [Fact]
    public Task A_loop_that_is_all_of_a_using_statement_gets_braces() => Verify<SyncPerRecord>.Fix(
        """
        using (var file = new FileStream(path, FileMode.Append, FileAccess.Write))
            foreach (var record in records)
            {
                file.Write(record, 0, record.Length);
                [|file.Flush(true)|];
            }
        """,
        """
        using (var file = new FileStream(path, FileMode.Append, FileAccess.Write))
        {
            foreach (var record in records)
            {
                file.Write(record, 0, record.Length);
            }
            file.Flush(true);
        }
        """);
}
