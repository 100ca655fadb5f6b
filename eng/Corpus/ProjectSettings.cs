using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Corpus;

/// <summary>What a project file says of its code, as far as it can be read without evaluating it.</summary>
/// <param name="IsForWindowsOnly">All target frameworks name Windows.</param>
/// <param name="HasProject">False for files that no project holds.</param>
sealed record ProjectSettings(
    bool HasProject, bool HasImplicitUsings, NullableContextOptions Nullable, bool IsForWindowsOnly, IReadOnlyList<string> Usings, IReadOnlyList<string> Symbols)
{
    // As the .NET SDK has them.
    static readonly string[] ImplicitUsings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    // A web project gets more; its types are in the framework that all trees refer to.
    static readonly string[] WebUsings =
    [
        "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    /// <summary>The `global using` directives that the build would add; none is added that the project does not ask for, so that fixes have to bring their own.</summary>
    public string GlobalUsings => string.Concat(Usings.Select(space => $"global using {space};\n"));

    public static ProjectSettings OfFileBasedProgram { get; } = new(false, true, NullableContextOptions.Enable, false, ImplicitUsings, []);

    public static ProjectSettings Read(string root, string folder)
    {
        var own = Directory.GetFiles(folder, "*.csproj").Order(StringComparer.Ordinal).ToList();
        var files = own.Concat(Above(root, folder)).Select(Parse).OfType<XElement>().ToList();
        var hasImplicitUsings = Value(files, "ImplicitUsings") is "enable" or "true";
        var frameworks = Frameworks(files);
        var isWeb = files.Any(file => file.Attribute("Sdk")?.Value == "Microsoft.NET.Sdk.Web");
        return new(
            own.Count > 0,
            hasImplicitUsings,
            Value(files, "Nullable") == "enable" ? NullableContextOptions.Enable : NullableContextOptions.Disable,
            frameworks.Count > 0 && frameworks.All(framework => framework.Contains("-windows", StringComparison.OrdinalIgnoreCase)),
            [.. hasImplicitUsings ? ImplicitUsings : [], .. hasImplicitUsings && isWeb ? WebUsings : [], .. files.SelectMany(OwnUsings)],
            [.. files.SelectMany(OwnSymbols).Distinct()]);
    }

    static IEnumerable<string> Above(string root, string folder)
    {
        for (var level = folder; level is not null && level.Length >= root.Length; level = Path.GetDirectoryName(level))
            foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets" })
                if (Path.Combine(level, name) is var file && File.Exists(file))
                    yield return file;
    }

    static XElement? Parse(string file)
    {
        try
        {
            var project = XDocument.Load(file).Root!;
            // Projects of old Visual Studio have a namespace, and nothing hangs on it.
            foreach (var element in project.DescendantsAndSelf())
                element.Name = element.Name.LocalName;
            return project;
        }
        catch (Exception unreadable) when (unreadable is XmlException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The nearest value: the project's before those of the folders above it.</summary>
    static string? Value(IEnumerable<XElement> files, string property) =>
        files.SelectMany(file => file.Descendants(property)).FirstOrDefault()?.Value.Trim().ToLowerInvariant();

    static List<string> Frameworks(IEnumerable<XElement> files) =>
    [
        .. from file in files
           from name in new[] { "TargetFramework", "TargetFrameworks" }
           from element in file.Descendants(name)
           from framework in element.Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
           where !framework.Contains('$')
           select framework,
    ];

    static IEnumerable<string> OwnUsings(XElement file) =>
        from item in file.Descendants("Using")
        let space = item.Attribute("Include")?.Value
        where space is not null && !space.Contains('$') && IsUnconditional(item)
        select item.Attribute("Alias") is { } alias ? $"{alias.Value} = {space}"
            : item.Attribute("Static")?.Value.ToLowerInvariant() == "true" ? $"static {space}" : space;

    static IEnumerable<string> OwnSymbols(XElement file) =>
        from element in file.Descendants("DefineConstants")
        where IsUnconditional(element)
        from symbol in element.Value.Split([';', ',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        where symbol != "DEBUG" && symbol.All(c => char.IsLetterOrDigit(c) || c == '_')
        select symbol;

    static bool IsUnconditional(XElement element) => element.AncestorsAndSelf().All(outer => outer.Attribute("Condition") is null);
}
