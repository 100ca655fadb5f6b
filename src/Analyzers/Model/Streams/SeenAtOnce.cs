using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>Output that somebody looks at while it is written, as far as names and conditions say so.</summary>
static class SeenAtOnce
{
    static readonly HashSet<string> Names = Words.Of("progress", "logger", "trace", "tracer", "debug", "spinner", "heartbeat", "keepalive");

    /// <summary>Whether the member or type around a statement is named like such output, or the statement is a loop that sends as things happen.</summary>
    public static bool IsMeantAt(IOperation statement, MemberBody body)
    {
        for (var symbol = body.Model.GetEnclosingSymbol(statement.Syntax.SpanStart, body.Cancellation); symbol is IMethodSymbol or INamedTypeSymbol; symbol = symbol.ContainingSymbol)
            if (Words.Any(symbol.Name, Names))
                return true;
        return IsLiveWhile(statement);
    }

    /// <summary>A loop that goes on while something is running or connected sends as things happen.</summary>
    public static bool IsLiveWhile(IOperation statement)
    {
        if (statement is not IWhileLoopOperation { Condition: { } condition })
            return false;

        foreach (var operation in condition.DescendantsAndSelf())
            if (operation is IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } or IFieldReferenceOperation { Type.SpecialType: SpecialType.System_Boolean, Field.IsConst: false })
                return true;
        return false;
    }
}
