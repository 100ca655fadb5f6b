using System.Globalization;
using IoAnalyzers.Runtime;

namespace IoAnalyzers.Benchmarks.Runtime.Durability;

/// <summary>Producers that go on when their record is on the disk.</summary>
sealed class CommitLogSubject : Subject
{
    const int RecordBytes = 128;

    public override string Name => "CommitLog";

    public override string Method =>
        "Records of 128 bytes, 152 with their header, each awaited until it is on the disk, on a file system with a disk below it; segments are filled with zeros before. Wall time. Redis and MariaDB are there for the direction: they do more for each record.";

    public override IEnumerable<Comparison> Comparisons(Stage stage)
    {
        yield return Appends(stage, producers: 1, count: 10_000, "a lock and fdatasync", 1 / 0.95);
        yield return Appends(stage, producers: 8, count: 16_000, "group commit", 1 / 1.2);
        yield return Appends(stage, producers: 64, count: 128_000, "group commit", 1 / 3.0);
    }

    static Comparison Appends(Stage stage, int producers, int count, string rival, double limit)
    {
        var folder = Directory.CreateDirectory(Path.Combine(stage.OnDisk, $"log-{producers}")).FullName;
        var c = stage.BaselineOf("commit_log");
        // One sync for each record: as many of them as a second or two takes.
        var fewer = Math.Min(count, 2_000);
        var asked = Math.Min(count, 20_000);
        Contender C(string name, string way, int appends) => Contender.C(
            name, c, appends, way, Path.Combine(folder, "c"), producers.ToString(CultureInfo.InvariantCulture), appends.ToString(CultureInfo.InvariantCulture));

        Contender[] contenders =
        [
            C("a lock and fdatasync", "locked", fewer),
            C("group commit", "grouped", count),
            Contender.Bcl("a lock and Flush(true)", fewer, () => Locked(Path.Combine(folder, "bcl"), producers, fewer)),
            Contender.Library("CommitLog", count, () => Awaited(Path.Combine(folder, "library"), producers, count)),
            new("Redis, appendfsync always, through a socket", Maker.Other, asked, () => RedisServer.Appends(Path.Combine(folder, "redis"), producers, asked)),
            new("MariaDB, innodb_flush_log_at_trx_commit=1, through a socket", Maker.Other, asked, () => MariaDbServer.Appends(Path.Combine(folder, "mariadb"), producers, asked)),
        ];
        return new(producers == 1 ? "One producer" : $"{producers} producers", "append", contenders,
        [
            new("CommitLog", rival, Measure.Wall, limit),
            new("CommitLog", "a lock and Flush(true)", Measure.Wall, 1.0),
        ]);
    }

    static void Locked(string path, int producers, int count)
    {
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        var record = new byte[RecordBytes];
        var threads = Enumerable.Range(0, producers).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < count / producers; i++)
            {
                lock (file)
                {
                    file.Write(record);
                    file.Flush(flushToDisk: true);
                }
            }
        })).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
    }

    static void Awaited(string folder, int producers, int count)
    {
        using var log = CommitLog.Open(folder);
        Task.WaitAll([.. Enumerable.Range(0, producers).Select(_ => Task.Run(() => Produce(log, count / producers)))]);
    }

    static async Task Produce(CommitLog log, int count)
    {
        var record = new byte[RecordBytes];
        for (var i = 0; i < count; i++)
            await log.AppendAsync(record).ConfigureAwait(false);
    }
}
