using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers;

/// <summary>The one place where a rule's descriptor is made: the help link follows from the id.</summary>
static class Descriptor
{
    // The repository's address stands in Directory.Build.props alone; the build hands it over as assembly metadata.
    static readonly string HelpLinkBase = typeof(Descriptor).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "HelpLinkBase").Value!;

    public static DiagnosticDescriptor Create(
        string id, string title, string messageFormat, string category, DiagnosticSeverity severity, string description) =>
        new(id, title, messageFormat, category, severity, isEnabledByDefault: true, description, HelpLinkBase + id + ".md");
}

/// <summary>The rule families; each is a folder in every tree. What users write for the rules is no family of theirs.</summary>
static class Category
{
    public const string Buffering = nameof(Buffering);
    public const string Durability = nameof(Durability);
    public const string Copying = nameof(Copying);
    public const string Access = nameof(Access);
    public const string Configuration = nameof(Configuration);
}
