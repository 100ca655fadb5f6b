using System.Diagnostics;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Tests.Crash;

/// <summary>The tests' own program, run under strace.</summary>
static class TracedChild
{
    /// <summary>What the child tells the world, in a way that the trace has in its order: a write to the error stream.</summary>
    public static void Mark(string text)
    {
        using var error = new SafeFileHandle(2, ownsHandle: false);
        SystemCalls.Current.WriteAll(error, Encoding.UTF8.GetBytes($"{StraceTrace.MarkPrefix}{text}\n"), path: null);
    }

    /// <summary>Runs the program with these arguments and returns its operations below the folder.</summary>
    /// <param name="initial">The names of the files that are in the folder, in the order in which the explorer is told of them.</param>
    public static IReadOnlyList<Operation> Run(string folder, IEnumerable<string> initial, params string[] arguments)
    {
        using var logs = new TestFolder();
        var start = new ProcessStartInfo(StraceTrace.Strace!) { RedirectStandardError = true };
        foreach (var argument in (string[])[.. StraceTrace.Options, "-o", logs["trace"], .. Own, .. arguments])
            start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        var errors = child.StandardError.ReadToEnd();
        child.WaitForExit();
        if (child.ExitCode != 0)
            throw new InvalidOperationException($"The child ended with {child.ExitCode}: {errors}");

        return StraceTrace.Operations(folder, initial, File.ReadLines(logs["trace"]));
    }

    /// <summary>The assembly by the host that runs it here, or the program that has its own.</summary>
    static string[] Own => Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet"
        ? [host, "exec", typeof(TracedChild).Assembly.Location]
        : [Path.ChangeExtension(typeof(TracedChild).Assembly.Location, null)];
}
