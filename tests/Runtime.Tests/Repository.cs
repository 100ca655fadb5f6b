using System.Reflection;

namespace IoAnalyzers.Runtime.Tests;

/// <summary>Where the sources are.</summary>
static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static entry => entry.Key == "RepositoryRoot").Value!;
}
