using IoAnalyzers.Runtime.Tests.Crash;
using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Durability.Log;

/// <summary>A log whose time stands still until a test moves it, with what was promised at each moment.</summary>
sealed class LogSession(CommitLog log, Action<string> mark) : IDisposable
{
    /// <summary>A second segment comes after a few dozen records.</summary>
    public static CommitLogOptions Small(FlushPolicy policy) => new() { Policy = policy, MaxBatchBytes = 1024, SegmentBytes = 12288 };

    readonly List<TimeSpan> _acknowledged = [];
    readonly List<long> _ends = [];

    public TimeSpan Now { get; private set; }

    public int Count => _acknowledged.Count;

    public static LogSession Open(RecordingSystemCalls recorder, string folder, FlushPolicy policy, Func<SystemCalls, SystemCalls>? library = null) =>
        Open(library is null ? recorder : library(recorder), folder, policy, recorder.Mark);

    /// <param name="mark">Takes what the log's users know from this moment on.</param>
    public static LogSession Open(SystemCalls calls, string folder, FlushPolicy policy, Action<string> mark) =>
        new(CommitLog.Open(calls, folder, Small(policy), runsItself: false), mark);

    /// <summary>The payload of a record says which one it is.</summary>
    public static byte[] Record(int number)
    {
        var bytes = new byte[40 + number * 37 % 200];
        Array.Fill(bytes, (byte)number);
        return bytes;
    }

    public void Append()
    {
        var record = Record(Count);
        var offset = log.Append(record);
        _acknowledged.Add(Now);
        _ends.Add(offset + RecordFrame.SizeOf(record.Length));
        Mark();
    }

    public void Pass(TimeSpan time)
    {
        Now += time;
        while (log.Core is ScheduledLog scheduled && scheduled.Tick(Now) == TimeSpan.Zero)
        {
        }

        Mark();
    }

    void Mark() => mark($"{Count} {_ends.Count(end => end <= log.DurableOffset)} {Now.TotalMilliseconds}");

    /// <summary>How old the oldest record is that was acknowledged and is not among the first <paramref name="recovered"/>.</summary>
    public TimeSpan AgeOfLoss(CrashState state, int recovered)
    {
        var said = Said.In(state);
        return recovered >= said.Acknowledged ? TimeSpan.Zero : said.Time - _acknowledged[recovered];
    }

    public void Dispose() => log.Dispose();
}

/// <summary>What the log had told its users before a crash.</summary>
readonly record struct Said(int Acknowledged, int Durable, TimeSpan Time)
{
    public static Said In(CrashState state) =>
        state.LastMark.Split(' ') is [var acknowledged, var durable, var time]
            ? new(int.Parse(acknowledged), int.Parse(durable), TimeSpan.FromMilliseconds(double.Parse(time)))
            : default;
}
