namespace IoAnalyzers.Package.Tests.Corpus;

/// <summary>Which files make one compilation, and what each is compiled with.</summary>
public sealed class SourceTreeTests : IDisposable
{
    const string Project = """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""";

    const string LoopOverFile = "for (var i = 0; i < 100; i++) file.WriteByte((byte)i);";

    const string Opening = "using var file = new System.IO.FileStream(path, System.IO.FileMode.Create, System.IO.FileAccess.Write, System.IO.FileShare.None, 1);";

    readonly CorpusCommand _command = new();

    public void Dispose() => _command.Dispose();

    [Fact]
    public async Task A_project_inside_a_project_is_its_own()
    {
        _command.Write("Outer/Outer.csproj", Project);
        _command.Write("Outer/Log.cs", Class("Log"));
        _command.Write("Outer/Inner/Inner.csproj", Project);
        _command.Write("Outer/Inner/Log.cs", Class("Log"));

        Assert.Equal(["trees/Outer/Inner/Log.cs", "trees/Outer/Log.cs"], await FilesWithFindings());
    }

    [Fact]
    public async Task What_a_build_made_is_not_looked_at()
    {
        _command.Write("A/A.csproj", Project);
        _command.Write("A/Log.cs", Class("Log"));
        _command.Write("A/obj/Log.g.cs", Class("Generated"));
        _command.Write("A/bin/Log.g.cs", Class("Generated"));
        _command.Write(".tool/Log.g.cs", Class("Generated"));

        Assert.Equal(["trees/A/Log.cs"], await FilesWithFindings());
    }

    [Fact]
    public async Task Programs_in_one_file_beside_each_other_do_not_disturb_each_other()
    {
        _command.Write("one.cs", $"var path = args[0]; {Opening} {LoopOverFile}");
        _command.Write("two.cs", $"var path = args[1]; {Opening} {LoopOverFile}");
        _command.Write("three.cs", "#!/usr/bin/env dotnet\n#:property PublishAot=false\nvar path = Path.GetTempPath() + \"x\";\n" + Opening.Replace("System.IO.", "") + "\n" + LoopOverFile);

        Assert.Equal(["trees/one.cs", "trees/three.cs", "trees/two.cs"], await FilesWithFindings());
    }

    [Fact]
    public async Task A_program_of_a_project_sees_its_other_files()
    {
        _command.Write("A/A.csproj", Project);
        _command.Write("A/Program.cs", $"using var file = Files.Open(args[0]); {LoopOverFile}");
        _command.Write("A/Files.cs", "static class Files { public static System.IO.FileStream Open(string path) => new(path, System.IO.FileMode.Create, System.IO.FileAccess.Write, System.IO.FileShare.None, 1); }");
        _command.Write("A/Seed.cs", $"var path = args[1]; {Opening} {LoopOverFile}");

        Assert.Contains("trees/A/Seed.cs", await FilesWithFindings());
    }

    [Fact]
    public async Task Implicit_usings_are_there_where_a_project_has_them()
    {
        var code = Class("Log").Replace("System.IO.", "");
        _command.Write("Directory.Build.props", "<Project><PropertyGroup><Nullable>enable</Nullable></PropertyGroup></Project>");
        _command.Write("With/With.csproj", Project.Replace("<TargetFramework>", "<ImplicitUsings>enable</ImplicitUsings><TargetFramework>"));
        _command.Write("With/Log.cs", code);
        _command.Write("Without/Without.csproj", Project);
        _command.Write("Without/Log.cs", code);
        _command.Write("Own/Own.csproj", Project.Replace("</Project>", "<ItemGroup><Using Include=\"System.IO\" /></ItemGroup></Project>"));
        _command.Write("Own/Log.cs", code);

        Assert.Equal(["trees/Own/Log.cs", "trees/With/Log.cs"], await FilesWithFindings());
    }

    [Fact]
    public async Task Code_under_the_symbols_of_a_new_framework_and_of_the_project_is_seen()
    {
        _command.Write("A/A.csproj", Project.Replace("<TargetFramework>", "<DefineConstants>$(DefineConstants);FILES</DefineConstants><TargetFramework>"));
        _command.Write("A/New.cs", $"#if NET8_0_OR_GREATER && FILES\n{Class("New")}\n#endif");
        _command.Write("A/Old.cs", $"#if NETFRAMEWORK || DEBUG\n{Class("Old")}\n#endif");

        Assert.Equal(["trees/A/New.cs"], await FilesWithFindings());
    }

    [Fact]
    public async Task Code_that_lacks_its_packages_is_scanned_and_its_own_errors_are_no_fault_of_a_fix()
    {
        _command.Write("A/A.csproj", Project);
        _command.Write("A/Log.cs", "using Missing.Package;\n" + Class("Log").Replace("{ using", "{ Missing.Package.Start(this, unknown); using"));
        var (exitCode, _, _) = await _command.Run(_command.Trees);

        Assert.Equal(0, exitCode);
        Assert.Contains("A/Log.cs", _command.ReadReport("findings.txt"));
    }

    [Fact]
    public async Task What_is_only_for_Windows_is_told_so_to_the_rules()
    {
        const string send = """
            using System.Net.Sockets;
            using System.Threading.Tasks;
            class Server
            {
                public static async Task Send(Socket client, string path)
                {
                    await client.SendFileAsync(path);
                }
            }
            """;
        _command.Write("Any/Any.csproj", Project);
        _command.Write("Any/Server.cs", send);
        _command.Write("Windows/Windows.csproj", Project.Replace("net10.0", "net10.0-windows"));
        _command.Write("Windows/Server.cs", send);

        Assert.Equal(["trees/Any/Server.cs"], await FilesWithFindings());
    }

    static string Class(string name) => $"class {name} {{ void Write(string path) {{ {Opening} {LoopOverFile} }} }}";

    async Task<List<string>> FilesWithFindings()
    {
        var (_, _, errors) = await _command.Run(_command.Trees);
        Assert.Empty(errors);
        return [.. _command.ReadReport("findings.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..line.IndexOf('(')]).Distinct()];
    }
}
