using System.Reflection;

namespace IoAnalyzers.Tests.Model.Streams.Measuring;

/// <summary>The public types of the shared framework that these tests run on.</summary>
static class BaseClassLibrary
{
    /// <summary>Every exported class that is a stream, a reader or a writer.</summary>
    public static IReadOnlyList<Type> StreamTypes { get; } = [.. Assemblies().SelectMany(static assembly => assembly.GetExportedTypes()).Where(IsStreamType)];

    public static Type? TypeNamed(string name) => StreamTypes.SingleOrDefault(type => type.FullName == name);

    static bool IsStreamType(Type type) =>
        type.IsAssignableTo(typeof(Stream)) || type.IsAssignableTo(typeof(TextWriter)) || type.IsAssignableTo(typeof(TextReader))
        || type.IsAssignableTo(typeof(BinaryWriter)) || type.IsAssignableTo(typeof(BinaryReader));

    static IEnumerable<Assembly> Assemblies()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        foreach (var path in Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal))
            if (Load(path) is { } assembly)
                yield return assembly;
    }

    /// <summary>Native libraries stand in the same folder.</summary>
    static Assembly? Load(string path)
    {
        try
        {
            return Assembly.Load(AssemblyName.GetAssemblyName(path));
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }
}
