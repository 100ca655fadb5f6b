using IoAnalyzers.Runtime.Tests.Durability;

namespace IoAnalyzers.Runtime.Tests;

/// <summary>The tests' own program: all tests where there is no test host, or what their child does: append, or act out one scenario under strace.</summary>
static class Program
{
    static int Main(string[] arguments) => arguments switch
    {
        ["classes"] => InProcessRun.Classes(),
        ["tests", var className, .. var parts] => InProcessRun.Of(className, parts),
        [Buffering.AppendingProcess.Verb, .. var rest] => Buffering.AppendingProcess.Run(rest),
        [Durability.Log.LogSystemCallTests.Verb, var policy, var folder] => Durability.Log.LogSystemCallTests.Run(policy, folder),
        [var scenario, var folder] => Act(scenario, folder),
        _ => 2,
    };

    static int Act(string scenario, string folder)
    {
        // The library's own code is compiled and loaded before the part that counts.
        using (var rehearsal = Scenario.Of(scenario).Prepare())
            Scenario.Of(scenario).Run(SystemCalls.Current, rehearsal.Path);
        Scenario.Of(scenario).Run(SystemCalls.Current, folder);
        return 0;
    }
}
