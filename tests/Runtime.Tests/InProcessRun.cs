using Xunit.Abstractions;
using Xunit.Sdk;

namespace IoAnalyzers.Runtime.Tests;

/// <summary>Runs the tests of one class in this process, for systems where there is no test host: <c>eng/wine-tests</c>.</summary>
sealed class InProcessRun : LongLivedMarshalByRefObject, IMessageSink
{
    /// <summary>The trait of tests that say nothing about the library under wine; its value says why.</summary>
    public const string NotUnderWine = "not under wine";

    /// <summary>The trait of theories of which some rows do: a part of the rows' names, followed by the reason.</summary>
    public const string RowsNotUnderWine = "rows not under wine";

    /// <summary>Whoever goes on behind what was reported sends bytes twice. "0 of 262144" was seen, and 261720 had arrived.</summary>
    public const string AsyncSends = RowReason + "Socket.SendAsync under wine sometimes reports fewer bytes than it sent";

    /// <summary>Socket.SendFile does the same there.</summary>
    public const string ResetPeers = RowReason + "TransmitFile under wine sometimes never ends where the peer resets the connection";

    public const string SameEverywhere = "crashes are played over recorded calls, which is the same on every system";
    public const string FaultsOfLinux = "the faults have Linux's numbers; what follows from them stands above the system's calls";
    public const string OfSources = "it reads or builds sources";
    const string RowReason = " => ";

    readonly ManualResetEventSlim _found = new();
    readonly ManualResetEventSlim _done = new();
    readonly List<ITestCase> _tests = [];
    int _passed, _failed, _skipped;

    /// <summary>The names of all classes with tests, one a line.</summary>
    public static int Classes()
    {
        foreach (var name in Discovered().Select(ClassOf).Distinct().Order(StringComparer.Ordinal))
            Console.WriteLine(name);
        return 0;
    }

    /// <summary>Prints what failed, and why something was left out, and a last line with the numbers.</summary>
    /// <param name="className">The class, with its namespace.</param>
    /// <param name="parts">Where there are any, only tests that have one of them in their names.</param>
    /// <returns>The exit code of the process.</returns>
    public static int Of(string className, IReadOnlyCollection<string> parts)
    {
        var run = new InProcessRun();
        var assembly = typeof(InProcessRun).Assembly;
        using var framework = new XunitTestFramework(run);
        var chosen = new List<ITestCase>();
        foreach (var test in Discovered().Where(test => ClassOf(test) == className && (parts.Count == 0 || parts.Any(test.DisplayName.Contains))))
        {
            if (ReasonAgainst(test) is { } reason)
                run.LeftOut(test.DisplayName, reason);
            else
                chosen.Add(test);
        }

        if (chosen.Count > 0)
        {
            using var executor = framework.GetExecutor(assembly.GetName());
            executor.RunTests(chosen, run, new Options());
            run._done.Wait();
        }

        Console.WriteLine($"{run._passed} passed, {run._failed} failed, {run._skipped} left out");
        return run._failed == 0 ? 0 : 1;
    }

    static List<ITestCase> Discovered()
    {
        var run = new InProcessRun();
        using var framework = new XunitTestFramework(run);
        using var discoverer = framework.GetDiscoverer(Reflector.Wrap(typeof(InProcessRun).Assembly));
        discoverer.Find(includeSourceInformation: false, run, new Options());
        run._found.Wait();
        return run._tests;
    }

    static string ClassOf(ITestCase test) => test.TestMethod.TestClass.Class.Name;

    static string? ReasonAgainst(ITestCase test)
    {
        if (test.Traits.TryGetValue(NotUnderWine, out var reasons))
            return reasons[0];
        return test.Traits.TryGetValue(RowsNotUnderWine, out var rows)
            ? rows.Select(static row => row.Split(RowReason)).FirstOrDefault(row => test.DisplayName.Contains(row[0]))?[1]
            : null;
    }

    void LeftOut(string test, string reason)
    {
        Interlocked.Increment(ref _skipped);
        Console.WriteLine($"left out: {test}\t{reason}");
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
                LeftOut(skipped.Test.DisplayName, skipped.Reason);
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
