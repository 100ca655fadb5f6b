namespace IoAnalyzers.FixProof;

/// <summary>A fact about the order of system calls, which only strace shows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StraceFactAttribute : FactAttribute
{
    public StraceFactAttribute() => Skip = Strace is null ? "strace is not installed, and nothing else shows the order of system calls." : null;

    public static string? Strace { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(static folder => Path.Combine(folder, "strace")).FirstOrDefault(File.Exists);
}
