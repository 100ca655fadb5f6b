using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Copying;

/// <summary>Every call of a copy fails once, in each way, and every way is refused.</summary>
[Trait(InProcessRun.NotUnderWine, InProcessRun.FaultsOfLinux)]
public sealed class FileRangeFaultTests
{
    const int Length = 2_200_000;

    [Theory]
    [InlineData("copy_file_range", Errno.NotImplemented)]
    [InlineData("copy_file_range", Errno.CrossDevice)]
    [InlineData("copy_file_range", Errno.NotSupported)]
    [InlineData("copy_file_range", Errno.Invalid)]
    [InlineData("copy_file_range", Errno.BadFile)]
    [InlineData("copy_file_range", 1)]
    public void A_refused_copy_goes_through_a_pipe(string call, int error)
    {
        var made = Copy(new FaultySystemCalls(SystemCalls.Current, Fault.Always(call, error)));
        if (OperatingSystem.IsLinux())
        {
            Assert.Contains("splice", made);
            Assert.Single(made, call);
        }
    }

    [Theory]
    [InlineData("pipe2", Errno.NotImplemented)]
    [InlineData("pipe2", 24)]
    [InlineData("splice", Errno.NotImplemented)]
    [InlineData("splice", Errno.Invalid)]
    public void Without_a_pipe_a_buffer_does_it(string call, int error)
    {
        var made = Copy(new FaultySystemCalls(FileRangeTests.CallsOf("pipe"), Fault.Always(call, error)));
        Assert.Contains("pread", made);
        Assert.Contains("pwrite", made);
    }

    [Fact]
    public void A_pipe_that_stays_small_does_it_too() =>
        Copy(new FaultySystemCalls(FileRangeTests.CallsOf("pipe"), Fault.Always("fcntl(F_SETPIPE_SZ)", 1)));

    [Fact]
    public void A_destination_that_takes_no_pages_gets_bytes()
    {
        if (!OperatingSystem.IsLinux())
            return;
        // The second splice of the two: out of the pipe.
        using var files = new TwoFiles(Length, 0);
        var calls = new RefusingDestination(FileRangeTests.CallsOf("pipe"));
        Assert.Equal(Length, RangeCopy.Run(calls, files.Source, 0, files.Destination, 0, Length));
        Assert.Equal(files.OldSource, files.DestinationContent());
        Assert.True(calls.Refused > 0);
    }

    [Fact]
    public void What_the_kernel_lacks_is_asked_for_once()
    {
        var asked = 0;
        var calls = new CountingCalls(
            new FaultySystemCalls(SystemCalls.Current, Fault.Always("copy_file_range", Errno.NotImplemented)), name => asked += name == "copy_file_range" ? 1 : 0);
        using var files = new TwoFiles(10, 0);
        for (var i = 0; i < 3; i++)
            RangeCopy.Run(calls, files.Source, 0, files.Destination, 0, 10);
        Assert.Equal(1, asked);
    }

    [Theory]
    [MemberData(nameof(FileRangeTests.Ways), MemberType = typeof(FileRangeTests))]
    public void A_signal_or_a_short_count_changes_nothing(string way)
    {
        foreach (var fault in EachCall(way, static n => [Fault.At(n, Errno.Interrupted), Fault.ShortAt(n)]))
            Copy(new FaultySystemCalls(FileRangeTests.CallsOf(way), fault));
    }

    [Theory]
    [MemberData(nameof(FileRangeTests.Ways), MemberType = typeof(FileRangeTests))]
    public void Every_failed_call_is_reported(string way)
    {
        foreach (var fault in EachCall(way, static n => [Fault.At(n, Errno.Io), Fault.At(n, Errno.NoSpace), Fault.At(n, Errno.Quota)]))
        {
            var calls = new FaultySystemCalls(FileRangeTests.CallsOf(way), fault);
            var failure = Record.Exception(() => Copy(calls));
            // Without a pipe, or with a small one, all bytes arrive; Copy itself has looked.
            if (calls.StruckCall is not ("pipe2" or "fcntl(F_SETPIPE_SZ)"))
                Assert.True(failure is IOException, $"{fault} ({calls.StruckCall}): {failure}");
            else
                Assert.Null(failure);
        }
    }

    [Fact]
    public void No_descriptor_is_left_open()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var files = new TwoFiles(Length, 0);
        foreach (var fault in EachCall("pipe", static n => [Fault.At(n, Errno.Io)]))
        {
            var opened = new OpenedPipes(new FaultySystemCalls(FileRangeTests.CallsOf("pipe"), fault));
            Record.Exception(() => RangeCopy.Run(opened, files.Source, 0, files.Destination, 0, Length));
            Assert.All(opened.Handles, static handle => Assert.True(handle.IsClosed));
        }
    }

    static List<string> Copy(SystemCalls calls)
    {
        var made = new List<string>();
        using var files = new TwoFiles(Length, 0);
        Assert.Equal(Length - 1, RangeCopy.Run(new CountingCalls(calls, made.Add), files.Source, 1, files.Destination, 0, Length));
        Assert.Equal(files.OldSource.AsSpan(1).ToArray(), files.DestinationContent());
        return made;
    }

    static IEnumerable<Fault> EachCall(string way, Func<int, IEnumerable<Fault>> faults)
    {
        var clean = new FaultySystemCalls(FileRangeTests.CallsOf(way), Fault.None);
        Copy(clean);
        Assert.InRange(clean.Calls, 2, 60);
        return Enumerable.Range(1, clean.Calls).SelectMany(faults);
    }

    sealed class RefusingDestination(SystemCalls inner) : ForwardingCalls(inner)
    {
        public int Refused { get; private set; }

        protected override bool Begins(ref Call call, out CallResult answer)
        {
            answer = CallResult.Fail(Errno.Invalid);
            if (call.Name != "splice" || call.Offset < 0)
                return true;
            Refused++;
            return false;
        }
    }
}
