using IoAnalyzers.Runtime.Tests.Crash;
using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Durability.Log;

/// <summary>A log against a list: append, crash, recover, append …, at random.</summary>
[Trait(InProcessRun.NotUnderWine, InProcessRun.SameEverywhere)]
public sealed class LogModelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_log_that_crashes_again_and_again_keeps_what_it_promised(int seed)
    {
        var random = new Random(seed);
        var list = new List<byte[]>();
        var disk = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        for (var life = 0; life < 25; life++)
            disk = Live(random, list, disk);
    }

    static SortedDictionary<string, byte[]> Live(Random random, List<byte[]> list, SortedDictionary<string, byte[]> disk)
    {
        using var folder = new TestFolder();
        new CrashState(disk, "", 0).WriteTo(folder.Path);
        var recorder = new RecordingSystemCalls(SystemCalls.Current, folder.Path);
        var durable = new List<int> { list.Count };
        var appended = new List<byte[]>(list);
        FlushPolicy[] policies = [FlushPolicy.EveryAppend, KnownFlushPolicies.RedisEverySecond, KnownFlushPolicies.InnoDBWriteEachSecond, KnownFlushPolicies.RocketMQAsyncFlush];
        var policy = policies[random.Next(policies.Length)];

        using (var log = CommitLog.Open(recorder, folder.Path, LogSession.Small(policy), runsItself: false))
        {
            Assert.Equal(list, CommitLog.ReadAll(folder.Path).Select(static record => record.Payload.ToArray()));
            recorder.Mark("0");
            var ends = new List<long>();
            for (var step = random.Next(12); step > 0; step--)
            {
                var record = new byte[random.Next(400)];
                random.NextBytes(record);
                appended.Add(record);
                var offset = random.Next(4) == 0 ? log.Post(record) : log.Append(record);
                ends.Add(offset + RecordFrame.SizeOf(record.Length));
                if (random.Next(3) == 0)
                    (log.Core as ScheduledLog)?.Tick(TimeSpan.FromSeconds(step + 1));
                durable.Add(list.Count + ends.Count(end => end <= log.DurableOffset));
                recorder.Mark((durable.Count - 1).ToString());
            }

            // The power goes here, before the log is disposed.
            disk = Crash(random, recorder, out var promised);
            promised = durable[promised];
            new CrashState(disk, "", 0).WriteTo(Directory.CreateDirectory(folder["after"]).FullName);
            var recovered = Recover(folder["after"]);
            Assert.True(recovered.Count >= promised, $"{promised} records were durable, {recovered.Count} are there");
            Assert.Equal(appended.Take(recovered.Count), recovered);
            list.Clear();
            list.AddRange(recovered);
        }

        return disk;
    }

    static SortedDictionary<string, byte[]> Crash(Random random, RecordingSystemCalls recorder, out int said)
    {
        var model = new PersistenceModel(random.Next(2) == 0 ? 4096 : 512, random.Next(2) == 0, random.Next(2) == 0, ExhaustivePages: 4, Samples: 4);
        var operations = recorder.Operations;
        var cut = operations.Take(random.Next(operations.Count + 1)).ToList();
        var states = CrashExplorer.States(model, cut, recorder.Initial).Where(state => state.CrashPoint == cut.Count).ToList();
        var state = states.Count > 0 ? states[random.Next(states.Count)] : CrashExplorer.ProcessCrashes(cut, recorder.Initial).Last();
        said = state.LastMark == "" ? 0 : int.Parse(state.LastMark);
        return state.Files;
    }

    static List<byte[]> Recover(string folder)
    {
        using var log = CommitLog.Open(SystemCalls.Current, folder, LogSession.Small(FlushPolicy.EveryAppend), runsItself: false);
        return [.. CommitLog.ReadAll(folder).Select(static record => record.Payload.ToArray())];
    }
}
