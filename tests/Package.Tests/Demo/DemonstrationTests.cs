using IoAnalyzers.Demo;

namespace IoAnalyzers.Package.Tests.Demo;

/// <summary>The demo as its users call it, on projects of their own.</summary>
[Collection(PackedFeedCollection.Name)]
public sealed class DemonstrationTests : IDisposable
{
    readonly Scratch _scratch = new();
    readonly TextWriter _output = Console.Out;
    readonly TextWriter _errors = Console.Error;

    public void Dispose()
    {
        Console.SetOut(_output);
        Console.SetError(_errors);
        _scratch.Dispose();
    }

    [Fact]
    public void A_path_that_does_not_exist_is_one_line_and_exit_code_2()
    {
        var (exitCode, _, errors) = Run(Path.Combine(_scratch.Folder, "nowhere"));

        Assert.Equal(2, exitCode);
        Assert.EndsWith("nowhere does not exist.", Assert.Single(errors));
    }

    [Fact]
    public void A_project_that_does_not_build_is_one_line_and_exit_code_2()
    {
        Write("App.csproj", Project("<TargetFramework>net10.0</TargetFramework>"));
        Write("A.cs", "class A { int x = ; }");
        var (exitCode, _, errors) = Run(_scratch.Folder);

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"App.csproj does not build: {Path.Combine(_scratch.Folder, "A.cs")}(1,", Assert.Single(errors));
    }

    [Fact]
    public void Code_without_a_finding_is_said_to_have_none()
    {
        Write("App.csproj", Project("<TargetFramework>net10.0</TargetFramework>"));
        Write("A.cs", "class A;");
        var (exitCode, output, _) = Run(_scratch.Folder);

        Assert.Equal(0, exitCode);
        Assert.Contains(output, line => line.Contains("Nothing found"));
    }

    [Fact]
    public void A_library_with_central_versions_and_warnings_as_errors_is_fixed_in_a_copy()
    {
        Write("Directory.Packages.props", "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup></Project>");
        Write("Directory.Build.props", "<Project><PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup></Project>");
        Write("Ledger/Ledger.csproj", Project("<TargetFramework>net10.0</TargetFramework>"));
        Write("Ledger/Ledger.cs", ConsumerCode.Ledger);
        var (exitCode, output, _) = Run(Path.Combine(_scratch.Folder, "Ledger"));

        var copy = Assert.Single(output, line => line.Contains("The copy with the fixes is in "));
        var folder = copy[(copy.IndexOf(" is in ", StringComparison.Ordinal) + " is in ".Length)..];
        var changed = File.ReadAllText(Path.Combine(folder, "Ledger.cs"));
        Directory.Delete(folder, recursive: true);

        Assert.Equal(0, exitCode);
        Assert.Contains(output, line => line.Contains("No finding is left."));
        Assert.Contains(output, line => line.Contains("There is no program to run."));
        Assert.DoesNotContain("bufferSize: 1", changed);
        Assert.Equal(ConsumerCode.Ledger, File.ReadAllText(Path.Combine(_scratch.Folder, "Ledger", "Ledger.cs")));
        Assert.Equal(["Ledger.cs", "Ledger.csproj"], Directory.GetFileSystemEntries(Path.Combine(_scratch.Folder, "Ledger")).Select(Path.GetFileName).Order());
    }

    static string Project(string properties) => $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup>{properties}</PropertyGroup></Project>""";

    void Write(string file, string text)
    {
        var path = Path.Combine(_scratch.Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    static (int ExitCode, string[] Output, string[] Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        Console.SetOut(output);
        Console.SetError(errors);
        var exitCode = Demonstration.Run(arguments);
        return (exitCode, Lines(output), Lines(errors));
    }

    static string[] Lines(StringWriter text) => text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
