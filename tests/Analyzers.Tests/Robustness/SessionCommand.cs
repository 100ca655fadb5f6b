using System.Diagnostics;
using IoAnalyzers.Tests.House;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>Every key of every recorded session, for a person at a terminal; a test looks at some of them.</summary>
public static class SessionCommand
{
    internal const string Folder = "tests/Analyzers.Tests/Robustness/Sessions";

    public static async Task<int> Run(string[] arguments)
    {
        var (all, worst) = (0, 0);
        foreach (var path in Repository.Files(Folder, "*.txt").Where(path => arguments.Length == 0 || arguments.Contains(Path.GetFileNameWithoutExtension(path))))
        {
            var clock = Stopwatch.StartNew();
            try
            {
                var (keys, findings) = await EditSession.Replay(path, Repository.Read(path));
                all += keys;
                Console.WriteLine($"{Path.GetFileName(path)}: {keys:N0} keys, {findings:N0} findings, {clock.Elapsed.TotalSeconds:F0} s");
            }
            catch (Xunit.Sdk.XunitException failure)
            {
                Console.WriteLine(failure.Message);
                worst = 1;
            }
        }

        Console.WriteLine($"{all:N0} keys had the findings of a fresh run");
        return worst;
    }
}
