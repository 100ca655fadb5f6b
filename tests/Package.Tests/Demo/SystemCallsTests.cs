using IoAnalyzers.Demo;

namespace IoAnalyzers.Package.Tests.Demo;

public sealed class SystemCallsTests
{
    [Fact]
    public void Transfers_and_syncs_are_summed_apart() =>
        Assert.Equal(
            new SystemCalls(Transfers: 83 + 1200, Syncs: 7),
            SystemCalls.Parse(["    calls syscall", "--------- ----------------", "       83 read", "     1200 pwrite64", "        7 fsync", "--------- ----------------", "     1290 total"]));

    [Fact]
    public void The_calls_of_a_program_are_counted_where_the_system_can()
    {
        using var scratch = new Scratch();
        var (process, calls, source) = SystemCalls.Count(
            (program, arguments) => ChildProcess.Run(program, arguments, Path.GetTempPath(), TimeSpan.FromMinutes(1)), "dotnet", ["--version"], scratch.Folder);

        Assert.True(process.Succeeded, process.ToString());
        if (OperatingSystem.IsLinux())
            Assert.True(calls!.Transfers > 0, source);
        else
            Assert.Equal("not measured", source);
    }
}
