namespace IoAnalyzers.Demo;

/// <summary>A copy of a source tree that builds like the original and can be changed without touching it.</summary>
/// <param name="Original">The folder that was copied whole.</param>
/// <param name="Folder">Where it stands in the copy.</param>
/// <param name="Top">The topmost folder of the copy, which holds the settings that stood above the original.</param>
sealed record SourceCopy(string Original, string Folder, string Top)
{
    static readonly HashSet<string> LeftOut = new(["bin", "obj", ".git", ".vs", "node_modules"], StringComparer.OrdinalIgnoreCase);

    // What MSBuild, NuGet, the compiler and the dotnet command look for in the folders above a project.
    static readonly HashSet<string> Inherited = new(
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Build.rsp", "Directory.Packages.props", "global.json", "nuget.config", ".editorconfig", ".globalconfig"],
        StringComparer.OrdinalIgnoreCase);

    public string PathOf(string original) => Path.GetFullPath(Path.GetRelativePath(Original, original), Folder);

    public string OriginalOf(string copied) => Path.GetFullPath(Path.GetRelativePath(Folder, copied), Original);

    /// <summary>A message about the copy, said of the original.</summary>
    public string InOriginal(string message) => message.Replace(Folder, Original, StringComparison.Ordinal);

    /// <summary>The files that are copied from a folder, at any depth, in order.</summary>
    public static IEnumerable<string> FilesIn(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal).Concat(
            Directory.EnumerateDirectories(folder).Where(inner => !LeftOut.Contains(Path.GetFileName(inner))).Order(StringComparer.Ordinal).SelectMany(inner => FilesIn(inner, pattern)));

    /// <summary>Copies the tree that a folder belongs to: its repository, else what its nearest solution spans, else itself.</summary>
    public static SourceCopy Of(string folder, string destination)
    {
        var root = Above(folder).FirstOrDefault(IsRepository) ?? Above(folder).FirstOrDefault(HoldsSolution) ?? folder;
        return WithSettings(root, destination);
    }

    /// <summary>Copies a folder without the settings of the folders above it.</summary>
    public static SourceCopy Alone(string folder, string destination)
    {
        CopyFolder(folder, Directory.CreateDirectory(destination).FullName, folder);
        return new(folder, destination, destination);
    }

    /// <summary>Copies a folder, and the settings that the folders above it hand down to it.</summary>
    static SourceCopy WithSettings(string root, string destination)
    {
        var top = Above(root).LastOrDefault(directory => Settings(directory).Any()) ?? root;
        var copy = new SourceCopy(root, Path.GetFullPath(Path.GetRelativePath(top, root), destination), destination);
        foreach (var directory in Above(root).Skip(1).TakeWhile(directory => directory.Length >= top.Length))
            foreach (var file in Settings(directory))
                File.Copy(file, Path.Combine(Directory.CreateDirectory(copy.PathOf(directory)).FullName, Path.GetFileName(file)));
        CopyFolder(root, Directory.CreateDirectory(copy.Folder).FullName, root);
        return copy;
    }

    static void CopyFolder(string from, string to, string root)
    {
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            var target = Path.Combine(to, entry.Name);
            if (LeftOut.Contains(entry.Name))
                continue;
            if (entry is FileInfo file)
                CopyFile(file, target);
            else if (entry.LinkTarget is null)
                CopyFolder(entry.FullName, Directory.CreateDirectory(target).FullName, root);
            else if (entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName is { } linked && linked.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                Directory.CreateSymbolicLink(target, Path.GetRelativePath(from, linked));
        }
    }

    static void CopyFile(FileInfo file, string target)
    {
        // A link is copied as what it points to, so that nobody writes through it; one that points nowhere cannot be part of a build.
        if (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is not { Exists: true })
            return;
        file.CopyTo(target);
        new FileInfo(target).IsReadOnly = false;
    }

    static IEnumerable<string> Above(string folder)
    {
        for (DirectoryInfo? directory = new(folder); directory is not null; directory = directory.Parent)
            yield return directory.FullName;
    }

    static bool IsRepository(string folder) => Path.Exists(Path.Combine(folder, ".git"));

    static bool HoldsSolution(string folder) => BuildTargets.Solutions(folder).Any();

    static IEnumerable<string> Settings(string folder)
    {
        try
        {
            return Directory.GetFiles(folder).Where(file => Inherited.Contains(Path.GetFileName(file))).ToList();
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }
}
