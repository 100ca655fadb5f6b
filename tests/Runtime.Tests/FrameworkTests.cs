namespace IoAnalyzers.Runtime.Tests;

public sealed class FrameworkTests
{
#if NET10_0_OR_GREATER
    const int Expected = 10;
#else
    const int Expected = 8;
#endif

    [Fact]
    public void The_tests_run_on_the_framework_that_they_were_built_for() => Assert.Equal(Expected, Environment.Version.Major);
}
