using System.Reflection;

namespace IoAnalyzers.Benchmarks.Cost;

/// <summary>Folders that the build knows.</summary>
static class BuildPaths
{
    public static string Of(string key) => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
