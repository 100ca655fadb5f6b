using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace IoAnalyzers.Tests;

/// <summary>What a test case compiles against.</summary>
public enum Framework
{
    Net10,
    /// <summary>net10.0 with IoAnalyzers.Runtime.</summary>
    Net10WithLibrary,
    Net8,
    Net6,
    NetStandard20,
    Net472,
}

/// <summary>Reference assemblies of each framework: net10.0 from the SDK that runs the tests, the others from restored packages.</summary>
static class FrameworkReferences
{
    static readonly ConcurrentDictionary<Framework, ImmutableArray<MetadataReference>> Loaded = new();

    public static ImmutableArray<MetadataReference> Of(Framework framework) => Loaded.GetOrAdd(framework, Load);

    static ImmutableArray<MetadataReference> Load(Framework framework) => framework switch
    {
        Framework.Net10 => AllIn(framework, SdkPack("10.")),
        Framework.Net10WithLibrary => Of(Framework.Net10).Add(MetadataReference.CreateFromFile(typeof(Runtime.SocketFile).Assembly.Location)),
        Framework.Net8 => AllIn(framework, Package("microsoft.netcore.app.ref", "8.0.28", "ref", "net8.0")),
        Framework.Net6 => AllIn(framework, Package("microsoft.netcore.app.ref", "6.0.25", "ref", "net6.0")),
        Framework.NetStandard20 => AllIn(framework, Package("netstandard.library", "2.0.3", "build", "netstandard2.0", "ref")),
        Framework.Net472 => Net472(Package("microsoft.netframework.referenceassemblies.net472", "1.0.3", "build", ".NETFramework", "v4.7.2")),
        _ => throw new ArgumentOutOfRangeException(nameof(framework), framework, null),
    };

    // The folder also holds mixed-mode and tool assemblies that no compiler can reference.
    static ImmutableArray<MetadataReference> Net472(string folder) =>
        AllIn(Framework.Net472, Path.Combine(folder, "Facades")).AddRange(
            from name in new[] { "mscorlib", "System", "System.Core", "System.IO.Compression", "System.IO.Compression.FileSystem", "System.Net.Http", "System.Xml" }
            select (MetadataReference)MetadataReference.CreateFromFile(Path.Combine(folder, name + ".dll")));

    internal static ImmutableArray<MetadataReference> AllIn(Framework framework, string folder) => Directory.Exists(folder)
        ? [.. from file in Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal) select MetadataReference.CreateFromFile(file)]
        : throw new XunitException($"The reference assemblies of {framework} are missing: there is no folder {folder}. `dotnet restore tests/Analyzers.Tests` brings them.");

    static string Package(string id, string version, params string[] below) =>
        Path.Combine([Metadata("NuGetPackageRoot"), id, version, .. below]);

    /// <summary>The newest reference pack of one major version that stands beside the runtime which runs this test.</summary>
    static string SdkPack(string major)
    {
        var packs = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        var newest = !Directory.Exists(packs) ? null : Directory.EnumerateDirectories(packs, major + "*").MaxBy(folder => Version.Parse(Path.GetFileName(folder).Split('-')[0]));
        return Path.Combine(newest ?? Path.Combine(packs, major + "*"), "ref", "net" + major + "0");
    }

    internal static string Metadata(string key) => typeof(FrameworkReferences).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
