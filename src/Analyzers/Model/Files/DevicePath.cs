using System;
using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Model.Files;

/// <summary>A path behind which there may be a device and no file: each read of it is a transfer of just as many bytes.</summary>
static class DevicePath
{
    static readonly HashSet<string> DeviceWords = Words.Of("device", "devices", "serial", "port", "tty", "hid", "hidraw", "usb", "spi", "gpio", "proc", "drive", "disk", "volume", "partition");

    static readonly string[] DeviceFolders = { "/dev/", "/proc/", "/sys/", @"\\.\", @"\\?\" };

    public static bool May(IOperation path, MemberBody body)
    {
        for (var symbol = body.Model.GetEnclosingSymbol(path.Syntax.SpanStart, body.Cancellation); symbol is IMethodSymbol or INamedTypeSymbol; symbol = symbol.ContainingSymbol)
            if (Words.Any(symbol.Name, DeviceWords))
                return true;

        return NamesDevice(path.Syntax) || path.Unconverted().Symbol() is ILocalSymbol local && body.Values.OnlyValueOf(local) is { } value && NamesDevice(value.Syntax);
    }

    static bool NamesDevice(SyntaxNode path)
    {
        foreach (var token in path.DescendantTokens())
            if (token.IsKind(SyntaxKind.IdentifierToken) ? Words.Any(token.ValueText, DeviceWords) : StartsInDeviceFolder(token))
                return true;
        return false;
    }

    static bool StartsInDeviceFolder(SyntaxToken token)
    {
        foreach (var folder in DeviceFolders)
            if (token.Parent is LiteralExpressionSyntax or InterpolatedStringTextSyntax && token.ValueText.StartsWith(folder, StringComparison.Ordinal))
                return true;
        return false;
    }
}
