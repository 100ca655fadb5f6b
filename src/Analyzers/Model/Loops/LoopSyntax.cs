using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Model.Loops;

/// <summary>Loops as the syntax alone tells them. Syntax is cheap: most members have no loop that a rule asks for, and need not be bound.</summary>
static class LoopSyntax
{
    public static bool IsLoop(SyntaxNode node) =>
        node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax;

    /// <summary>Whether the code has a loop of which the condition holds.</summary>
    public static bool IsIn(MemberBody body, Func<SyntaxNode, bool> condition)
    {
        foreach (var node in body.Nodes)
            if (IsLoop(node) && condition(node))
                return true;
        return false;
    }

    /// <summary>Whether a name stands in a loop of which the condition holds. Each is looked at once, however many loops stand around it.</summary>
    public static bool HasName(MemberBody body, Func<string, bool> condition)
    {
        var end = 0;
        foreach (var node in body.Nodes)
            if (IsLoop(node))
                end = Math.Max(end, node.Span.End);
            else if (node.SpanStart < end && node is SimpleNameSyntax name && condition(name.Identifier.ValueText))
                return true;
        return false;
    }
}
