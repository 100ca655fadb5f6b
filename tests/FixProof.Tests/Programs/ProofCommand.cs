using System.Globalization;

namespace IoAnalyzers.FixProof.Programs;

/// <summary><c>fix-proof [--seed N] [--count N] [--program N] [--missed]</c></summary>
public static class ProofCommand
{
    const int DefaultCount = 10_000;

    /// <summary>Differences that are printed; more of them say the same.</summary>
    const int MostReduced = 20;

    /// <summary>Runs the proof and prints what became of the programs.</summary>
    /// <param name="arguments">What the command line says.</param>
    /// <returns>0 where no fix changed what its program does.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (seed, count, only, lists) = (1, DefaultCount, -1, false);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--missed")
                lists = true;
            else if (i + 1 < arguments.Length && int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && arguments[i] is "--seed" or "--count" or "--program")
                (seed, count, only) = arguments[i++] switch { "--seed" => (number, count, only), "--count" => (seed, number, only), _ => (seed, count, number) };
            else
                return Fail($"Expected: [--seed N] [--count N] [--program N] [--missed], not: {string.Join(' ', arguments)}");
        }

        var report = only < 0 ? await Proof.RunAsync(seed, 0, count, done => Console.Error.Write($"\r{done:N0} programs")) : await Proof.RunAsync(seed, only, 1);
        Console.Error.WriteLine();
        if (lists)
            foreach (var verdict in report.Missed)
                Console.WriteLine($"missed --program {verdict.Sample.Number}: {verdict.Sample.Draft.Production}\n{verdict.Sample.Draft.Body}\n");
        report.Print(Console.Out);
        // Last, where nobody has to look for them.
        foreach (var verdict in report.Differences.Take(MostReduced))
            Print(seed, await Proof.ReduceAsync(verdict));
        return report.Differences.Any() ? 1 : 0;
    }

    static void Print(int seed, Verdict verdict) => Console.WriteLine($"""
        --seed {seed} --program {verdict.Sample.Number}, reduced: {verdict.Difference}
        ---- before:
        {verdict.Sample.Draft.Members}
        {verdict.Sample.Draft.Body}

        """);

    static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
