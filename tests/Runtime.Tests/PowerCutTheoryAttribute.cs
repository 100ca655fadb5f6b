using IoAnalyzers.Runtime.Tests.Crash;

namespace IoAnalyzers.Runtime.Tests;

/// <summary>A theory whose power is really cut: by root, where loop devices work, and on request.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PowerCutTheoryAttribute : TheoryAttribute
{
    public PowerCutTheoryAttribute(string fileSystem) => Skip = LoopFileSystem.Obstacle(fileSystem);
}
