using IoAnalyzers.Runtime.Tests.Crash;

namespace IoAnalyzers.Runtime.Tests;

/// <summary>A theory about what the kernel is really asked, which only strace shows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StraceTheoryAttribute : TheoryAttribute
{
    public StraceTheoryAttribute() => Skip = StraceTrace.Missing;
}
