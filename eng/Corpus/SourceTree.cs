using IoAnalyzers.Demo;

namespace IoAnalyzers.Corpus;

/// <summary>A folder of sources with the projects that its C# files belong to.</summary>
sealed record SourceTree(string Name, string Folder, IReadOnlyList<ProjectFolder> Projects)
{
    // What a build makes and what package managers bring; folders whose names begin with a dot belong to tools.
    static readonly HashSet<string> Skipped = new(["obj", "bin", "node_modules"], StringComparer.OrdinalIgnoreCase);

    static readonly HashSet<string> ProjectExtensions = new([".csproj", ".shproj", ".projitems"], StringComparer.OrdinalIgnoreCase);

    public static SourceTree Read(string folder, string? name = null)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(full))
            throw new Complaint(File.Exists(full) ? $"{folder} is a file and not a folder." : $"{folder} does not exist.");

        var projects = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        Walk(new(full), full, projects);
        var result = projects.Where(project => project.Value.Count > 0)
            .Select(project => ProjectFolder.Of(full, project.Key, project.Value)).ToList();
        return result.Count > 0
            ? new(name ?? Path.GetFileName(full), full, result)
            : throw new Complaint($"{folder} holds no C# file (.cs).");
    }

    /// <summary>Every C# file goes to the nearest folder above it that holds a project, or to the root.</summary>
    static void Walk(DirectoryInfo folder, string owner, SortedDictionary<string, List<string>> projects)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = folder.GetFileSystemInfos();
        }
        catch (Exception unreadable) when (unreadable is UnauthorizedAccessException or IOException)
        {
            throw new Complaint($"{folder.FullName} cannot be read: {unreadable.Message}");
        }

        Array.Sort(entries, (one, other) => string.CompareOrdinal(one.Name, other.Name));
        if (entries.Any(entry => ProjectExtensions.Contains(entry.Extension)))
            owner = folder.FullName;
        if (!projects.TryGetValue(owner, out var files))
            projects.Add(owner, files = []);

        foreach (var entry in entries)
            if (entry is DirectoryInfo inner)
            {
                if (!Skipped.Contains(inner.Name) && !inner.Name.StartsWith('.') && inner.LinkTarget is null)
                    Walk(inner, owner, projects);
            }
            else if (entry.Extension.Equals(".cs", StringComparison.OrdinalIgnoreCase))
            {
                files.Add(entry.FullName);
            }
    }
}
