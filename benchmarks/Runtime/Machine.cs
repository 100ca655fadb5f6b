using System.Runtime.InteropServices;

namespace IoAnalyzers.Benchmarks.Runtime;

/// <summary>What the figures were measured on. It names no host.</summary>
static class Machine
{
    public static string Describe(Stage stage) => $"{Describe()}; {stage.Compiler ?? "no C compiler"}";

    public static string Describe() =>
        $"{Environment.ProcessorCount} cores{Processor()}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, "
        + $"{RuntimeInformation.ProcessArchitecture}";

    static string Processor()
    {
        const string Processors = "/proc/cpuinfo", Model = "model name";
        if (!File.Exists(Processors))
            return "";
        var line = File.ReadLines(Processors).FirstOrDefault(static line => line.StartsWith(Model, StringComparison.Ordinal));
        return line is null ? "" : $" of {line[(line.IndexOf(':') + 1)..].Trim()}";
    }
}
