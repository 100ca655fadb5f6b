using System.Diagnostics;
using System.Globalization;

namespace IoAnalyzers.Benchmarks.Runtime;

/// <summary>What one run cost. Calls and bytes are null where nobody can say.</summary>
sealed record Reading(double WallNanoseconds, double CpuNanoseconds, long? Calls, long? AllocatedBytes);

/// <summary>Measures work in this process, with all of its threads.</summary>
static class Meter
{
    // Reading the counters is two reads itself; their halves fall outside.
    const int CallsOfLooking = 2;

    public static Reading Measure(Action work, bool callsAreCounted)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var calls = Calls();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        work();
        var wall = Stopwatch.GetElapsedTime(start);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        return new(
            wall.TotalNanoseconds, cpu.TotalNanoseconds,
            callsAreCounted && calls is { } before && Calls() is { } after ? Math.Max(0, after - before - CallsOfLooking) : null, allocated);
    }

    static long? Calls()
    {
        const string Counters = "/proc/self/io";
        return File.Exists(Counters)
            ? File.ReadLines(Counters)
                .Where(static line => line.StartsWith("syscr:", StringComparison.Ordinal) || line.StartsWith("syscw:", StringComparison.Ordinal))
                .Sum(static line => long.Parse(line.AsSpan(6), CultureInfo.InvariantCulture))
            : null;
    }
}
