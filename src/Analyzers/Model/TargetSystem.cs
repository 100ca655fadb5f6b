using System;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Model;

/// <summary>The operating systems that code can run on. Others are not told apart: what is said of Linux and macOS holds there, too.</summary>
[Flags]
enum TargetSystems
{
    None = 0,
    Windows = 1 << 0,
    Linux = 1 << 1,
    MacOS = 1 << 2,
    All = Windows | Linux | MacOS,
}

/// <summary>Which operating systems a place in the program is written for: what its project is built for, what its declarations say, and what the code has tested.</summary>
static class TargetSystem
{
    const string Windows = "windows";

    public static bool IsWindowsOnly(IOperation place, MemberBody body) =>
        IsBuiltForWindows(body) || IsDeclaredForWindows(place, body) || SystemGuards.Around(place, body) is TargetSystems.Windows or TargetSystems.None;

    /// <summary>A target framework such as net8.0-windows, or a runtime identifier of Windows. The SDK hands the first to every analyzer, the package's targets the others.</summary>
    static bool IsBuiltForWindows(MemberBody body)
    {
        var properties = body.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        return properties.TryGetValue("build_property.TargetFramework", out var framework) && framework.IndexOf("-" + Windows, StringComparison.OrdinalIgnoreCase) > 0
            || properties.TryGetValue("build_property.TargetPlatformIdentifier", out var platform) && platform.Equals(Windows, StringComparison.OrdinalIgnoreCase)
            || properties.TryGetValue("build_property.RuntimeIdentifier", out var runtime) && runtime.StartsWith("win", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The member, a type around it or the assembly supports Windows and no other system; the SDK marks the assembly of a net8.0-windows project so.</summary>
    static bool IsDeclaredForWindows(IOperation place, MemberBody body)
    {
        for (var symbol = body.ModelFor(place.Syntax).GetEnclosingSymbol(place.Syntax.SpanStart, body.Cancellation); symbol is not null; symbol = symbol.ContainingSymbol)
            if (IsMarkedForWindows(symbol, body.Io.SupportedOSPlatformAttribute)
                || symbol is IMethodSymbol { AssociatedSymbol: { } property } && IsMarkedForWindows(property, body.Io.SupportedOSPlatformAttribute))
                return true;
        return IsMarkedForWindows(body.Model.Compilation.Assembly, body.Io.SupportedOSPlatformAttribute);
    }

    /// <summary>Whether all attributes of the kind that the symbol has, and it has one, name Windows or a version of it.</summary>
    public static bool IsMarkedForWindows(ISymbol symbol, INamedTypeSymbol? kind)
    {
        var isMarked = false;
        foreach (var attribute in symbol.GetAttributes())
        {
            if (!attribute.AttributeClass.Is(kind) || attribute.ConstructorArguments.Length != 1 || attribute.ConstructorArguments[0].Value is not string platform)
                continue;
            if (!platform.StartsWith(Windows, StringComparison.OrdinalIgnoreCase))
                return false;
            isMarked = true;
        }

        return isMarked;
    }
}
