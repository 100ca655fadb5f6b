using System.Reflection;

namespace IoAnalyzers.Package.Tests;

/// <summary>Where this repository stands, and what its build says of itself.</summary>
static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Url { get; } = Metadata("RepositoryUrl");

    public static string HelpLinkBase { get; } = Metadata("HelpLinkBase");

    /// <summary>The packages that were restored for the tests.</summary>
    public static string PackageFolder { get; } = Metadata("NuGetPackageRoot");

    static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
