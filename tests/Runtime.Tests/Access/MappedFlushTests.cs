using IoAnalyzers.Runtime.Tests.Crash;
using IoAnalyzers.Runtime.Tests.Seam;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Tests.Access;

/// <summary>What a flush asks for, what a crash leaves of it, and what happens where a call fails.</summary>
public sealed class MappedFlushTests
{
    static readonly int Page = Environment.SystemPageSize;

    [Theory]
    [InlineData(0, 1, 0, 1)]
    [InlineData(1, 1, 0, 2)]
    [InlineData(4095, 1, 0, 4096)]
    [InlineData(4095, 2, 0, 4097)] // one byte on each side of a page's end: .NET's own views sync the first page only
    [InlineData(4096, 1, 4096, 1)]
    [InlineData(5000, 10_000, 4096, 10_904)]
    public void The_pages_of_the_range_are_synced_whole(int offset, int count, int syncedOffset, int syncedCount)
    {
        if (Page != 4096)
            return;
        using var folder = new TestFolder();
        var calls = new Syncs(SystemCalls.Current);
        using var file = Mapping.Open(calls, folder["file"], isWritable: true, 5 * Page);
        file.Flush(offset, count);
        Assert.Equal([((nint)syncedOffset, (nuint)syncedCount)], calls.Ranges.Select(range => (range.Address - calls.Start, range.Length)));
    }

    [Theory]
    [InlineData(SyncMode.None, "")]
    [InlineData(SyncMode.Data, "msync")]
    [InlineData(SyncMode.Barrier, "msync")]
    [InlineData(SyncMode.Full, "msync fullfsync fsync")]
    public void A_mode_goes_as_far_as_it_says(SyncMode mode, string expected)
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var folder = new TestFolder();
        var made = new List<string>();
        using var file = Mapping.Open(new CountingCalls(new OwnMemory(SystemCalls.Current), made.Add), folder["file"], isWritable: true, 100);
        made.Clear();
        file.Flush(mode);
        file.Flush(50, 0, mode);
        Assert.Equal(expected, string.Join(' ', made));
    }

    [Theory]
    [InlineData(SyncMode.Data, "msync fdatasync")]
    [InlineData(SyncMode.Barrier, "msync barrierfsync fdatasync")]
    public void Where_msync_stops_at_the_cache_the_file_is_synced_after_it(SyncMode mode, string expected)
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var folder = new TestFolder();
        var made = new List<string>();
        using var file = Mapping.Open(new CountingCalls(new ToTheCache(SystemCalls.Current), made.Add), folder["file"], isWritable: true, 100);
        made.Clear();
        file.Flush(mode);
        Assert.Equal(expected, string.Join(' ', made));
    }

    [Fact]
    public void Disposing_syncs_nothing()
    {
        using var folder = new TestFolder();
        var made = new List<string>();
        var file = Mapping.Open(new CountingCalls(SystemCalls.Current, made.Add), folder["file"], isWritable: true, 100);
        file.Write(1, 1);
        made.Clear();
        file.Dispose();
        Assert.Equal(["munmap"], made);
    }

    [Fact]
    [Trait(InProcessRun.NotUnderWine, InProcessRun.SameEverywhere)]
    public void What_was_flushed_survives_and_a_flush_that_forgets_the_offset_in_the_page_is_caught()
    {
        Assert.Empty(Violations(static recorder => recorder));
        Assert.NotEmpty(Violations(static recorder => new ForgetsOffset(recorder)));
        Assert.NotEmpty(Violations(static recorder => new MutantSync(recorder)));
    }

    // Records across page ends, each flushed on its own; then it is said that they are safe.
    static List<string> Violations(Func<SystemCalls, SystemCalls> library)
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(folder["file"], new byte[4 * 4096]);
        var recorder = new RecordingSystemCalls(SystemCalls.Current, folder.Path);
        var stores = new MappedStores(recorder);
        using (var file = Mapping.Open(library(stores), folder["file"], isWritable: true, 0))
        {
            for (var record = 1; record <= 3; record++)
            {
                file.SliceWritable(At(record), 8).Fill((byte)record);
                stores.Look();
                file.Flush(At(record), 8);
                recorder.Mark($"{record}");
            }
        }

        return
        [
            .. from model in PersistenceModel.All(4096, 512)
               from state in CrashExplorer.States(model, recorder.Operations, recorder.Initial)
               from record in Enumerable.Range(1, state.LastMark is "" ? 0 : int.Parse(state.LastMark, null))
               where state.Files["file"].AsSpan(At(record), 8).ContainsAnyExcept((byte)record)
               select $"record {record}: {state}",
        ];

        static int At(int record) => record * 4096 - 3;
    }

    [Fact]
    [Trait(InProcessRun.NotUnderWine, InProcessRun.FaultsOfLinux)]
    public void Every_failed_call_is_reported_and_a_signal_changes_nothing()
    {
        var clean = new FaultySystemCalls(SystemCalls.Current, Fault.None);
        Use(clean);
        Assert.InRange(clean.Calls, 6, 20);
        for (var n = 1; n <= clean.Calls; n++)
        {
            foreach (var error in new[] { Errno.Io, Errno.NoSpace, Errno.Quota })
            {
                var calls = new FaultySystemCalls(SystemCalls.Current, Fault.At(n, error));
                var opened = new Handles(calls);
                var failure = Record.Exception(() => Use(opened));
                Assert.True(failure is IOException, $"{Errno.NameOf(error)} at {calls.StruckCall}: {failure}");
                Assert.All(opened.Files, static file => Assert.True(file.IsClosed));
            }

            Use(new FaultySystemCalls(SystemCalls.Current, Fault.At(n, Errno.Interrupted)));
        }

        static void Use(SystemCalls calls)
        {
            using var folder = new TestFolder();
            using var file = Mapping.Open(calls, folder["file"], isWritable: true, 9_000);
            file.Advise(MapHint.Populate);
            file.Write(5_000, 1);
            using (file.Pin(5_000, 4))
                file.Flush(5_000, 4, SyncMode.Full);
        }
    }

    [Fact]
    public void A_kernel_without_populate_is_asked_once_and_reads_ahead()
    {
        using var folder = new TestFolder();
        var advice = new Advices(SystemCalls.Current);
        using var file = Mapping.Open(advice, folder["file"], isWritable: true, 9_000);
        file.Advise(MapHint.Populate);
        file.Advise(MapHint.Populate);
        Assert.Equal([MapAdvice.Populate, MapAdvice.WillNeed, MapAdvice.WillNeed], advice.Seen);
    }

    [Fact]
    public void An_unknown_system_maps_by_the_means_of_dotnet()
    {
        using var folder = new TestFolder();
        using (var written = Mapping.Open(new ManagedCalls(), folder["file"], isWritable: true, 9_000))
        {
            written.SliceWritable(8_000, 4).Fill(7);
            written.Flush(8_000, 4, SyncMode.Data);
            // File.ReadAllBytes lets nobody else write, which Windows takes as a claim on those who do already.
            using var other = File.OpenHandle(folder["file"], share: FileShare.ReadWrite);
            var flushed = new byte[1];
            RandomAccess.Read(other, flushed, 8_003);
            Assert.Equal([7], flushed);
        }

        using var read = Mapping.Open(new ManagedCalls(), folder["file"], isWritable: false, 0);
        Assert.Equal([7, 7, 7, 7, 0], read.Slice(8_000, 5).ToArray());
    }

    sealed class Syncs(SystemCalls inner) : ForwardingCalls(inner)
    {
        public nint Start { get; private set; }

        public List<(nint Address, nuint Length)> Ranges { get; } = [];

        public override CallResult Map(SafeFileHandle file, long offset, nuint length, MapAccess access, out nint address)
        {
            var result = base.Map(file, offset, length, access, out address);
            Start = address;
            return result;
        }

        public override CallResult SyncMap(nint address, nuint length)
        {
            Ranges.Add((address, length));
            return base.SyncMap(address, length);
        }
    }

    /// <summary>Remembers for itself what the kernel lacks, apart from all other tests.</summary>
    sealed class OwnMemory(SystemCalls inner) : ForwardingCalls(inner);

    sealed class ToTheCache(SystemCalls inner) : ForwardingCalls(inner)
    {
        public override bool MapSyncReachesDisk => false;
    }

    /// <summary>As .NET's own views: the address goes down to the page, and the length stays.</summary>
    sealed class ForgetsOffset(SystemCalls inner) : ForwardingCalls(inner)
    {
        public override CallResult SyncMap(nint address, nuint length) => base.SyncMap(address, 8);
    }

    sealed class MutantSync(SystemCalls inner) : ForwardingCalls(inner)
    {
        public override CallResult SyncMap(nint address, nuint length) => CallResult.Done;
    }

    sealed class Handles(SystemCalls inner) : ForwardingCalls(inner)
    {
        public List<SafeFileHandle> Files { get; } = [];

        public override CallResult Open(string path, OpenFlags flags, UnixFileMode mode, out SafeFileHandle? handle)
        {
            var result = base.Open(path, flags, mode, out handle);
            if (handle is not null)
                Files.Add(handle);
            return result;
        }
    }

    sealed class Advices(SystemCalls inner) : ForwardingCalls(inner)
    {
        public List<MapAdvice> Seen { get; } = [];

        public override ErrorKind KindOf(int error) => error == Errno.Invalid ? ErrorKind.Invalid : base.KindOf(error);

        public override CallResult Advise(nint address, nuint length, MapAdvice advice)
        {
            Seen.Add(advice);
            return advice == MapAdvice.Populate ? CallResult.Fail(Errno.Invalid) : base.Advise(address, length, advice);
        }
    }
}
