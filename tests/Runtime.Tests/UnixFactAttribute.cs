namespace IoAnalyzers.Runtime.Tests;

/// <summary>A fact about modes, owners or links, which Windows does not have or lets nobody make.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no modes and owners, and makes symbolic links for administrators only." : null;
}
