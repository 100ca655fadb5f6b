using System.IO.Compression;
using IoAnalyzers.Demo;

namespace IoAnalyzers.Package.Tests;

/// <summary>Both packages, packed once for all tests from a build of their own, in a folder that serves as a feed.</summary>
public sealed class PackedFeed : IDisposable
{
    readonly Scratch _scratch = new();

    public PackedFeed()
    {
        Folder = Path.Combine(_scratch.Folder, "feed");
        foreach (var project in new[] { "Package", "Runtime" })
        {
            var packing = Sdk.Run(
                Repository.Root, new Dictionary<string, string?>(),
                "pack", Path.Combine(Repository.Root, "src", project), "--artifacts-path", Path.Combine(_scratch.Folder, "artifacts"), "-o", Folder, "--nologo");
            Assert.True(packing.Succeeded, packing.ToString());
            Assert.DoesNotContain("warning", packing.Output);
        }
    }

    public string Folder { get; }

    public string Analyzers => PackageOf("IoAnalyzers");

    public string Runtime => PackageOf("IoAnalyzers.Runtime");

    public void Dispose() => _scratch.Dispose();

    public static IReadOnlyList<string> FilesOf(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal).ToList();
    }

    public static byte[] Read(string package, string file)
    {
        using var archive = ZipFile.OpenRead(package);
        using var content = new MemoryStream();
        using var entry = archive.GetEntry(file)!.Open();
        entry.CopyTo(content);
        return content.ToArray();
    }

    string PackageOf(string id) => Assert.Single(Directory.GetFiles(Folder, "*.nupkg"), file => char.IsAsciiDigit(Path.GetFileName(file)[id.Length + 1]) && Path.GetFileName(file).StartsWith(id + ".", StringComparison.Ordinal));
}

/// <summary>Tests that use the packed feed run one after the other: each of them keeps a core busy with a build.</summary>
[CollectionDefinition(Name)]
public sealed class PackedFeedCollection : ICollectionFixture<PackedFeed>
{
    public const string Name = "packed feed";
}
