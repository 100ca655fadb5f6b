using IoAnalyzers.Runtime.Tests.Crash;

namespace IoAnalyzers.FixProof;

/// <summary>A fact about the order of system calls, which only strace shows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StraceFactAttribute : FactAttribute
{
    public StraceFactAttribute() => Skip = StraceTrace.Missing;
}
