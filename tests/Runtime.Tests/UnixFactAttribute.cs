namespace IoAnalyzers.Runtime.Tests;

/// <summary>A fact about what Windows does not have or lets nobody make: modes, owners, links, a kernel's own errors.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no modes, owners, FIFOs, O_APPEND or errno, and makes symbolic links for administrators only." : null;
}
