using System.IO.Compression;

namespace IoAnalyzers.Demo;

/// <summary>The packed analyzers, unpacked where any project can be built with them.</summary>
sealed class AnalyzerPackage
{
    readonly string _findings;

    AnalyzerPackage(string name, string findings, IReadOnlyDictionary<string, string?> environment) => (Name, _findings, Environment) = (name, findings, environment);

    public string Name { get; }

    /// <summary>What has to be in the environment of `dotnet build` and `dotnet format` so that they see the analyzers.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; }

    /// <summary>What the builds since the last <see cref="Forget"/> found.</summary>
    public Findings Findings => Findings.In(_findings);

    public void Forget()
    {
        foreach (var file in Directory.GetFiles(_findings))
            File.Delete(file);
    }

    /// <summary>Packs this repository's analyzers as `dotnet pack` does.</summary>
    /// <param name="framework">Where projects for several frameworks are built for one only: that one.</param>
    public static AnalyzerPackage Pack(string repository, string scratch, string? framework)
    {
        var feed = Path.Combine(scratch, "feed");
        var packing = Sdk.Run(repository, new Dictionary<string, string?>(), "pack", Path.Combine(repository, "src", "Package"), "-o", feed, "--nologo", "-v", "q");
        if (!packing.Succeeded)
            throw new Complaint($"The package cannot be made: {Projects.FirstError(packing)}");

        var package = Directory.GetFiles(feed, "*.nupkg").Single();
        var content = Path.Combine(scratch, "package");
        ZipFile.ExtractToDirectory(package, content);
        var findings = Directory.CreateDirectory(Path.Combine(scratch, "findings")).FullName;
        var targets = Path.Combine(scratch, "IoAnalyzers.Demo.targets");
        File.WriteAllText(targets, Targets(content, findings));
        return new(Path.GetFileName(package), findings, Settings(targets, framework));
    }

    static Dictionary<string, string?> Settings(string targets, string? framework) => new()
    {
        // MSBuild imports the file that these properties name into every project, into one for several frameworks as a whole and into
        // each of its parts. Properties from the environment reach all tools, `dotnet format` too, and no file of the project has to
        // change, however it manages its package versions.
        ["CustomAfterMicrosoftCommonTargets"] = targets,
        ["CustomAfterMicrosoftCommonCrossTargetingTargets"] = targets,
        ["IoDemoFramework"] = framework,
        ["Configuration"] = "Release",
    };

    static string Targets(string package, string findings) => $"""
        <Project>
          <PropertyGroup>
            <!-- A project that makes errors of its warnings is to show them here, not to fail. -->
            <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
            <WarningsAsErrors />
            <CodeAnalysisTreatWarningsAsErrors>false</CodeAnalysisTreatWarningsAsErrors>
            <MSBuildTreatWarningsAsErrors>false</MSBuildTreatWarningsAsErrors>
          </PropertyGroup>
          <PropertyGroup Condition="'$(IoDemoFramework)' != '' and $([System.String]::new(';$(TargetFrameworks);').Replace(' ', '').Contains(';$(IoDemoFramework);'))">
            <TargetFrameworks>$(IoDemoFramework)</TargetFrameworks>
          </PropertyGroup>
          <PropertyGroup Condition="'$(MSBuildProjectExtension)' == '.csproj' and '$(TargetFramework)' != ''">
            <IoDemoName>{findings}/$(MSBuildProjectName)-$([MSBuild]::StableStringHash('$(MSBuildProjectFullPath)|$(TargetFramework)'))</IoDemoName>
            <ErrorLog>$(IoDemoName).sarif,version=2.1</ErrorLog>
            <RunAnalyzers>true</RunAnalyzers>
            <RunAnalyzersDuringBuild>true</RunAnalyzersDuringBuild>
          </PropertyGroup>
          <Import Project="{package}/build/IoAnalyzers.targets" Condition="'$(IoDemoName)' != ''" />
          <ItemGroup Condition="'$(IoDemoName)' != ''">
            <Analyzer Include="{package}/analyzers/dotnet/cs/*.dll" />
            <IoDemoLine Include="file=$(MSBuildProjectFullPath);output=$(TargetPath);type=$(OutputType);test=$(IsTestProject)" />
            <IoDemoLine Include="framework=$(TargetFrameworkIdentifier);version=$(TargetFrameworkVersion.TrimStart('v'))" />
          </ItemGroup>
          <Target Name="IoDemoProject" AfterTargets="Build" Condition="'$(IoDemoName)' != ''">
            <WriteLinesToFile File="$(IoDemoName).project" Lines="@(IoDemoLine)" Overwrite="true" />
          </Target>
        </Project>
        """;
}
