using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Durability;

/// <summary>Files whose loss in a crash nobody minds: what stays in a temporary folder, rotated logs, caches that are filled again.</summary>
/// <remarks>A sync costs milliseconds, so that code which writes such files does well without.</remarks>
static class ExpendableFile
{
    static readonly ConditionalWeakTable<IoSymbols, ConcurrentDictionary<ISymbol, bool>> Known = new();

    static readonly HashSet<string> Rotation = Words.Of(
        "rotate", "rotates", "rotating", "rotation", "roll", "rolls", "rolling", "rollover", "archive", "archives", "archiving", "archiver",
        "logger", "loggers", "logging", "appender", "appenders");

    static readonly HashSet<string> Cache = Words.Of("cache", "caches", "cached", "caching", "cacher", "thumbnail", "thumbnails");

    static readonly HashSet<string> Tests = Words.Of("test", "tests", "testing", "benchmark", "benchmarks");

    /// <summary>Files that are made from others, or only say how the program is doing: made again, they are the same.</summary>
    static readonly HashSet<string> Made = Words.Of(
        "log", "logs", "logfile", "lock", "lockfile", "pid", "pidfile", "trace", "debug", "dump", "dumps", "crash", "export", "exports", "exported", "exporter", "report", "reports", "reporter",
        "output", "outputs", "out", "generated", "generate", "generates", "generator", "generators", "codegen", "emitter", "screenshot", "preview", "icon", "test", "tests", "testing", "fixture", "mock", "benchmark", "benchmarks");

    /// <summary>Members that make a file for the first time, or anew.</summary>
    static readonly HashSet<string> First = Words.Of("default", "defaults", "ensure", "initial", "initialize", "init", "create", "creates", "install", "scaffold", "restart");

    /// <summary>Whether what is in the file, and is overwritten there, can be made again.</summary>
    /// <param name="spelling">The path as its type spells it.</param>
    public static bool IsOverwritten(IOperation path, PathKey spelling, MemberBody body)
    {
        if (spelling.IsTemporary || PathRoots.IsUnderTemp(path, body) || PathRoots.IsMadeUp(path, body))
            return true;
        foreach (var name in PathRoots.NamesIn(path, body))
            if (IsMade(name) || StagedFile.IsNamed(name))
                return true;
        foreach (var constant in spelling.Constants)
            if (IsMade(constant) || StagedFile.IsNamed(constant))
                return true;
        foreach (var symbol in spelling.Symbols)
            if (IsMade(symbol.Name) || StagedFile.IsNamed(symbol.Name))
                return true;
        var member = body.Model.GetEnclosingSymbol(path.Syntax.SpanStart, body.Cancellation);
        for (; member is not (null or INamespaceOrTypeSymbol); member = member.ContainingSymbol)
            if (SaysMade(member) || member is IMethodSymbol && Words.Any(member.Name, First))
                return true;
        return IsOfMadeFiles(member, Known.GetValue(body.Io, static _ => new(SymbolEqualityComparer.Default)));
    }

    /// <summary>A type or a namespace that says so, or that is in one: asked by all the code in it.</summary>
    static bool IsOfMadeFiles(ISymbol? scope, ConcurrentDictionary<ISymbol, bool> known)
    {
        if (scope is null or INamespaceSymbol { IsGlobalNamespace: true })
            return false;
        if (!known.TryGetValue(scope, out var isMade))
            known[scope] = isMade = (scope is INamespaceSymbol ? Words.Any(scope.Name, Tests) : SaysMade(scope)) || IsOfMadeFiles(scope.ContainingSymbol, known);
        return isMade;
    }

    static bool SaysMade(ISymbol symbol) => IsMade(symbol.Name) || Words.Any(symbol.Name, Rotation);

    static bool IsMade(string name) => Words.Any(name, Made) || Words.Any(name, Cache);

    /// <param name="source">The path that is renamed.</param>
    public static bool IsRenamed(PathKey source, IOperation? destination, MemberBody body)
    {
        if (PathRoots.IsUnderTemp(destination, body) || PathRoots.Extends(destination, source, body))
            return true;

        var member = body.Member;
        for (var symbol = member; symbol is not (null or INamespaceSymbol); symbol = symbol.ContainingSymbol)
            if (Words.Any(symbol.Name, Rotation) || Words.Any(symbol.Name, Cache))
                return true;
        foreach (var name in PathRoots.NamesIn(destination, body))
            if (Words.Any(name, Cache))
                return true;
        return false;
    }
}
