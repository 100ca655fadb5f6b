using System.Globalization;

namespace IoAnalyzers.Benchmarks.Runtime.Durability;

/// <summary>Redis with <c>appendfsync always</c>, asked by redis-benchmark through a socket of the machine's own, where both are installed.</summary>
static class RedisServer
{
    /// <summary>A SET of a value of 128 bytes is answered when it is on the disk. The programs count no CPU and no calls.</summary>
    public static Reading? Appends(string folder, int clients, int count)
    {
        if (InstalledProgram.Find("redis-server") is not { } server || InstalledProgram.Find("redis-benchmark") is not { } benchmark)
            return null;

        var socket = Path.Combine(Directory.CreateDirectory(folder).FullName, "socket");
        using var process = InstalledProgram.Start(
            server, "--port", "0", "--unixsocket", socket, "--dir", folder, "--appendonly", "yes", "--appendfsync", "always", "--save", "", "--daemonize", "no");
        try
        {
            InstalledProgram.WaitFor("ready to accept connections", process, process.StandardOutput, process.StandardError);
            var lines = InstalledProgram.OutputOf(
                benchmark, "-s", socket, "-t", "set", "-d", "128", "--csv",
                "-n", count.ToString(CultureInfo.InvariantCulture), "-c", clients.ToString(CultureInfo.InvariantCulture)).Split('\n');
            var perSecond = lines.First(static line => line.StartsWith("\"SET\"", StringComparison.Ordinal)).Split(',')[1].Trim('"');
            return new(count / double.Parse(perSecond, CultureInfo.InvariantCulture) * 1e9, double.NaN, null, null);
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }
}
