using IoAnalyzers.Runtime.Tests.Crash;

namespace IoAnalyzers.FixProof;

/// <summary>Facts about system calls, which only strace shows, or lets fail.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StraceTheoryAttribute : TheoryAttribute
{
    public StraceTheoryAttribute() => Skip = StraceTrace.Missing;
}
