using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace IoAnalyzers.Benchmarks.Runtime;

/// <summary>A program in C that does the work as C does it, built here with <c>cc -O2</c>. It measures itself and prints one line (baseline/measure.h).</summary>
sealed class Baseline
{
    readonly string? _program;

    Baseline(string? program) => _program = program;

    /// <summary>Builds <c>benchmarks/baseline/NAME.c</c>.</summary>
    public static Baseline Of(string name, bool hasCompiler)
    {
        if (!hasCompiler)
            return new(null);
        var program = Path.Combine(Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "IoAnalyzers.Benchmarks")).FullName, name);
        var source = Path.Combine(Cost.BuildPaths.Of("Baselines"), name + ".c");
        var (exit, output) = Start("cc", ["-O2", "-pthread", "-o", program, source]);
        return exit == 0 ? new(program) : throw new InvalidOperationException($"cc could not build {source}: {output}");
    }

    /// <summary>What the compiler calls itself; null where there is none.</summary>
    public static string? Compiler()
    {
        try
        {
            return Start("cc", ["--version"]) is (0, var output) ? output.Split('\n')[0].Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public Reading? Run(IReadOnlyList<string> arguments)
    {
        if (_program is null)
            return null;
        var (exit, output) = Start(_program, arguments);
        if (exit != 0)
            throw new InvalidOperationException($"{_program} {string.Join(' ', arguments)} ended with {exit}: {output}");
        var numbers = Array.ConvertAll(output.Split(' ', StringSplitOptions.RemoveEmptyEntries), static text => long.Parse(text, CultureInfo.InvariantCulture));
        // A baseline that cannot count its calls prints −1.
        return new(numbers[0], numbers[1], numbers[2] < 0 ? null : numbers[2], null);
    }

    static (int Exit, string Output) Start(string program, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
