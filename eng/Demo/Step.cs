using System.Diagnostics;

namespace IoAnalyzers.Demo;

/// <summary>A step of the demo that may take a while: its name is printed when it begins, its seconds while it goes on and when it ends.</summary>
static class Step
{
    static readonly TimeSpan Sign = TimeSpan.FromSeconds(Console.IsOutputRedirected ? 15 : 1);

    public static T Run<T>(string name, Func<T> work)
    {
        var line = $"  {name} … ";
        Console.Write(line);
        var watch = Stopwatch.StartNew();
        using (new Timer(_ => ShowLife(line, watch.Elapsed), null, Sign, Sign))
        {
            try
            {
                return work();
            }
            finally
            {
                Console.WriteLine(Console.IsOutputRedirected ? $"{watch.Elapsed.TotalSeconds:F1} s" : $"\r{line}{watch.Elapsed.TotalSeconds:F1} s");
            }
        }
    }

    static void ShowLife(string line, TimeSpan elapsed) =>
        Console.Write(Console.IsOutputRedirected ? $"({elapsed.TotalSeconds:F0} s) " : $"\r{line}{elapsed.TotalSeconds:F0} s");
}
