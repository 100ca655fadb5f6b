using System.Globalization;

namespace IoAnalyzers.Demo;

/// <summary>The system calls that a program made to move bytes, and to make them durable.</summary>
/// <param name="Syncs">Null where the way of counting cannot tell.</param>
sealed record SystemCalls(long Transfers, long? Syncs)
{
    static readonly string[] TransferNames =
    [
        "read", "write", "pread64", "pwrite64", "readv", "writev", "preadv", "pwritev", "preadv2", "pwritev2",
        "recvfrom", "sendto", "recvmsg", "sendmsg", "recvmmsg", "sendmmsg", "sendfile", "splice", "copy_file_range",
    ];

    static readonly string[] SyncNames = ["fsync", "fdatasync", "msync", "sync_file_range", "syncfs"];

    /// <summary>Runs a program once and counts: by strace where it is installed and allowed, else by what the kernel keeps for each process.</summary>
    public static (ChildProcess Process, SystemCalls? Calls, string Source) Count(Func<string, IReadOnlyList<string>, ChildProcess> run, string program, IReadOnlyList<string> arguments, string scratch)
    {
        var summary = Path.Combine(scratch, "strace.txt");
        File.Delete(summary);
        string[] traced = ["-f", "--seccomp-bpf", "-c", "-U", "calls,name", "-e", "trace=" + string.Join(',', TransferNames.Concat(SyncNames).Select(name => '?' + name)), "-o", summary, program, .. arguments];
        if (OperatingSystem.IsLinux() && IsInstalled("strace") && run("strace", traced) is var process && File.Exists(summary) && new FileInfo(summary).Length > 0)
            return (process, Parse(File.ReadAllLines(summary)), "strace");

        // The counters of a process include those of the children that it has waited for.
        var before = OwnCounters();
        process = run(program, arguments);
        return before is { } start && OwnCounters() is { } end ? (process, new(end - start, null), "/proc/self/io") : (process, null, "not measured");
    }

    internal static SystemCalls Parse(IEnumerable<string> summary)
    {
        var (transfers, syncs) = (0L, 0L);
        foreach (var line in summary)
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var number, var name] && long.TryParse(number, CultureInfo.InvariantCulture, out var calls))
            {
                transfers += TransferNames.Contains(name) ? calls : 0;
                syncs += SyncNames.Contains(name) ? calls : 0;
            }

        return new(transfers, syncs);
    }

    static long? OwnCounters()
    {
        const string counters = "/proc/self/io";
        return File.Exists(counters)
            ? File.ReadLines(counters).Where(line => line.StartsWith("sysc", StringComparison.Ordinal)).Sum(line => long.Parse(line.AsSpan(line.IndexOf(':') + 1), CultureInfo.InvariantCulture))
            : null;
    }

    static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
