using IoAnalyzers.Demo;

namespace IoAnalyzers.Package.Tests;

/// <summary>A project of somebody who installs the package: in an empty folder outside the repository, with a package cache of its own.</summary>
sealed class Consumer : IDisposable
{
    const string Reference = """<PackageReference Include="IoAnalyzers" Version="*" PrivateAssets="all" />""";

    readonly Scratch _scratch = new();
    readonly Dictionary<string, string?> _environment;

    public Consumer(PackedFeed feed, string frameworks = "net10.0", string outputType = "Exe", string properties = "")
    {
        Folder = Directory.CreateDirectory(Path.Combine(_scratch.Folder, "Consumer")).FullName;
        _environment = new() { ["NUGET_PACKAGES"] = Path.Combine(_scratch.Folder, "packages") };

        // An older framework's reference assemblies were restored with the tests.
        File.WriteAllText(Path.Combine(_scratch.Folder, "nuget.config"), $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="{feed.Folder}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="restored" value="{Repository.PackageFolder}" /></fallbackPackageFolders>
            </configuration>
            """);
        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>{outputType}</OutputType>
                <TargetFrameworks>{frameworks}</TargetFrameworks>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {Reference}
              </ItemGroup>
            </Project>
            """);
        Write("Ledger.cs", ConsumerCode.Ledger);
        if (outputType != "Exe")
            return;
        Write("Sender.cs", ConsumerCode.Sender);
        Write("Program.cs", ConsumerCode.Program);
    }

    public string Folder { get; }

    /// <summary>The files of the project, without what builds leave in bin and obj.</summary>
    public IReadOnlyList<string> Files => SourceCopy.FilesIn(Folder, "*").Select(file => Path.GetRelativePath(Folder, file)).ToList();

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public void Delete(string file) => File.Delete(Path.Combine(Folder, file));

    public void RemovePackage() => Write("Consumer.csproj", Read("Consumer.csproj").Replace(Reference, "", StringComparison.Ordinal));

    public ChildProcess Dotnet(params string[] arguments) => Sdk.Run(Folder, _environment, arguments);

    /// <summary>Builds everything again, restored before.</summary>
    public ChildProcess Rebuild(params string[] arguments) => Dotnet(["build", "--no-restore", "--no-incremental", "--nologo", .. arguments]);

    /// <summary>Restores and builds, which must succeed.</summary>
    public ChildProcess Build(params string[] arguments)
    {
        var build = Dotnet(["build", "--nologo", .. arguments]);
        Assert.True(build.Succeeded, build.ToString());
        return build;
    }

    public ChildProcess Run()
    {
        var run = Dotnet("exec", Path.Combine("bin", "Debug", "net10.0", "Consumer.dll"));
        Assert.True(run.Succeeded, run.ToString());
        return run;
    }

    public void Dispose() => _scratch.Dispose();
}
