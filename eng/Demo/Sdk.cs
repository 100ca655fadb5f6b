using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace IoAnalyzers.Demo;

/// <summary>The .NET SDK's command line, run so that nothing of it stays behind and no setting of the caller's own build leaks in.</summary>
static partial class Sdk
{
    const int OldestMajor = 10;

    static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    public static ChildProcess Run(string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        // `dotnet run` and `dotnet test` hand their own MSBuild's paths down to whatever they start.
        var variables = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToDictionary(name => name, _ => (string?)null);
        variables["CI"] = null;
        variables["MSBUILDDISABLENODEREUSE"] = "1";
        variables["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        variables["UseSharedCompilation"] = "false";
        variables["DOTNET_NOLOGO"] = "1";
        variables["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in environment)
            variables[name] = value;
        return ChildProcess.Run("dotnet", arguments, folder, Limit, variables);
    }

    /// <summary>The SDK that is used in a folder of a copy. A global.json that asks for one that is not here is overruled there.</summary>
    public static string Require(string folder, string copy)
    {
        if (Version(folder) is { } version)
            return version;

        for (var directory = folder; directory.Length >= copy.Length; directory = Path.GetDirectoryName(directory)!)
            if (Path.Combine(directory, "global.json") is var file && File.Exists(file) && Forget(file) is { } asked && Version(folder) is { } other)
            {
                Console.WriteLine($"  global.json asks for SDK {asked}, which is not installed; the copy is built with {other}.");
                return other;
            }

        throw new Complaint($"The .NET SDK {OldestMajor} or later is needed; `dotnet --version` finds none. It can be had at https://dot.net/download.");
    }

    static string? Version(string folder)
    {
        try
        {
            var asked = Run(folder, new Dictionary<string, string?>(), "--version");
            return asked.Succeeded && Digits().Match(asked.Output) is { Success: true } major && int.Parse(major.Value) >= OldestMajor
                ? asked.Output.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // There is no program named dotnet.
        }
    }

    static string? Forget(string globalJson)
    {
        var options = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
        if (JsonNode.Parse(File.ReadAllText(globalJson), documentOptions: options) is not JsonObject settings || settings["sdk"]?["version"] is not { } asked)
            return null;

        settings.Remove("sdk");
        File.WriteAllText(globalJson, settings.ToJsonString());
        return asked.ToString();
    }

    [GeneratedRegex(@"^\d+")]
    private static partial Regex Digits();
}
