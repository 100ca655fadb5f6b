using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Model;

/// <summary>Finds types by their metadata names: those that <c>GetTypeByMetadataName</c> finds, which asks each of some hundred and sixty references for each type.</summary>
/// <remarks>The namespaces of a compilation know which references have them, and the compiler has made them for its own lookups.</remarks>
sealed class TypeLookup(Compilation compilation)
{
    readonly Dictionary<string, INamespaceSymbol?> _namespaces = new(StringComparer.Ordinal) { [""] = compilation.GlobalNamespace };

    readonly bool _hasAliases = HasAliases(compilation);

    public INamedTypeSymbol? Find(string metadataName)
    {
        var end = metadataName.LastIndexOf('.');
        if (metadataName.IndexOf('+') < 0)
        {
            var (name, arity) = (metadataName.Substring(end + 1), 0);
            if (name.IndexOf('`') is > 0 and var tick && int.TryParse(name.Substring(tick + 1), NumberStyles.None, CultureInfo.InvariantCulture, out arity))
                name = name.Substring(0, tick);
            var found = NamespaceOf(end < 0 ? "" : metadataName.Substring(0, end))?.GetTypeMembers(name, arity) ?? ImmutableArray<INamedTypeSymbol>.Empty;
            if (found.IsEmpty && !_hasAliases)
                return null;
            if (found.Length == 1 && found[0].DeclaredAccessibility == Accessibility.Public)
                return found[0];
        }

        // Several, one that is not everybody's, one inside of another, and one behind an alias: the compilation decides.
#pragma warning disable RS0030 // The one place that looks types up.
        return compilation.GetTypeByMetadataName(metadataName);
#pragma warning restore RS0030
    }

    /// <summary>Whether some reference may be known by an alias alone: its types are in no namespace of the compilation's.</summary>
    static bool HasAliases(Compilation compilation)
    {
        foreach (var reference in compilation.References)
            if (!reference.Properties.Aliases.IsEmpty)
                return true;
        return false;
    }

    INamespaceSymbol? NamespaceOf(string name)
    {
        if (_namespaces.TryGetValue(name, out var known))
            return known;

        var end = name.LastIndexOf('.');
        INamespaceSymbol? space = null;
        if (NamespaceOf(end < 0 ? "" : name.Substring(0, end)) is { } around)
            foreach (var member in around.GetMembers(name.Substring(end + 1)))
                space = member as INamespaceSymbol ?? space;
        return _namespaces[name] = space;
    }
}
