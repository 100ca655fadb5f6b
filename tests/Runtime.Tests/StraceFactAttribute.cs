using IoAnalyzers.Runtime.Tests.Crash;

namespace IoAnalyzers.Runtime.Tests;

/// <summary>A fact about what the kernel is really asked, which only strace shows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StraceFactAttribute : FactAttribute
{
    public StraceFactAttribute() => Skip = StraceTrace.Missing;
}
