using IoAnalyzers.Demo;

namespace IoAnalyzers.Corpus;

/// <summary>What is at hand of the list's repositories, at their pinned commits.</summary>
sealed record ListedSources(IReadOnlyList<SourceTree> Trees, IReadOnlyList<PinnedRepository> Measured, IReadOnlyList<string> Absent)
{
    public static ListedSources Find(VerdictList list, IReadOnlyList<string> folders)
    {
        if (folders.FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing)
            throw new Complaint($"{missing} does not exist.");

        var (trees, measured, absent) = (new List<SourceTree>(), new List<PinnedRepository>(), new List<string>());
        foreach (var repository in list.Repositories)
        {
            if (repository.In(folders) is not { } tree)
            {
                absent.Add($"{repository.Name} is not at hand; its commit is {repository.Commit}");
                continue;
            }

            var actual = repository.Measured(tree);
            if (repository.Digest.Length > 0 && actual.Digest != repository.Digest)
            {
                absent.Add($"{tree.Folder} does not hold the C# files of {repository.Name} at {repository.Commit}");
                continue;
            }

            trees.Add(tree);
            measured.Add(actual);
        }

        return trees.Count > 0 ? new(trees, measured, absent) : throw new Complaint($"None of the list's repositories is in {string.Join(", ", folders)}:\n{string.Join("\n", absent)}");
    }
}
