#if !ROSLYN_TESTING
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace IoAnalyzers.Tests.Self;

public sealed class SecondEngineTests
{
    static readonly string RoslynVersion = FrameworkReferences.Metadata("RoslynVersion");

    [Fact]
    public async Task The_tests_build_on_the_surface_of_Microsoft_CodeAnalysis_Testing()
    {
        var surface = Directory.EnumerateFiles(Path.Combine(House.Repository.Root, "tests", "RoslynTesting.Surface", "bin"), "RoslynTesting.Surface.dll", SearchOption.AllDirectories)
            .MaxBy(File.GetLastWriteTimeUtc);
        // What is restored and built already is taken as it is.
        var build = new ProcessStartInfo(Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet")),
        [
            "build", "tests/Analyzers.Tests/Analyzers.Tests.csproj", "--no-restore", "--no-dependencies", "-nologo", "-nodeReuse:false",
            $"-p:RoslynVersion={RoslynVersion}", $"-p:RoslynTestingAssembly={surface}",
        ])
        {
            WorkingDirectory = House.Repository.Root,
            RedirectStandardOutput = true,
        };

        using var process = Process.Start(build)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, output);
        Assert.Contains($"roslyn-testing-{RoslynVersion}", output);
    }
}
#endif
