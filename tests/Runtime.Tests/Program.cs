namespace IoAnalyzers.Runtime.Tests;

/// <summary>The tests' own program: what a child process does.</summary>
static class Program
{
    static int Main(string[] arguments) => arguments is ["tests", .. var without] ? InProcessRun.Of(without) : 2;
}
