namespace IoAnalyzers.Corpus;

/// <summary>The C# files of one project.</summary>
/// <param name="Name">The folder as seen from the tree's root; a dot for the root itself.</param>
/// <param name="Bytes">How much source it is: what its analysis takes of memory grows with it.</param>
sealed record ProjectFolder(string Name, string Folder, IReadOnlyList<string> Files, ProjectSettings Settings, long Bytes)
{
    public static ProjectFolder Of(string root, string folder, IReadOnlyList<string> files) => new(
        Path.GetRelativePath(root, folder).Replace('\\', '/'), folder, files, ProjectSettings.Read(root, folder),
        files.Sum(file => File.Exists(file) ? new FileInfo(file).Length : 0));
}
