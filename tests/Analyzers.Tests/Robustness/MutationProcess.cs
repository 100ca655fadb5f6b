using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>Runs mutants in a process of their own. A stack that overflows ends it at once, and nothing in it can say any more of which mutant.</summary>
static class MutationProcess
{
    /// <summary>Set for that process: the file in which it notes what it is at.</summary>
    public const string Variable = "IOANALYZERS_RUNNING_MUTANTS";

    /// <summary>The last exit code that the command chooses itself.</summary>
    const int LastOwnExitCode = 2;

    public static async Task<int> Run(int seed, string[] arguments)
    {
        var notes = Path.GetTempFileName();
        try
        {
            using var mutants = Start(arguments, notes);
            using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
            using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
            await mutants.WaitForExitAsync();
            if (mutants.ExitCode is >= 0 and <= LastOwnExitCode)
                return mutants.ExitCode;

            Console.Error.WriteLine(await Died(mutants.ExitCode, seed, RunningMutants.In(notes), Dies));
            return 1;

            // It reports what it has found, as it does when this process is gone.
            void Stop(PosixSignalContext signal)
            {
                signal.Cancel = true;
                mutants.StandardInput.Close();
            }

            async Task<bool> Dies(int index)
            {
                using var one = Start(["--seed", $"{seed}", "--only", $"{index}"], notes: null);
                _ = one.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                _ = one.StandardError.BaseStream.CopyToAsync(Stream.Null);
                var end = one.WaitForExitAsync();
                if (await Task.WhenAny(end, Task.Delay(2 * MutationRun.Hang)) == end)
                    return one.ExitCode is < 0 or > LastOwnExitCode;
                one.Kill();
                return false;
            }
        }
        finally
        {
            File.Delete(notes);
        }
    }

    /// <summary>Of the mutants that were under way, the one that ends a process alone, too; all of them where none does.</summary>
    public static async Task<string> Died(int exitCode, int seed, IReadOnlyList<int> running, Func<int, Task<bool>> dies)
    {
        foreach (var index in running)
            if (await dies(index))
                return $"The process ended with {exitCode} at --seed {seed} --only {index}, which ends one by itself.";
        return $"The process ended with {exitCode} while these were under way, none of which ends one by itself: {string.Join(", ", running.Select(index => $"--seed {seed} --only {index}"))}";
    }

    /// <summary>This program once more.</summary>
    static Process Start(IEnumerable<string> arguments, string? notes)
    {
        var program = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        var start = new ProcessStartInfo(program, isHost ? [Assembly.GetEntryAssembly()!.Location, .. arguments] : arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = notes is null,
            RedirectStandardError = notes is null,
        };
        start.Environment[Variable] = notes;
        return Process.Start(start)!;
    }
}
