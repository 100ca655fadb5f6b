using BenchmarkDotNet.Running;

namespace IoAnalyzers.Benchmarks;

static class Program
{
    const string Usage = """
        dotnet run -c Release --project benchmarks -- cost [PATH] [--lines N,N] [--rounds N] [--write]
            CPU and allocations of all rules against the compiler and against four other analyzer packages, on the same compilation:
            10,000, 100,000 and 1,000,000 generated lines, or every .cs file below PATH. --write brings it all to docs/performance.md.
        dotnet run -c Release --project benchmarks -- rules [FILTER]
            What each rule's advice gains: before and after, measured by BenchmarkDotNet. FILTER is a pattern such as *Copy*.
        dotnet run -c Release --project benchmarks -- runtime [--only NAME] [--rounds N] [--write]
            The runtime library against C and the idioms of the BCL, and which of its targets hold. --write brings the tables and plots
            to docs/benchmarks.md.
        """;

    static int Main(string[] arguments) => arguments switch
    {
        ["cost", .. var rest] => Cost.CostCommand.Run(rest),
        ["runtime", .. var rest] => Runtime.RuntimeCommand.Run(rest),
        [Runtime.Sink.Verb] => Runtime.Sink.Run(),
        ["rules"] => Rules("*"),
        ["rules", var filter] => Rules(filter),
        _ => Fail(Usage),
    };

    public static int Fail(string line)
    {
        Console.Error.WriteLine(line);
        return 2;
    }

    static int Rules(string filter)
    {
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(["--filter", filter], new ShortInProcess());
        return summaries.Any() ? 0 : Fail($"No benchmark matches {filter}");
    }
}
