using System.Diagnostics;
using System.Text;

namespace IoAnalyzers.Demo;

/// <summary>A process that was run to its end, or until its time was up.</summary>
sealed record ChildProcess(string CommandLine, int ExitCode, string Output, string Errors, TimeSpan Elapsed, bool TimedOut)
{
    public bool Succeeded => ExitCode == 0 && !TimedOut;

    /// <summary>All that is known of it, for whoever has to find out why it failed.</summary>
    public override string ToString() =>
        $"{CommandLine}\n{(TimedOut ? "stopped after" : $"exit code {ExitCode} after")} {Elapsed.TotalSeconds:F1} s\n{Output}{Errors}";

    /// <summary>Runs a program without a standard input. A null in <paramref name="environment"/> removes a variable.</summary>
    public static ChildProcess Run(
        string program, IReadOnlyList<string> arguments, string folder, TimeSpan limit, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;

        var (output, errors) = (new StringBuilder(), new StringBuilder());
        var watch = Stopwatch.StartNew();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(errors, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var ended = process.WaitForExit(limit);
        if (!ended)
            process.Kill(entireProcessTree: true);
        // Without a limit it also waits for the end of both outputs.
        process.WaitForExit();
        return new($"{program} {string.Join(' ', arguments)}", process.ExitCode, output.ToString(), errors.ToString(), watch.Elapsed, !ended);
    }

    static void Append(StringBuilder text, string? line)
    {
        if (line is not null)
            text.Append(line).Append('\n');
    }
}
