namespace IoAnalyzers.Tests.House;

/// <summary>The project's own files, by paths from its root with forward slashes.</summary>
static class Repository
{
    public static string Root { get; } = Path.GetFullPath(FrameworkReferences.Metadata("RepositoryRoot"));

    public static bool Has(string path) => File.Exists(Path.Combine(Root, path));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static void Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>The files below a folder whose names match, in a fixed order; what a build makes is not among them.</summary>
    public static IEnumerable<string> Files(string folder, string pattern)
    {
        var full = Path.Combine(Root, folder);
        if (!Directory.Exists(full))
            return [];

        return from file in Directory.EnumerateFiles(full, pattern, SearchOption.AllDirectories)
               let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
               where !path.Split('/').Any(part => part is "bin" or "obj" or "artifacts" or ".git" or "TestResults" or "BenchmarkDotNet.Artifacts")
               orderby path
               select path;
    }

    /// <summary>Every C# file that people wrote.</summary>
    public static IEnumerable<string> Sources => Files("", "*.cs");
}
