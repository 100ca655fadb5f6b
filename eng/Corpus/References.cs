using System.Collections.Immutable;
using System.Reflection;
using IoAnalyzers.Demo;
using IoAnalyzers.Runtime;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Corpus;

/// <summary>What every tree is compiled against: the newest framework, whatever it was written for.</summary>
static class References
{
    static readonly string Packs = Own.Metadata("ReferencePacks");

    static readonly Lazy<ImmutableArray<MetadataReference>> Framework = new(() => [.. Of("Microsoft.NETCore.App.Ref"), .. Of("Microsoft.AspNetCore.App.Ref")]);

    public static ImmutableArray<MetadataReference> For(bool withLibrary) =>
        withLibrary ? Framework.Value.Add(MetadataReference.CreateFromFile(typeof(DurableFile).Assembly.Location)) : Framework.Value;

    static IEnumerable<MetadataReference> Of(string pack)
    {
        var folder = Path.Combine(Packs, pack);
        var newest = !Directory.Exists(folder) ? null : Directory.GetDirectories(folder)
            .MaxBy(version => Version.TryParse(Path.GetFileName(version).Split('-')[0], out var number) ? number : new());
        return newest is null
            ? throw new Complaint($"{folder} does not exist: the .NET SDK was installed without its reference assemblies.")
            : from file in Directory.GetFiles(Path.Combine(newest, "ref"), "*.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
              select MetadataReference.CreateFromFile(file);
    }
}

/// <summary>What this tool's build says of the repository that it belongs to.</summary>
static class Own
{
    public static string Metadata(string key) =>
        typeof(Own).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
