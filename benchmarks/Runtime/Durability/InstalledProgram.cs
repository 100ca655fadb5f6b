using System.Diagnostics;

namespace IoAnalyzers.Benchmarks.Runtime.Durability;

/// <summary>A program of others that the machine may have.</summary>
static class InstalledProgram
{
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Started with both outputs at hand.</summary>
    public static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    /// <summary>Runs to its end; what it wrote to its output.</summary>
    public static string OutputOf(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var complaint = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{Path.GetFileName(program)} ends with {process.ExitCode}: {complaint.Result.Trim()}");
    }

    /// <summary>Waits until a server says that it is ready, and lets it talk on without blocking it.</summary>
    public static void WaitFor(string sign, Process server, StreamReader output, StreamReader other)
    {
        _ = other.ReadToEndAsync();
        while (output.ReadLine() is var line && line?.Contains(sign, StringComparison.OrdinalIgnoreCase) != true)
        {
            if (line is null)
                throw new InvalidOperationException($"{server.StartInfo.FileName} does not start.");
        }

        _ = output.ReadToEndAsync();
    }
}
