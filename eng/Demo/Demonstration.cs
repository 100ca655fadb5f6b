using System.Reflection;

namespace IoAnalyzers.Demo;

/// <summary>Shows on programs what the package finds and what its fixes change.</summary>
public static class Demonstration
{
    const int Done = 0, FixWentWrong = 1, CannotGoOn = 2;

    static readonly string Repository = typeof(Demonstration).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    /// <returns>0; 1 when a fix went wrong; 2 when there was nothing to work with.</returns>
    public static int Run(string[] arguments)
    {
        if (arguments is ["--help" or "-h"])
        {
            Console.WriteLine(Options.Usage);
            return Done;
        }

        try
        {
            var options = Options.Parse(arguments);
            return options.Path is null ? ShowSamples(options.Sample) : ShowOwn(options.Path, options);
        }
        catch (Complaint complaint)
        {
            Console.Error.WriteLine(complaint.Message);
            return CannotGoOn;
        }
    }

    static int ShowSamples(string? name)
    {
        var all = Directory.GetDirectories(Path.Combine(Repository, "samples")).Order(StringComparer.Ordinal).ToList();
        var chosen = name is null ? all : all.Where(folder => Path.GetFileName(folder).Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (chosen.Count == 0)
            throw new Complaint($"There is no sample {name}; there are {string.Join(", ", all.Select(Path.GetFileName))}.");

        using var scratch = new Scratch();
        var package = Pack(scratch, framework: null);
        return Conclude(chosen.Select(folder => Round.Run(Subject.Sample(folder, scratch.Folder), package, runs: true, scratch.Folder)).ToList());
    }

    static int ShowOwn(string path, Options options)
    {
        BuildTargets.At(path);

        using var scratch = new Scratch();
        using var copy = new Scratch();
        var package = Pack(scratch, options.Framework);
        var subject = Step.Run($"copying {path}", () => Subject.Of(path, options.Arguments, copy.Folder));
        Sdk.Require(Path.GetDirectoryName(subject.Targets[0])!, copy.Folder);
        var outcome = Round.Run(subject, package, options.Runs, scratch.Folder);
        var exitCode = Conclude([outcome]);
        if (outcome.Found.Count > 0)
        {
            copy.Keep();
            Console.WriteLine($"The original is as it was. The copy with the fixes is in {subject.Source.Folder}");
        }

        return exitCode;
    }

    static AnalyzerPackage Pack(Scratch scratch, string? framework)
    {
        Sdk.Require(Repository, Repository);
        return Step.Run("packing the analyzers", () => AnalyzerPackage.Pack(Repository, scratch.Folder, framework));
    }

    static int Conclude(IReadOnlyList<Outcome> outcomes)
    {
        Console.WriteLine();
        foreach (var line in Report.Table(outcomes))
            Console.WriteLine(line);
        return outcomes.Any(outcome => outcome.HasFailed) ? FixWentWrong : Done;
    }
}
