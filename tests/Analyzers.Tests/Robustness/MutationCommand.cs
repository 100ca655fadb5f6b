using System.Runtime.InteropServices;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>Mutants by the hundred thousand, for a person at a terminal; a test runs a few of the same.</summary>
public static class MutationCommand
{
    const int DefaultCount = 200_000;

    static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    const string Usage = """
        dotnet run -c Release eng/mutate.cs -- [--seed N] [--count N] [--from N]
            Changes I/O code at random and runs all rules, each of their fixes, and FixAll over it. Exit code 1 when anything threw,
            hung, or made worse code; the first mutant of each kind of failure is printed as small as it can be made. They run in a process
            of their own: where a mutant ends that, by a stack that overflows, it is named.
        dotnet run -c Release eng/mutate.cs -- --seed N --only N
            One mutant: its text, and what came of it.
        """;

    public static async Task<int> Run(string[] arguments)
    {
        var options = new Dictionary<string, int> { ["--seed"] = 1, ["--count"] = DefaultCount, ["--from"] = 0, ["--only"] = -1 };
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (!options.ContainsKey(arguments[i]) || i + 1 == arguments.Length || !int.TryParse(arguments[i + 1], out var number) || number < 0)
                return Fail(Usage);
            options[arguments[i]] = number;
        }

        var seed = options["--seed"];
        if (options["--only"] >= 0)
            return await RunOne(Mutant.Of(seed, options["--only"]));
        if (Environment.GetEnvironmentVariable(MutationProcess.Variable) is not { } notes)
            return await MutationProcess.Run(seed, arguments);

        using var running = new RunningMutants(notes);
        return await RunMany(new(seed, options["--from"], options["--count"], running));
    }

    static async Task<int> RunOne(Mutant mutant)
    {
        Console.WriteLine($"For {mutant.Framework}:\n{mutant.Code}\n----");
        var failure = await Failure.Of(async cancellation => Console.WriteLine(string.Join('\n', (await mutant.Bear(cancellation)).Findings)), MutationRun.Hang);
        Console.WriteLine(failure is null ? "It is borne." : failure.Text);
        return failure is null ? 0 : 1;
    }

    static async Task<int> RunMany(MutationRun run)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        _ = Task.Run(async () =>
        {
            await Console.OpenStandardInput().CopyToAsync(Stream.Null);
            await stop.CancelAsync();
        });
        var work = run.Run(Environment.ProcessorCount, stop.Token);
        var known = 0;
        while (await Task.WhenAny(work, Task.Delay(Round)) != work)
        {
            Console.Error.WriteLine(run.Progress);
            foreach (var kind in run.Kinds.Skip(known))
                Console.Error.WriteLine($"  new: {kind}");
            known = run.Failures;
            if (run.Stuck is { } stuck)
                return Fail($"--seed {stuck.Seed} --only {stuck.Index} hangs, for {stuck.Framework}:\n{stuck.Code}");
        }

        await work;
        if (run.Failures > 0)
            Console.WriteLine(await run.Report());
        Console.WriteLine(run.Summary);
        return run.Failures > 0 ? 1 : 0;

        // What was found so far is not lost.
        void Stop(PosixSignalContext signal) => (signal.Cancel, _) = (true, stop.CancelAsync());
    }

    static int Fail(string line)
    {
        Console.Error.WriteLine(line);
        return 2;
    }
}
