using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

public sealed class SyncPerRecordTests
{
    const string Opening = "using var file = new FileStream(path, FileMode.Append, FileAccess.Write);\n";

    const string Loop = """
        foreach (var record in records)
        {
            file.Write(record, 0, record.Length);
            [|file.Flush(true)|];
        }
        """;

    [Fact]
    public Task The_sync_goes_behind_the_loop() => Verify<SyncPerRecord>.Fix(
        Opening + Loop,
        Opening + """
        foreach (var record in records)
        {
            file.Write(record, 0, record.Length);
        }
        file.Flush(true);
        """);

    [Fact]
    public Task A_named_argument_goes_with_it() => Verify<SyncPerRecord>.Fix(
        Opening + """
        for (var i = 0; i < data.Length; i++)
        {
            file.WriteByte(data[i]);
            [|file.Flush(flushToDisk: true)|];
        }

        Console.WriteLine(data.Length);
        """,
        Opening + """
        for (var i = 0; i < data.Length; i++)
        {
            file.WriteByte(data[i]);
        }
        file.Flush(flushToDisk: true);

        Console.WriteLine(data.Length);
        """);

    [Fact]
    public Task A_break_gets_to_the_sync_too() => Verify<SyncPerRecord>.Fix(
        Opening + """
        foreach (var record in records)
        {
            if (record.Length == 0)
                break;
            file.Write(record, 0, record.Length);
            [|file.Flush(true)|]; // on the disk
        }
        """,
        Opening + """
        foreach (var record in records)
        {
            if (record.Length == 0)
                break;
            file.Write(record, 0, record.Length);
        }
        file.Flush(true); // on the disk
        """);

    [Fact]
    public Task A_stream_without_a_buffer_is_synced_as_often() => Verify<SyncPerRecord>.Fix(
        "using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0);\n" + Loop,
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        foreach (var record in records)
        {
            file.Write(record, 0, record.Length);
        }
        file.Flush(true);
        """);

    [Fact]
    public Task The_library_s_sync_too() => Verify<SyncPerRecord>.Fix(
        """
        using System.Collections.Generic;
        using System.IO;
        using IoAnalyzers.Runtime;

        class Journal
        {
            void Append(string path, List<byte[]> records)
            {
                using (var file = new FileStream(path, FileMode.Append))
                {
                    foreach (var record in records)
                    {
                        file.Write(record, 0, record.Length);
                        [|DurableFile.Sync(file)|];
                    }
                }
            }
        }
        """,
        """
        using System.Collections.Generic;
        using System.IO;
        using IoAnalyzers.Runtime;

        class Journal
        {
            void Append(string path, List<byte[]> records)
            {
                using (var file = new FileStream(path, FileMode.Append))
                {
                    foreach (var record in records)
                    {
                        file.Write(record, 0, record.Length);
                    }
                    DurableFile.Sync(file);
                }
            }
        }
        """,
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_journal_that_is_written_in_one_go() => Verify<SyncPerRecord>.Reports(
        "var journalPath = path;\nusing var journal = new FileStream(journalPath, FileMode.Append);\n" + Loop.Replace("file.", "journal."));

    [Fact]
    public Task Records_of_many_pieces() => Verify<SyncPerRecord>.Reports(Opening + """
        foreach (var record in records)
        {
            file.WriteByte((byte)record.Length);
            file.Write(record, 0, record.Length);
            [|file.Flush(true)|];
        }
        """);

    [Fact]
    public Task A_while_loop() => Verify<SyncPerRecord>.Reports(Opening + """
        var queue = new Queue<byte[]>(records);
        while (queue.Count > 0)
        {
            file.Write(queue.Dequeue());
            [|file.Flush(true)|];
        }
        """);

    [Fact]
    public Task Large_records() => Verify<SyncPerRecord>.Reports(Opening + """
        var page = new byte[8192];
        for (var i = 0; i < 1000; i++)
        {
            file.Write(page, 0, 8192);
            [|file.Flush(true)|];
        }
        """);

    [Fact]
    public Task Asynchronous_writes() => Verify<SyncPerRecord>.Reports(Opening + """
        foreach (var record in records)
        {
            await file.WriteAsync(record, token);
            [|file.Flush(true)|];
        }
        """);

    [Fact]
    public Task Somebody_is_answered_for_each_record() => Verify<SyncPerRecord>.Silent(Opening + """
        foreach (var record in records)
        {
            file.Write(record, 0, record.Length);
            file.Flush(true);
            network.WriteByte(1);
            network.Flush();
        }
        """);

    [Fact]
    public Task The_records_come_from_somebody_who_waits() => Verify<SyncPerRecord>.Silent(Opening + """
        var buffer = new byte[64];
        while (network.Read(buffer, 0, 64) > 0)
        {
            file.Write(buffer, 0, 64);
            file.Flush(true);
        }
        """);

    [Fact]
    public Task A_delegate_is_told() => Verify<SyncPerRecord>.Silent("Action<byte[]> stored = _ => { };\n" + Opening + """
        foreach (var record in records)
        {
            file.Write(record, 0, record.Length);
            file.Flush(true);
            stored(record);
        }
        """);

    [Fact]
    public Task A_promise_is_kept() => Verify<SyncPerRecord>.Silent(Opening + """
        foreach (var record in records)
        {
            var done = new TaskCompletionSource();
            file.Write(record, 0, record.Length);
            file.Flush(true);
            done.SetResult();
        }
        """);

    [Fact]
    public Task The_loop_sleeps() => Verify<SyncPerRecord>.Silent(Opening + """
        foreach (var record in records)
        {
            file.Write(record, 0, record.Length);
            file.Flush(true);
            Thread.Sleep(1000);
        }
        """);

    [Fact]
    public Task A_return_would_leave_records_behind() => Verify<SyncPerRecord>.Silent(Opening + """
        foreach (var record in records)
        {
            if (record.Length == 0)
                return;
            file.Write(record, 0, record.Length);
            file.Flush(true);
        }
        """);

    [Fact]
    public Task So_would_an_exception() => Verify<SyncPerRecord>.Silent(Opening + """
        foreach (var record in records)
        {
            file.Write(record, 0, record.Length);
            file.Flush(true);
            if (record.Length == 0)
                throw new InvalidDataException();
        }
        """);
}
