namespace IoAnalyzers.Demo;

/// <summary>What the demo was asked to do.</summary>
/// <param name="Sample">The one sample to show; null for all.</param>
/// <param name="Path">The user's own project; null for the samples.</param>
/// <param name="Framework">The one framework that projects for several are built for; null for all.</param>
/// <param name="Arguments">What the user's program is given.</param>
sealed record Options(string? Sample, string? Path, string? Framework, bool Runs, IReadOnlyList<string> Arguments)
{
    public const string Usage = """
        dotnet run eng/demo.cs                                samples/, one program after the other
        dotnet run eng/demo.cs -- --sample NAME               one of them
        dotnet run eng/demo.cs -- [OPTIONS] PATH [ARG …]      a copy of a project, folder or solution; its program is run with the ARGs
          --no-run           builds and fixes it only
          --framework NAME   builds projects for several frameworks for this one only
        """;

    public static Options Parse(string[] arguments)
    {
        var options = new Options(null, null, null, Runs: true, []);
        for (var rest = arguments.AsSpan(); ;)
        {
            switch (rest)
            {
                case []:
                    return options;
                case ["--sample", var name]:
                    return options with { Sample = name };
                case ["--no-run", _, ..]:
                    options = options with { Runs = false };
                    rest = rest[1..];
                    break;
                case ["--framework", var framework, _, ..]:
                    options = options with { Framework = framework };
                    rest = rest[2..];
                    break;
                case [var path, ..] when !path.StartsWith('-'):
                    return options with { Path = path, Arguments = rest[1..].ToArray() };
                default:
                    throw new Complaint($"This is not understood: {string.Join(' ', arguments)}. Usage:\n{Usage}");
            }
        }
    }
}
