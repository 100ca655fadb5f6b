using System.Diagnostics;

namespace IoAnalyzers.Benchmarks.Runtime;

/// <summary>This program, to be started once more.</summary>
static class Itself
{
    public static ProcessStartInfo Start(string verb, params string[] arguments)
    {
        // "dotnet X.dll" and a program of its own are both usual.
        var program = Environment.ProcessPath!;
        string[] first = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(Itself).Assembly.Location] : [];
        return new(program, [.. first, verb, .. arguments]);
    }
}
