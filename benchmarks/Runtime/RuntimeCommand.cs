using System.Diagnostics;
using System.Globalization;

namespace IoAnalyzers.Benchmarks.Runtime;

/// <summary><c>runtime [--only NAME] [--rounds N] [--write]</c></summary>
static class RuntimeCommand
{
    const int DefaultRounds = 7;
    const string Tiering = "DOTNET_TieredCompilation";

    public static int Run(string[] arguments)
    {
        if (Parsed(arguments) is not var (only, rounds, isWritten))
            return Program.Fail($"Expected: runtime [--only NAME] [--rounds N] [--write], not: runtime {string.Join(' ', arguments)}");
        var subjects = Subjects().Where(subject => only is null || subject.Name.Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
        if (subjects.Count == 0)
            return Program.Fail($"There is no {only}. There are: {string.Join(", ", Subjects().Select(static subject => subject.Name))}.");

        if (Environment.GetEnvironmentVariable(Tiering) != "1")
            return WithTiering(arguments);
        using var stage = new Stage();
        var machine = Machine.Describe(stage);
        Console.WriteLine($"machine   {machine}");
        Console.WriteLine($"method    {rounds} rounds, all ways in each; medians; x = median of the ratios to the first way within each round; calls and bytes are those of a whole run");
        if (stage.Compiler is null)
            Console.WriteLine("There is no C compiler (cc): the columns of C stay empty.");
        foreach (var subject in subjects)
        {
            var results = Measured(subject, stage, rounds);
            if (isWritten)
                Page.Write(subject, results, machine, rounds);
        }

        return 0;
    }

    /// <summary>
    /// Programs run with tiered compilation, and the order that a profile gives to the blocks of a loop is part of what they get. The warming round
    /// gives the profile. The project's other benchmarks do without, so this one starts itself again.
    /// </summary>
    static int WithTiering(string[] arguments)
    {
        var start = Itself.Start("runtime", arguments);
        start.Environment[Tiering] = "1";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    static List<Results> Measured(Subject subject, Stage stage, int rounds)
    {
        Console.WriteLine();
        Console.WriteLine($"{subject.Name}: {subject.Method}");
        var all = new List<Results>();
        foreach (var comparison in subject.Comparisons(stage))
        {
            var results = new Results(comparison);
            comparison.Prepare();
            for (var round = 0; round <= rounds; round++)
            {
                Console.Error.WriteLine($"{subject.Name}, {comparison.Name}, {(round == 0 ? "warming up" : $"round {round}")}");
                foreach (var contender in comparison.Contenders)
                {
                    if (contender.Run() is { } reading && round > 0)
                        results.Add(contender, reading);
                }
            }

            all.Add(results);
            Print(results);
        }

        return all;
    }

    static void Print(Results results)
    {
        Console.WriteLine();
        Console.WriteLine($"{results.Comparison.Name}, ns per {results.Comparison.Unit}");
        foreach (var line in TextTable.Of(results).Plain().Concat(TextTable.Targets(results).Select(static line => $"target    {line}")))
            Console.WriteLine(line);
    }

    static IEnumerable<Subject> Subjects() =>
        from type in typeof(Subject).Assembly.GetTypes()
        where type.IsSubclassOf(typeof(Subject))
        orderby type.Name
        select (Subject)Activator.CreateInstance(type)!;

    static (string? Only, int Rounds, bool IsWritten)? Parsed(string[] arguments)
    {
        (string? Only, int Rounds, bool IsWritten) parsed = (null, DefaultRounds, false);
        for (var rest = arguments.AsSpan(); rest.Length > 0;)
        {
            switch (rest)
            {
                case ["--only", var name, ..]:
                    parsed.Only = name;
                    rest = rest[2..];
                    break;
                case ["--rounds", var number, ..] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds > 0:
                    parsed.Rounds = rounds;
                    rest = rest[2..];
                    break;
                case ["--write", ..]:
                    parsed.IsWritten = true;
                    rest = rest[1..];
                    break;
                default:
                    return null;
            }
        }

        return parsed;
    }
}
