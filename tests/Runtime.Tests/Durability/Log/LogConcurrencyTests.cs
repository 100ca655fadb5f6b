using System.Diagnostics;
using IoAnalyzers.Runtime.Tests.Seam;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Tests.Durability.Log;

/// <summary>Many producers at once.</summary>
public sealed class LogConcurrencyTests
{
    const int Producers = 64;

    [Fact]
    public async Task Appends_that_come_during_a_sync_share_the_next_one()
    {
        using var folder = new TestFolder();
        var calls = new HeldSyncs(SystemCalls.Current);
        using var log = CommitLog.Open(calls, folder.Path, new() { SegmentBytes = 2 << 20 });
        calls.Hold();
        var first = Task.Run(() => log.Append([0]));
        calls.WaitForSync();
        var others = Enumerable.Range(1, Producers).Select(i => log.AppendAsync(new[] { (byte)i }).AsTask()).ToList();
        Assert.All(others, static other => Assert.False(other.IsCompleted));

        calls.Release();
        await Task.WhenAll(others);
        Assert.Equal(0, await first);
        Assert.Equal(2, calls.Syncs);
        Assert.Equal(Producers + 1, CommitLog.ReadAll(folder.Path).Count());
    }

    [Fact]
    public async Task A_sync_that_takes_too_long_is_unknown_and_not_failed()
    {
        using var folder = new TestFolder();
        var calls = new HeldSyncs(SystemCalls.Current);
        using var log = CommitLog.Open(calls, folder.Path, new() { SegmentBytes = 2 << 20, SyncTimeout = TimeSpan.FromHours(1) });
        calls.Hold();
        var first = Task.Run(() => log.Append([0]));
        calls.WaitForSync();
        var second = log.AppendAsync(new byte[] { 1 }).AsTask();
        log.Core.CheckSyncTime(Stopwatch.GetTimestamp() + 2 * Stopwatch.Frequency * 3600);

        var unknown = await Assert.ThrowsAsync<SyncTimeoutException>(() => second);
        calls.Release();
        await log.WaitDurableAsync(unknown.Offset);
        await first;
        log.Append([2]);
        Assert.Equal([0, 1, 2], CommitLog.ReadAll(folder.Path).Select(static record => record.Payload.Span[0]));
    }

    [Fact]
    public async Task A_cancelled_wait_leaves_the_record_in_the_log()
    {
        using var folder = new TestFolder();
        using var source = new CancellationTokenSource();
        var calls = new HeldSyncs(SystemCalls.Current);
        using (var log = CommitLog.Open(calls, folder.Path, new() { SegmentBytes = 2 << 20 }))
        {
            calls.Hold();
            var first = Task.Run(() => log.Append([0]));
            calls.WaitForSync();
            var second = log.AppendAsync(new byte[] { 1 }, source.Token).AsTask();
            await source.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
            calls.Release();
            await first;
        }

        Assert.Equal(2, CommitLog.ReadAll(folder.Path).Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public async Task When_a_sync_fails_under_many_producers_all_are_told_and_no_promise_is_broken(int failing)
    {
        using var folder = new TestFolder();
        var calls = new HeldSyncs(SystemCalls.Current) { Failing = failing };
        var promised = new int[Producers];
        using (var log = CommitLog.Open(calls, folder.Path, new() { MaxBatchBytes = 4096, SegmentBytes = 64 << 10 }))
        {
            var producers = Enumerable.Range(0, Producers).Select(producer => Task.Run(async () =>
            {
                for (var i = 0; ; i++)
                {
                    var record = new[] { (byte)producer, (byte)i, (byte)(i >> 8) };
                    if (i % 3 == 0)
                        log.Append(record);
                    else
                        await log.AppendAsync(record);
                    promised[producer] = i + 1;
                }
            }));
            foreach (var producer in producers.ToList())
                await Assert.ThrowsAsync<IOException>(() => producer);
        }

        // What was promised to each producer is there, in its order; what was not may be there too.
        using var again = CommitLog.Open(folder.Path, new() { MaxBatchBytes = 4096, SegmentBytes = 64 << 10 });
        var recovered = CommitLog.ReadAll(folder.Path).Select(static record => record.Payload.ToArray()).ToLookup(static record => record[0], static record => record[1] | record[2] << 8);
        for (var producer = 0; producer < Producers; producer++)
        {
            var numbers = recovered[(byte)producer].ToList();
            Assert.Equal(Enumerable.Range(0, numbers.Count), numbers);
            Assert.True(numbers.Count >= promised[producer], $"producer {producer}: {promised[producer]} were promised, {numbers.Count} are there");
        }
    }

    [Fact]
    public async Task Many_producers_fill_many_segments()
    {
        using var folder = new TestFolder();
        await using (var log = CommitLog.Open(folder.Path, new() { MaxBatchBytes = 2048, SegmentBytes = 32 << 10 }))
        {
            await Task.WhenAll(Enumerable.Range(0, Producers).Select(producer => Task.Run(async () =>
            {
                for (var i = 0; i < 200; i++)
                    await log.AppendAsync(new byte[producer + i]);
            })));
        }

        Assert.Equal(200 * Producers, CommitLog.ReadAll(folder.Path).Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Policies_with_a_clock_make_records_durable_by_themselves(bool buffered)
    {
        using var folder = new TestFolder();
        var interval = TimeSpan.FromMilliseconds(1);
        var policy = buffered ? FlushPolicy.Buffered(interval, interval) : FlushPolicy.Interval(interval);
        await using var log = CommitLog.Open(folder.Path, new() { Policy = policy, MaxBatchBytes = 2048, SegmentBytes = 32 << 10 });
        for (var i = 0; i < 20; i++)
            await log.WaitDurableAsync(await log.AppendAsync(new byte[500]));
        Assert.Equal(20, CommitLog.ReadAll(folder.Path).Count());
    }

    [Fact]
    public async Task A_group_may_wait_for_more_records()
    {
        using var folder = new TestFolder();
        await using var log = CommitLog.Open(folder.Path, new() { MaxDelay = TimeSpan.FromMilliseconds(1), SegmentBytes = 2 << 20 });
        await Task.WhenAll(Enumerable.Range(0, Producers).Select(i => log.AppendAsync(new[] { (byte)i }).AsTask()));
        Assert.Equal(Producers, CommitLog.ReadAll(folder.Path).Count());
    }

    [Fact]
    public async Task A_record_that_is_content_with_less_does_not_wait_for_the_sync()
    {
        using var folder = new TestFolder();
        var calls = new HeldSyncs(SystemCalls.Current);
        using var log = CommitLog.Open(calls, folder.Path, new() { SegmentBytes = 2 << 20 });
        calls.Hold();
        await log.AppendAsync(new byte[] { 1 }, Acknowledgement.Written);
        Assert.Equal(0, log.DurableOffset);
        Assert.Single(CommitLog.ReadAll(folder.Path));
        calls.Release();
    }

    [Fact]
    public async Task Waiting_for_the_disk_causes_a_sync_where_the_policy_has_none()
    {
        using var folder = new TestFolder();
        await using var log = CommitLog.Open(folder.Path, new() { Policy = FlushPolicy.OsDecides, SegmentBytes = 2 << 20 });
        var offset = log.Append([1]);
        Assert.True(log.DurableOffset <= offset);
        await log.WaitDurableAsync(offset);
        await log.AppendAsync(new byte[] { 2 }, Acknowledgement.Durable);
        Assert.True(log.DurableOffset > offset);
    }

    [Fact]
    public void A_single_producer_allocates_nothing()
    {
        using var folder = new TestFolder();
        using var log = CommitLog.Open(folder.Path);
        var record = new byte[128];
        Assert.Equal(0, Allocated.ByEachRoundOf(() =>
        {
            for (var i = 0; i < 500; i++)
                log.Append(record);
        }));
    }

    [Fact]
    public void Threads_that_wait_are_released_without_a_thread_of_the_pool()
    {
        using var folder = new TestFolder();
        using var log = CommitLog.Open(folder.Path, LogSession.Small(FlushPolicy.EveryAppend));
        for (var round = 0; round < 100; round++)
        {
            var group = new WaiterGroup();
            for (var i = 0; i < 3; i++)
            {
                var waiter = new AppendWaiter(log.Core);
                waiter.Begin(i, Acknowledgement.Durable, isBlocking: true);
                group.Add(waiter);
            }

            group.Spread();
            Assert.True(group.IsFinished);
        }
    }

    /// <summary>Syncs that end when the test says so, or fail from one on.</summary>
    sealed class HeldSyncs(SystemCalls inner) : ForwardingCalls(new EverySystemHasOne(inner))
    {
        readonly ManualResetEventSlim _open = new(true);
        readonly ManualResetEventSlim _begun = new();
        int _syncs;

        public int Syncs => _syncs;

        public int Failing { get; init; } = int.MaxValue;

        public void Hold() => _open.Reset();

        public void WaitForSync() => _begun.Wait();

        public void Release() => _open.Set();

        protected override bool Begins(ref Call call, out CallResult answer)
        {
            answer = CallResult.Fail(Errno.Io);
            if (call.Name != "fdatasync")
                return true;
            var number = Interlocked.Increment(ref _syncs);
            _begun.Set();
            _open.Wait();
            return number < Failing;
        }
    }

    /// <summary>Where there is no fdatasync, fsync stands in for it under its name.</summary>
    sealed class EverySystemHasOne(SystemCalls inner) : ForwardingCalls(inner)
    {
        public override CallResult SyncContent(SafeFileHandle file) => Inner.SyncAll(file);
    }
}
