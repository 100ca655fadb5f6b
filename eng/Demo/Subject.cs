namespace IoAnalyzers.Demo;

/// <summary>What one round of the demo is about: projects in a copy that it may change.</summary>
/// <param name="Targets">The project and solution files of the copy to build.</param>
/// <param name="Arguments">What the program is given when it runs.</param>
sealed record Subject(string Name, SourceCopy Source, IReadOnlyList<string> Targets, IReadOnlyList<string> Arguments)
{
    public static Subject Sample(string folder, string scratch)
    {
        var name = Path.GetFileName(folder);
        // Nothing but the program itself is copied: it is built like one that never was in this repository.
        var copy = SourceCopy.Alone(folder, Path.Combine(scratch, "samples", name));
        return new(name, copy, BuildTargets.At(copy.Folder), []);
    }

    public static Subject Of(string path, IReadOnlyList<string> arguments, string destination)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var copy = SourceCopy.Of(File.Exists(full) ? Path.GetDirectoryName(full)! : full, destination);
        return new(Path.GetFileName(full), copy, BuildTargets.At(full).Select(copy.PathOf).ToList(), arguments);
    }

    /// <summary>The files of the copy that are not what they were, with both texts.</summary>
    public IEnumerable<(string Name, string Before, string After)> Changes()
    {
        foreach (var file in SourceCopy.FilesIn(Source.Folder, "*.cs"))
            if (File.ReadAllText(Source.OriginalOf(file)) is var before && File.ReadAllText(file) is var after && before != after)
                yield return (Path.GetRelativePath(Source.Folder, file), before, after);
    }
}
