using System.Collections.Generic;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>Output that somebody looks at while it is written, as far as names and conditions say so.</summary>
static class SeenAtOnce
{
    static readonly HashSet<string> WatchedCode = Words.Of("progress", "logger", "trace", "tracer", "debug", "spinner", "heartbeat", "keepalive");

    /// <summary>Files that tell somebody how far the program has come, or why it ended, and are read before it ends.</summary>
    static readonly HashSet<string> FollowedFiles = Words.Of(
        "log", "logs", "logfile", "logpath", "logger", "trace", "progress", "status", "wal", "journal", "audit", "ledger", "checkpoint", "crash", "error", "errors");

    /// <summary>Whether the path is named like a file that somebody follows.</summary>
    public static bool IsFollowed(IOperation path, MemberBody body)
    {
        foreach (var name in PathRoots.NamesIn(path, body))
            if (Words.Any(name, FollowedFiles))
                return true;
        return false;
    }

    /// <summary>Whether a variable, or the member or type around a statement, is named so.</summary>
    public static bool IsFollowed(ISymbol stream, IOperation statement, MemberBody body)
    {
        if (Words.Any(stream.Name, FollowedFiles))
            return true;
        for (var symbol = body.Model.GetEnclosingSymbol(statement.Syntax.SpanStart, body.Cancellation); symbol is IMethodSymbol or INamedTypeSymbol; symbol = symbol.ContainingSymbol)
            if (Words.Any(symbol.Name, FollowedFiles))
                return true;
        return false;
    }

    /// <summary>
    /// Whether code talks to somebody who is watching, or writes down when things happen: then it matters how soon the rest can be seen.
    /// </summary>
    public static bool IsWatched(IOperation code, IoSymbols io)
    {
        foreach (var operation in code.DescendantsAndSelf())
            if (operation is IInvocationOperation { TargetMethod: var method } && method.ContainingType.Is(io.Console)
                || operation is IPropertyReferenceOperation { Property: var property } && (property.ContainingType.Is(io.Console) || IsClock(property)))
                return true;
        return false;
    }

    static bool IsClock(IPropertySymbol property) => property is
        { Name: "Now" or "UtcNow", ContainingType.Name: "DateTime" or "DateTimeOffset" }
        or { Name: "Elapsed" or "ElapsedMilliseconds" or "ElapsedTicks", ContainingType.Name: "Stopwatch" }
        or { Name: "TickCount" or "TickCount64", ContainingType.Name: "Environment" };

    /// <summary>Whether the member or type around a statement is named like such output, or the statement is a loop that sends as things happen.</summary>
    public static bool IsMeantAt(IOperation statement, MemberBody body)
    {
        for (var symbol = body.Model.GetEnclosingSymbol(statement.Syntax.SpanStart, body.Cancellation); symbol is IMethodSymbol or INamedTypeSymbol; symbol = symbol.ContainingSymbol)
            if (Words.Any(symbol.Name, WatchedCode))
                return true;
        return IsLiveWhile(statement);
    }

    /// <summary>A loop that goes on while something is running or connected sends as things happen.</summary>
    public static bool IsLiveWhile(IOperation statement)
    {
        if (statement is not IWhileLoopOperation { Condition: { } condition })
            return false;

        foreach (var operation in condition.DescendantsAndSelf())
            if (operation is IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Boolean, Property.Name: not "EndOfStream" } or IFieldReferenceOperation { Type.SpecialType: SpecialType.System_Boolean, Field.IsConst: false })
                return true;
        return false;
    }
}
