using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Durability.Log;

/// <summary>What opening a log makes of damaged files.</summary>
public sealed class LogRecoveryTests
{
    const int Records = 60;

    [Fact]
    public void A_durable_record_that_cannot_be_read_is_reported_and_nothing_is_changed()
    {
        using var folder = Written();
        Damage(folder, record: 52);
        var before = Contents(folder);

        var failure = Assert.Throws<CorruptLogException>(() => Open(folder));
        Assert.Equal(OffsetOf(52), failure.Offset);
        Assert.Equal(before, Contents(folder));
    }

    [Fact]
    public void Reading_gives_what_can_be_trusted_before_it_reports_damage()
    {
        using var folder = Written();
        Damage(folder, record: 52);
        var read = new List<LogRecord>();
        Assert.Throws<CorruptLogException>(() =>
        {
            foreach (var record in CommitLog.ReadAll(folder.Path))
                read.Add(record);
        });
        Assert.Equal(52, read.Count);
    }

    [Fact]
    public void Damage_in_an_older_segment_is_reported()
    {
        using var folder = Written();
        Damage(folder, record: 3);
        Assert.Throws<CorruptLogException>(() => Open(folder));
    }

    [Fact]
    public void The_last_record_may_be_one_that_a_crash_tore()
    {
        using var folder = Written();
        Damage(folder, record: Records - 1);
        using (Open(folder))
            Assert.Equal(Records - 1, CommitLog.ReadAll(folder.Path).Count());
        Assert.All(File.ReadAllBytes(Segments(folder)[^1])[PositionOf(Records - 1)..], static value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_missing_segment_is_reported()
    {
        using var folder = Written();
        File.Delete(Segments(folder)[0]);
        File.WriteAllBytes(folder["00000000000000000000.log"], new byte[12288]);
        Assert.Throws<CorruptLogException>(() => Open(folder));
    }

    [Fact]
    public void A_segment_of_another_log_is_reported()
    {
        using var folder = Written();
        using var other = Written();
        File.Copy(Segments(other)[^1], Segments(folder)[^1], overwrite: true);
        Assert.Throws<CorruptLogException>(() => Open(folder));
    }

    [Fact]
    public void Bytes_of_another_place_do_not_verify()
    {
        using var folder = Written(5);
        var path = Segments(folder)[0];
        var bytes = File.ReadAllBytes(path);
        bytes.AsSpan(LogSegment.HeaderBytes, (int)OffsetOf(2)).CopyTo(bytes.AsSpan(PositionOf(5)));
        File.WriteAllBytes(path, bytes);
        using (Open(folder))
            Assert.Equal(5, CommitLog.ReadAll(folder.Path).Count());
    }

    [Fact]
    public void Leftovers_of_a_crash_are_removed_and_other_files_stay()
    {
        using var folder = Written(1);
        File.WriteAllText(folder[".00000000000000008192.log.0123456789abcdef.tmp"], "");
        File.WriteAllText(folder["notes.tmp"], "");
        File.WriteAllText(folder[".server.log.0123456789abcdef.tmp"], "");
        Open(folder).Dispose();
        Assert.Equal([".server.log.0123456789abcdef.tmp", "00000000000000000000.log", "lock", "notes.tmp"], folder.Names);
    }

    [Fact]
    public void A_second_writer_is_kept_out_until_the_first_is_gone()
    {
        using var folder = new TestFolder();
        using (Open(folder))
            Assert.Contains("open already", Assert.Throws<IOException>(() => Open(folder)).Message);
        Open(folder).Dispose();
    }

    [Fact]
    public void An_unknown_system_keeps_a_log_with_the_BCL()
    {
        using var folder = new TestFolder();
        var calls = new ManagedCalls();
        using (var log = CommitLog.Open(calls, folder.Path, LogSession.Small(FlushPolicy.EveryAppend), runsItself: false))
        {
            Assert.Throws<IOException>(() => CommitLog.Open(calls, folder.Path, LogSession.Small(FlushPolicy.EveryAppend), runsItself: false));
            for (var i = 0; i < Records; i++)
                log.Append(LogSession.Record(i));
        }

        Assert.Equal(Records, CommitLog.ReadAll(folder.Path).Count());
    }

    [Fact]
    public void A_record_has_as_many_bytes_as_fit_into_a_batch()
    {
        using var folder = new TestFolder();
        using var log = Open(folder);
        log.Append(new byte[1000]);
        log.Append([]);
        Assert.Throws<ArgumentException>(() => log.Append(new byte[1001]));
        Assert.Equal([1000, 0], CommitLog.ReadAll(folder.Path).Select(static record => record.Payload.Length));
    }

    [Fact]
    public void Options_are_checked()
    {
        using var folder = new TestFolder();
        CommitLogOptions[] wrong =
        [
            new() { MaxBatchBytes = 1 }, new() { SegmentBytes = 4096 }, new() { SegmentBytes = (8 << 20) + 1 },
            new() { MaxDelay = TimeSpan.FromTicks(-1) }, new() { SyncTimeout = TimeSpan.Zero },
        ];
        Assert.All(wrong, options => Assert.Throws<ArgumentOutOfRangeException>(() => CommitLog.Open(folder.Path, options)));
        Assert.Throws<ArgumentOutOfRangeException>(static () => FlushPolicy.Interval(TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(static () => FlushPolicy.Pages(-1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
    }

    static CommitLog Open(TestFolder folder) => CommitLog.Open(SystemCalls.Current, folder.Path, LogSession.Small(FlushPolicy.EveryAppend), runsItself: false);

    static TestFolder Written(int records = Records)
    {
        var folder = new TestFolder();
        using var log = Open(folder);
        for (var i = 0; i < records; i++)
            Assert.Equal(OffsetOf(i), log.Append(LogSession.Record(i)));
        return folder;
    }

    static string[] Segments(TestFolder folder) => [.. LogSegment.PathsIn(folder.Path)];

    static List<byte[]> Contents(TestFolder folder) => [.. folder.Names.Select(name => File.ReadAllBytes(folder[name]))];

    static long OffsetOf(int record) => Enumerable.Range(0, record).Sum(static i => RecordFrame.SizeOf(LogSession.Record(i).Length));

    /// <summary>In the segment that has it.</summary>
    static int PositionOf(int record) => (int)(OffsetOf(record) - (OffsetOf(record) >= BaseOfSecond ? BaseOfSecond : 0)) + LogSegment.HeaderBytes;

    /// <summary>The second segment begins with the first record that did not fit into the 8192 bytes of the first.</summary>
    static long BaseOfSecond => OffsetOf(Enumerable.Range(0, Records).First(static i => OffsetOf(i + 1) > 8192));

    static void Damage(TestFolder folder, int record)
    {
        var path = Segments(folder)[OffsetOf(record) >= BaseOfSecond ? 1 : 0];
        var bytes = File.ReadAllBytes(path);
        bytes[PositionOf(record) + RecordFrame.HeaderBytes] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
