using System;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Copying;

/// <summary>The throw or return of a loop at the end of its stream, which comes to stand behind the call.</summary>
/// <param name="Statement">The throw or return.</param>
/// <param name="If">The statement that does nothing else under one condition; null where the loop has it in another place.</param>
/// <param name="Counter">The counter that it names.</param>
sealed record FillExit(StatementSyntax Statement, IfStatementSyntax? If, ISymbol? Counter)
{
    /// <summary>The text of the loop that stays.</summary>
    public TextSpan Kept => If is { } choice ? TextSpan.FromBounds(choice.CloseParenToken.Span.End, choice.Span.End) : Statement.Span;

    /// <summary>Null where it needs what is gone with the loop.</summary>
    public static FillExit? Of(IOperation exit, FillLoop loop)
    {
        if (exit.Syntax is not StatementSyntax statement || HasTokenOfLines(statement))
            return null;

        ISymbol? counter = null;
        foreach (var operation in exit.Descendants())
        {
            if (operation is not (ILocalReferenceOperation or IParameterReferenceOperation) || operation.Symbol() is not { } named || !loop.Shape.Sets(named))
                continue;
            if (!loop.Shape.Counters.Contains(named) || counter is not null && !SymbolEqualityComparer.Default.Equals(counter, named))
                return null;
            counter = named;
        }

        return new(statement, OnlyIfAround(statement, (StatementSyntax)loop.Loop.Syntax), counter);
    }

    /// <summary>The same return stands behind the loop, so that the loop need not have it.</summary>
    public static bool IsRepeatedBehind(IOperation exit, FillLoop loop) =>
        exit.Syntax is ReturnStatementSyntax statement && loop.Loop.Syntax is StatementSyntax { Parent: BlockSyntax { Statements: var siblings } } around
        && siblings.IndexOf(around) + 1 is var next && next < siblings.Count && SyntaxFactory.AreEquivalent(statement, siblings[next]);

    static IfStatementSyntax? OnlyIfAround(StatementSyntax statement, StatementSyntax loop)
    {
        var outer = statement.Parent is BlockSyntax { Statements.Count: 1 } block ? block : statement;
        return outer.Parent is IfStatementSyntax { Else: null } choice && choice.Statement == outer && choice.Parent is not ElseClauseSyntax && loop.Span.Contains(choice.Span) ? choice : null;
    }

    /// <summary>Lines of a string are not indented anew.</summary>
    static bool HasTokenOfLines(SyntaxNode statement)
    {
        foreach (var token in statement.DescendantTokens())
            if (token.Text.IndexOf('\n') >= 0)
                return true;
        return false;
    }
}
