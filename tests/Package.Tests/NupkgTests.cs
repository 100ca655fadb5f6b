using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace IoAnalyzers.Package.Tests;

/// <summary>What is in the packages, read from the files.</summary>
[Collection(PackedFeedCollection.Name)]
public sealed class NupkgTests(PackedFeed feed)
{
    // What the oldest hosts ship: the .NET SDK 7.0.200 and Visual Studio 17.5. A newer reference would not load there.
    static readonly Dictionary<string, Version> Oldest = new()
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 5, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 5, 0, 0),
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 5, 0, 0),
        ["System.Collections.Immutable"] = new(6, 0, 0, 0),
    };

    static readonly string[] Envelope = ["[Content_Types].xml", "_rels/.rels", "icon.png", "readme.md"];

    [Fact]
    public void The_analyzer_package_holds_the_two_assemblies_the_targets_and_the_presets_and_nothing_else()
    {
        var presets = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Package", "presets"), "*.globalconfig").Select(file => "presets/" + Path.GetFileName(file));
        string[] expected =
        [
            .. Envelope, .. presets, "IoAnalyzers.nuspec", "build/IoAnalyzers.targets",
            "analyzers/dotnet/cs/IoAnalyzers.CodeFixes.dll", "analyzers/dotnet/cs/IoAnalyzers.dll",
        ];

        Assert.Equal(expected.Order(StringComparer.Ordinal), FilesWithoutProperties(feed.Analyzers));
    }

    [Fact]
    public void The_presets_are_All_Recommended_and_None() =>
        Assert.Equal(
            ["presets/IoAnalyzers.All.globalconfig", "presets/IoAnalyzers.None.globalconfig", "presets/IoAnalyzers.Recommended.globalconfig"],
            PackedFeed.FilesOf(feed.Analyzers).Where(file => file.StartsWith("presets/")));

    [Fact]
    public void The_library_package_holds_one_assembly_with_its_documentation_for_each_framework()
    {
        string[] expected =
        [
            .. Envelope, "IoAnalyzers.Runtime.nuspec", "lib/net10.0/IoAnalyzers.Runtime.dll", "lib/net10.0/IoAnalyzers.Runtime.xml",
            "lib/net8.0/IoAnalyzers.Runtime.dll", "lib/net8.0/IoAnalyzers.Runtime.xml",
        ];

        Assert.Equal(expected.Order(StringComparer.Ordinal), FilesWithoutProperties(feed.Runtime));
    }

    [Fact]
    public void The_analyzer_package_is_a_development_dependency_without_dependencies()
    {
        var metadata = Nuspec(feed.Analyzers, "IoAnalyzers");

        Assert.Equal("true", metadata["developmentDependency"]);
        Assert.DoesNotContain("dependencies", metadata.Keys);
    }

    [Theory]
    [InlineData("IoAnalyzers")]
    [InlineData("IoAnalyzers.Runtime")]
    public void A_package_says_what_it_is_and_where_it_comes_from(string id)
    {
        var metadata = Nuspec(id == "IoAnalyzers" ? feed.Analyzers : feed.Runtime, id);

        Assert.Equal(id, metadata["id"]);
        Assert.Equal("MIT", metadata["license"]);
        Assert.Equal("readme.md", metadata["readme"]);
        Assert.Equal("icon.png", metadata["icon"]);
        Assert.Equal(Repository.Url, metadata["projectUrl"]);
        Assert.NotEmpty(metadata["description"]);
        Assert.NotEmpty(metadata["tags"]);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("src/Package/readme.md")]
    public void The_readme_installs_the_version_that_is_packed(string readme) =>
        Assert.Contains(
            $"""<PackageReference Include="IoAnalyzers" Version="{Nuspec(feed.Analyzers, "IoAnalyzers")["version"]}" PrivateAssets="all" />""",
            File.ReadAllText(Path.Combine(Repository.Root, readme)));

    [Theory]
    [InlineData("IoAnalyzers.dll")]
    [InlineData("IoAnalyzers.CodeFixes.dll")]
    public void An_assembly_needs_nothing_newer_than_the_oldest_host_ships(string file)
    {
        using var assembly = new PEReader(new MemoryStream(PackedFeed.Read(feed.Analyzers, "analyzers/dotnet/cs/" + file)));
        var metadata = assembly.GetMetadataReader();
        var references = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).ToDictionary(reference => metadata.GetString(reference.Name), reference => reference.Version);

        Assert.Contains("Microsoft.CodeAnalysis", references.Keys);
        foreach (var (name, version) in references.Where(reference => reference.Key != "IoAnalyzers"))
        {
            Assert.True(Oldest.TryGetValue(name, out var oldest), $"{file} needs {name}, which the oldest host does not have.");
            Assert.True(version <= oldest, $"{file} needs {name} {version}; the oldest host has {oldest}.");
        }
    }

    static IEnumerable<string> FilesWithoutProperties(string package) =>
        PackedFeed.FilesOf(package).Where(file => !file.StartsWith("package/services/metadata/core-properties/", StringComparison.Ordinal));

    static Dictionary<string, string> Nuspec(string package, string id) =>
        XDocument.Parse(System.Text.Encoding.UTF8.GetString(PackedFeed.Read(package, id + ".nuspec")).TrimStart('\uFEFF')).Root!.Elements().Single().Elements()
            .ToDictionary(element => element.Name.LocalName, element => element.Value);
}
