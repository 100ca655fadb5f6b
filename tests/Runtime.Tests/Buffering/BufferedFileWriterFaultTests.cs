using System.Text;
using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Buffering;

/// <summary>Every call of a writer fails once, in each way. What was taken is then in the file, once and in order.</summary>
[Trait(InProcessRun.NotUnderWine, InProcessRun.FaultsOfLinux)]
public sealed class BufferedFileWriterFaultTests
{
    const int BufferSize = 32;

    static readonly BufferedFileWriterOptions Alone = new() { BufferSize = BufferSize };
    static readonly BufferedFileWriterOptions Calls = new() { BufferSize = BufferSize, Shared = true };
    static readonly BufferedFileWriterOptions Lines = new() { BufferSize = BufferSize, Shared = true, Boundary = RecordBoundary.Line };

    public static TheoryData<string> Modes => ["alone", "calls", "lines"];

    static BufferedFileWriterOptions OptionsOf(string mode) => mode switch { "alone" => Alone, "calls" => Calls, _ => Lines };

    // Records of all sizes around that of the buffer, and some beyond it.
    static readonly string[] Records = [.. Enumerable.Range(0, 40).Select(static i => new string((char)('a' + i % 26), i * 7 % 45 + (i % 13 == 5 ? 100 : 0)) + '\n')];

    [Theory]
    [MemberData(nameof(Modes))]
    public void Every_failed_call_is_reported(string mode)
    {
        foreach (var fault in EachCall(mode, static n => [Fault.At(n, Errno.Io), Fault.At(n, Errno.NoSpace), Fault.At(n, Errno.Quota)]))
        {
            using var folder = new TestFolder();
            var calls = new FaultySystemCalls(SystemCalls.Current, fault);
            var failure = Assert.IsType<IOException>(Record.Exception(() => WriteAll(calls, folder["file"], mode)));
            Assert.Equal(fault.Error, failure.HResult);
            Assert.Contains($"{(calls.StruckCall is "fstat" or "open" ? calls.StruckCall : "write")}", failure.Message);
            Assert.Contains($"'{folder["file"]}'", failure.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_signal_or_a_short_count_changes_nothing(string mode)
    {
        foreach (var fault in EachCall(mode, static n => [Fault.At(n, Errno.Interrupted), Fault.ShortAt(n)]))
        {
            using var folder = new TestFolder();
            WriteAll(new FaultySystemCalls(SystemCalls.Current, fault), folder["file"], mode);
            Assert.Equal(string.Concat(Records), File.ReadAllText(folder["file"]));
        }
    }

    /// <summary>A caller that asks Position whether its record was taken, and writes it again where not, loses and doubles nothing.</summary>
    [Theory]
    [MemberData(nameof(Modes))]
    public void What_failed_can_be_done_again(string mode)
    {
        foreach (var fault in EachCall(mode, static n => [Fault.At(n, Errno.NoSpace)]).Skip(2))
        {
            using var folder = new TestFolder();
            // A short count before the failure leaves a part of a record behind.
            var calls = new FaultySystemCalls(new FaultySystemCalls(SystemCalls.Current, Fault.ShortAt(fault.Number - 1)), fault);
            using (var writer = BufferedFileWriter.Open(calls, folder["file"], OpenFlags.Truncate, OptionsOf(mode)))
            {
                foreach (var record in Records)
                {
                    var before = writer.Position;
                    if (Record.Exception(() => writer.Write(Encoding.UTF8.GetBytes(record))) is not null && writer.Position == before)
                        writer.Write(Encoding.UTF8.GetBytes(record));
                    Assert.Equal(before + record.Length, writer.Position);
                }

                if (Record.Exception(writer.Flush) is not null)
                    writer.Flush();
            }

            Assert.True(calls.Struck);
            Assert.Equal(string.Concat(Records), File.ReadAllText(folder["file"]));
        }
    }

    [Fact]
    public void A_small_record_that_failed_is_not_taken()
    {
        using var folder = new TestFolder();
        using (var writer = BufferedFileWriter.Open(new FaultySystemCalls(SystemCalls.Current, Fault.On("pwrite", Errno.NoSpace)), folder["file"], OpenFlags.Truncate, Alone))
        {
            writer.Write(new byte[30]);
            Assert.Throws<IOException>(() => writer.Write(1L));
            Assert.Throws<ArgumentOutOfRangeException>(() => writer.Advance(3));
            Assert.Equal(30, writer.Position);
        }

        Assert.Equal(30, new FileInfo(folder["file"]).Length);
    }

    [Fact]
    public void Dispose_reports_what_it_could_not_write_and_closes()
    {
        using var folder = new TestFolder();
        using var handle = File.OpenHandle(folder["file"], FileMode.Create, FileAccess.Write);
        var calls = new FaultySystemCalls(SystemCalls.Current, Fault.Always("pwrite", Errno.NoSpace));
        var writer = BufferedFileWriter.Open(calls, folder["file"], 0);
        writer.WriteByte(1);
        Assert.Throws<IOException>(writer.Dispose);
        Assert.Throws<ObjectDisposedException>(() => writer.WriteByte(1));
        writer.Dispose();
    }

    [Fact]
    public async Task An_asynchronous_flush_reports_and_keeps_the_bytes()
    {
        using var folder = new TestFolder();
        var calls = new FaultySystemCalls(SystemCalls.Current, Fault.On("pwrite", Errno.Io));
        await using (var writer = BufferedFileWriter.Open(calls, folder["file"], 0))
        {
            writer.WriteUtf8("kept");
            await Assert.ThrowsAsync<IOException>(async () => await writer.FlushAsync());
            await writer.FlushAsync(SyncMode.Full);
        }

        Assert.Equal("kept", await File.ReadAllTextAsync(folder["file"]));
    }

    [Theory]
    [InlineData("fdatasync")]
    [InlineData("fsync")]
    public void A_failed_sync_is_reported(string call)
    {
        using var folder = new TestFolder();
        var calls = new FaultySystemCalls(SystemCalls.Current, Fault.On(call, Errno.Io));
        using var writer = BufferedFileWriter.Open(calls, folder["file"], 0);
        writer.WriteByte(1);
        Assert.Equal(Errno.Io, Assert.Throws<IOException>(() => writer.Flush(call == "fsync" ? SyncMode.Full : SyncMode.Data)).HResult);
    }

    [Theory]
    [InlineData(Errno.NotImplemented)]
    [InlineData(Errno.Invalid)]
    [InlineData(Errno.NotSupported)]
    public void Without_pwritev_two_writes_do_it(int error)
    {
        using var folder = new TestFolder();
        var calls = new WrittenPieces(new FaultySystemCalls(SystemCalls.Current, Fault.Always("pwritev", error)));
        using (var writer = BufferedFileWriter.Open(calls, folder["file"], 0, Alone))
        {
            writer.WriteUtf8("head");
            writer.Write(new byte[100]);
        }

        Assert.Equal(["pwrite", "pwrite"], calls.Names);
        Assert.Equal(104, new FileInfo(folder["file"]).Length);
    }

    [Fact]
    public void On_an_unknown_system_the_BCL_writes()
    {
        using var folder = new TestFolder();
        WriteAll(new ManagedCalls(), folder["file"], "alone");
        Assert.Equal(string.Concat(Records), File.ReadAllText(folder["file"]));
    }

    static void WriteAll(SystemCalls calls, string path, string mode)
    {
        using var writer = BufferedFileWriter.Open(calls, path, OpenFlags.Truncate, OptionsOf(mode));
        foreach (var record in Records)
            writer.Write(Encoding.UTF8.GetBytes(record));
    }

    static IEnumerable<Fault> EachCall(string mode, Func<int, IEnumerable<Fault>> faults)
    {
        using var folder = new TestFolder();
        var clean = new FaultySystemCalls(SystemCalls.Current, Fault.None);
        WriteAll(clean, folder["file"], mode);
        Assert.InRange(clean.Calls, 10, 200);
        return Enumerable.Range(1, clean.Calls).SelectMany(faults);
    }
}
