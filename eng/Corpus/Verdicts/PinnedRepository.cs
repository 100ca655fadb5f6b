using System.Security.Cryptography;
using System.Text;
using IoAnalyzers.Demo;

namespace IoAnalyzers.Corpus;

/// <summary>A public repository of the list, and how to tell that sources at hand are those of its commit.</summary>
/// <param name="Digest">Of all C# files with their paths; empty for one that was just added to the list.</param>
sealed record PinnedRepository(string Name, string Commit, int Files, long Lines, string Digest)
{
    const int Characters = 16;

    /// <summary>Its sources below one of the folders, as OWNER/NAME or OWNER+NAME; null where they are not at hand.</summary>
    public SourceTree? In(IEnumerable<string> folders) =>
        folders.SelectMany(folder => new[] { Path.Combine(folder, Name), Path.Combine(folder, Name.Replace('/', '+')) }).FirstOrDefault(Directory.Exists) is { } found
            ? SourceTree.Read(found, Name)
            : null;

    public PinnedRepository Measured(SourceTree tree)
    {
        var (files, lines) = (0, 0L);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in tree.Projects.SelectMany(project => project.Files).OrderBy(tree.PathOf, StringComparer.Ordinal))
        {
            files++;
            // How a checkout writes newlines depends on who checks out.
            var content = Read(file).AsSpan();
            lines += content.Count((byte)'\n');
            hash.AppendData(Encoding.UTF8.GetBytes(tree.PathOf(file) + "\n"));
            for (var end = content.IndexOf((byte)'\r'); end >= 0; end = content.IndexOf((byte)'\r'))
            {
                hash.AppendData(content[..end]);
                content = content[(end + 1)..];
            }

            hash.AppendData(content);
        }

        return this with { Files = files, Lines = lines, Digest = Convert.ToHexStringLower(hash.GetHashAndReset())[..Characters] };
    }

    static byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new Complaint($"{file} cannot be read: {unreadable.Message}");
        }
    }
}
