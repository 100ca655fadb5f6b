using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.FixProof.Programs;

/// <summary>What generated programs are compiled against: the framework that runs them, the journal, and the library where they may use it.</summary>
static class ProgramReferences
{
    static readonly ImmutableArray<MetadataReference> Plain =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "Microsoft.Win32.Primitives.dll")
            .Append(typeof(Journal).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    static readonly ImmutableArray<MetadataReference> Library = Plain.Add(MetadataReference.CreateFromFile(typeof(Runtime.SocketFile).Assembly.Location));

    public static ImmutableArray<MetadataReference> With(bool library) => library ? Library : Plain;
}
