using System.Diagnostics;
using System.Globalization;

namespace IoAnalyzers.Benchmarks.Runtime.Durability;

/// <summary>Redis with <c>appendfsync always</c>, asked by redis-benchmark through a socket of the machine's own, where both are installed.</summary>
sealed class RedisServer
{
    /// <summary>A SET of a value of 128 bytes is answered when it is on the disk. The programs count no CPU and no calls.</summary>
    public static Reading? Appends(string folder, int clients, int count)
    {
        if (Find("redis-server") is not { } server || Find("redis-benchmark") is not { } benchmark)
            return null;

        var socket = Path.Combine(Directory.CreateDirectory(folder).FullName, "socket");
        using var process = Started(
            server, "--port", "0", "--unixsocket", socket, "--dir", folder, "--appendonly", "yes", "--appendfsync", "always", "--save", "", "--daemonize", "no");
        try
        {
            while (process.StandardOutput.ReadLine() is var line && line?.Contains("ready to accept connections", StringComparison.OrdinalIgnoreCase) != true)
            {
                if (line is null)
                    throw new InvalidOperationException("redis-server does not start.");
            }

            using var client = Started(
                benchmark, "-s", socket, "-t", "set", "-d", "128", "--csv",
                "-n", count.ToString(CultureInfo.InvariantCulture), "-c", clients.ToString(CultureInfo.InvariantCulture));
            var lines = client.StandardOutput.ReadToEnd().Split('\n');
            client.WaitForExit();
            var perSecond = lines.First(static line => line.StartsWith("\"SET\"", StringComparison.Ordinal)).Split(',')[1].Trim('"');
            return new(count / double.Parse(perSecond, CultureInfo.InvariantCulture) * 1e9, double.NaN, null, null);
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    static Process Started(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
