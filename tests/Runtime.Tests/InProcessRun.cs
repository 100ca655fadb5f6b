using Xunit.Abstractions;
using Xunit.Sdk;

namespace IoAnalyzers.Runtime.Tests;

/// <summary>Runs the tests in this process, for systems where there is no test host: <c>eng/wine-tests</c>.</summary>
sealed class InProcessRun : LongLivedMarshalByRefObject, IMessageSink
{
    readonly ManualResetEventSlim _found = new();
    readonly ManualResetEventSlim _done = new();
    readonly List<ITestCase> _tests = [];
    int _passed, _failed, _skipped;

    /// <summary>Prints what failed and why something was skipped, and a last line with the numbers.</summary>
    /// <param name="without">Parts of the names of test classes that are left out.</param>
    /// <returns>The exit code of the process.</returns>
    public static int Of(IReadOnlyCollection<string> without)
    {
        var run = new InProcessRun();
        var assembly = typeof(InProcessRun).Assembly;
        using var framework = new XunitTestFramework(run);
        using var discoverer = framework.GetDiscoverer(Reflector.Wrap(assembly));
        discoverer.Find(includeSourceInformation: false, run, new Options());
        run._found.Wait();
        using var executor = framework.GetExecutor(assembly.GetName());
        executor.RunTests(run._tests.Where(test => !without.Any(test.TestMethod.TestClass.Class.Name.Contains)), run, new Options());
        run._done.Wait();
        Console.WriteLine($"{run._passed} passed, {run._failed} failed, {run._skipped} skipped");
        return run._failed == 0 && run._passed > 0 ? 0 : 1;
    }

    public bool OnMessage(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestCaseDiscoveryMessage discovered:
                _tests.Add(discovered.TestCase);
                break;
            case IDiscoveryCompleteMessage:
                _found.Set();
                break;
            case ITestStarting starting:
                // A test that hangs is the last one named.
                Console.Error.WriteLine(starting.Test.DisplayName);
                break;
            case ITestPassed:
                Interlocked.Increment(ref _passed);
                break;
            case ITestFailed failed:
                Interlocked.Increment(ref _failed);
                Console.WriteLine($"failed: {failed.Test.DisplayName}\n    {string.Join("\n    ", failed.Messages)}\n{string.Join("\n", failed.StackTraces)}");
                break;
            case ITestSkipped skipped:
                Interlocked.Increment(ref _skipped);
                Console.WriteLine($"skipped: {skipped.Test.DisplayName}: {skipped.Reason}");
                break;
            case IErrorMessage error:
                Interlocked.Increment(ref _failed);
                Console.WriteLine($"failed: {string.Join("\n    ", error.Messages)}");
                break;
            case ITestAssemblyFinished:
                _done.Set();
                break;
        }

        return true;
    }

    sealed class Options : LongLivedMarshalByRefObject, ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        readonly Dictionary<string, object?> _values = [];

        public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) ? (TValue)value! : default!;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }
}
