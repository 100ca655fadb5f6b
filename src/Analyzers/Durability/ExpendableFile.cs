using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Durability;

/// <summary>Files whose loss in a crash nobody minds: what stays in a temporary folder, rotated logs, caches that are filled again.</summary>
/// <remarks>A sync costs milliseconds, so that code which writes such files does well without.</remarks>
static class ExpendableFile
{
    static readonly HashSet<string> Rotation = Words.Of(
        "rotate", "rotates", "rotating", "rotation", "roll", "rolls", "rolling", "rollover", "archive", "archives", "archiving", "archiver",
        "logger", "loggers", "logging", "appender", "appenders");

    static readonly HashSet<string> Cache = Words.Of("cache", "caches", "cached", "caching", "cacher", "thumbnail", "thumbnails");

    /// <param name="source">The path that is renamed.</param>
    public static bool IsRenamed(PathKey source, IOperation? destination, MemberBody body)
    {
        if (PathRoots.IsUnderTemp(destination, body) || PathRoots.Extends(destination, source, body))
            return true;

        var member = body.Model.GetDeclaredSymbol(body.Syntax, body.Cancellation) ?? body.Model.GetEnclosingSymbol(body.Syntax.SpanStart, body.Cancellation);
        for (var symbol = member; symbol is not (null or INamespaceSymbol); symbol = symbol.ContainingSymbol)
            if (Words.Any(symbol.Name, Rotation) || Words.Any(symbol.Name, Cache))
                return true;
        foreach (var name in PathRoots.NamesIn(destination, body))
            if (Words.Any(name, Cache))
                return true;
        return false;
    }
}
