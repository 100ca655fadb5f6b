using IoAnalyzers.Demo;

namespace IoAnalyzers.Package.Tests.Demo;

public sealed class SourceCopyTests : IDisposable
{
    readonly Scratch _scratch = new();

    string Original => Path.Combine(_scratch.Folder, "original");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void What_builds_and_tools_leave_behind_is_not_copied()
    {
        Create("App.csproj", "src/A.cs", "bin/A.dll", "src/obj/A.cs", ".vs/x", "node_modules/x/y.js");

        Assert.Equal(["App.csproj", "src/A.cs"], CopiedFrom(""));
    }

    [Fact]
    public void A_folder_of_a_repository_brings_the_whole_repository()
    {
        Create(".git/HEAD", "global.json", "src/App/App.csproj", "src/Lib/Lib.csproj");

        Assert.Equal(["global.json", "src/App/App.csproj", "src/Lib/Lib.csproj"], CopiedFrom("src/App"));
    }

    [Fact]
    public void A_folder_under_a_solution_brings_what_the_solution_spans()
    {
        Create("All.slnx", "App/App.csproj", "Lib/Lib.csproj");

        Assert.Equal(["All.slnx", "App/App.csproj", "Lib/Lib.csproj"], CopiedFrom("App"));
    }

    [Fact]
    public void Settings_above_the_folder_are_handed_down_and_nothing_else_from_there()
    {
        Create("Directory.Build.props", "NuGet.Config", "diary.txt", "other/Other.cs", "inner/.editorconfig", "inner/App/App.csproj");

        Assert.Equal(["Directory.Build.props", "NuGet.Config", "inner/.editorconfig", "inner/App/App.csproj"], CopiedFrom("inner/App"));
    }

    [Fact]
    public void A_link_is_copied_as_what_it_points_to_so_that_nobody_writes_through_it()
    {
        Create("App/App.csproj", "shared.cs");
        File.CreateSymbolicLink(Path.Combine(Original, "App", "Linked.cs"), Path.Combine(Original, "shared.cs"));
        var copy = SourceCopy.Of(Path.Combine(Original, "App"), Path.Combine(_scratch.Folder, "copy"));

        Assert.Null(new FileInfo(Path.Combine(copy.Folder, "Linked.cs")).LinkTarget);
        Assert.Equal("shared.cs", File.ReadAllText(Path.Combine(copy.Folder, "Linked.cs")));
    }

    [Fact]
    public void A_link_to_the_folder_above_does_not_copy_for_ever()
    {
        Create("App/App.csproj");
        Directory.CreateSymbolicLink(Path.Combine(Original, "App", "up"), Original);

        Assert.Equal(["App.csproj"], CopiedFrom("App"));
    }

    void Create(params string[] files)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(Original, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file);
        }
    }

    IEnumerable<string> CopiedFrom(string folder)
    {
        var destination = Path.Combine(_scratch.Folder, "copy");
        SourceCopy.Of(Path.GetFullPath(Path.Combine(Original, folder)), destination);
        return Directory.EnumerateFiles(destination, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(file => Path.GetRelativePath(destination, file).Replace('\\', '/')).Order(StringComparer.Ordinal);
    }
}
