namespace IoAnalyzers.Demo;

/// <summary>What a path that a user names means to `dotnet build`.</summary>
static class BuildTargets
{
    /// <summary>The project or solution files: the path itself, or what a folder holds; its projects at any depth when it holds none.</summary>
    public static IReadOnlyList<string> At(string path)
    {
        if (File.Exists(path))
            return IsProject(path) || IsSolution(path) ? [path] : throw new Complaint($"{path} is neither a C# project (.csproj) nor a solution (.sln, .slnx).");
        if (!Directory.Exists(path))
            throw new Complaint($"{path} does not exist.");

        var solutions = Solutions(path).ToList();
        if (solutions.Count > 1)
            throw new Complaint($"{path} holds more than one solution; name one: {string.Join(", ", solutions.Select(Path.GetFileName))}.");
        if (solutions.Count == 1)
            return solutions;

        var projects = Projects(path, SearchOption.TopDirectoryOnly);
        if (projects.Count == 0)
            projects = Projects(path, SearchOption.AllDirectories);
        return projects.Count > 0 ? projects : throw new Complaint($"{path} holds no C# project (.csproj) and no solution (.sln, .slnx).");
    }

    public static IEnumerable<string> Solutions(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, "*.sln*").Where(IsSolution).Order(StringComparer.Ordinal);
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }

    static List<string> Projects(string folder, SearchOption depth) =>
        Directory.GetFiles(folder, "*.csproj", depth).Where(IsProject).Order(StringComparer.Ordinal).ToList();

    static bool IsProject(string file) => Path.GetExtension(file) == ".csproj";

    static bool IsSolution(string file) => Path.GetExtension(file) is ".sln" or ".slnx";
}
