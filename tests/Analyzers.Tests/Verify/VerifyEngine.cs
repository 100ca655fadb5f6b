namespace IoAnalyzers.Tests;

/// <summary>What runs a case: the project's own engine, or Microsoft.CodeAnalysis.Testing where the build was given it.</summary>
abstract class VerifyEngine
{
    public static VerifyEngine Chosen { get; } =
#if ROSLYN_TESTING
        new RoslynTestingEngine();
#else
        new WorkspaceEngine();
#endif

    /// <summary>The program compiles, and the rule reports at the marked places and nowhere else.</summary>
    public abstract Task Reports(RuleUnderTest rule, Subject subject);

    /// <summary>As <see cref="Reports"/>, and no finding is offered a fix.</summary>
    public abstract Task Unfixed(RuleUnderTest rule, Subject subject);

    /// <summary>As <see cref="Reports"/>, and the fix, one by one and by FixAll in each scope, makes the expected text, which compiles and is silent.</summary>
    public abstract Task Fix(RuleUnderTest rule, Subject before, string after, string? key);
}
