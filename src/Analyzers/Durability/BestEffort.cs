using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Durability;

/// <summary>Code that may fail without anybody being told: what cleans up, what only tries, and what writes logs.</summary>
static class BestEffort
{
    static readonly HashSet<string> Members = Words.Of("dispose", "close", "finalize", "cleanup", "shutdown", "abort", "try", "best", "effort", "quiet", "quietly", "silent", "silently", "safe", "safely", "unsafe", "ignore", "ignoring");
    static readonly HashSet<string> Types = Words.Of("logger", "loggers", "logging", "logfile", "appender", "appenders", "sink", "trace", "tracer", "tracing", "telemetry", "diagnostics", "listener");

    public static bool IsIn(MemberBody body)
    {
        var symbol = body.Member;
        for (; symbol is not (null or INamespaceSymbol); symbol = symbol.ContainingSymbol)
            if (symbol is IMethodSymbol { MethodKind: MethodKind.Destructor } || Words.Any(symbol.Name, symbol is INamedTypeSymbol ? Types : Members))
                return true;
        return false;
    }
}
