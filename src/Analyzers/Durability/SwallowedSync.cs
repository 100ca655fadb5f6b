using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A sync in a try whose one catch does nothing, or says that all went well.</summary>
sealed record SwallowedSync(IInvocationOperation Sync, TryStatementSyntax Try) : IgnoredSync(Sync)
{
    public override string WhatHappens => $"'{Sync.Syntax}' may fail, and the catch behind it says nothing";

    /// <summary>The try goes with its catch: nothing is left for it to do.</summary>
    public bool IsUnwrapped => Try.Finally is null;

    public static SwallowedSync? Of(IInvocationOperation sync, MemberBody body)
    {
        if (sync.OwnStatement() is not { Parent: IBlockOperation { Parent: ITryOperation { Catches: { Length: 1 } catches, Syntax: TryStatementSyntax syntax } attempt } block } statement
            || attempt.Body != block || ConditionalCode.IsIn(syntax) || !SaysNothing(catches[0], attempt) || IsNoted(block, statement, catches[0]) || HasComment(syntax))
            return null;

        var plan = new SwallowedSync(sync, syntax);
        return !plan.IsUnwrapped || syntax.Parent is BlockSyntax && syntax.Block.Statements.Count > 0 && !BlockNames.AreIn(syntax.Block, static _ => false) ? plan : null;
    }

    /// <summary>Catches what a sync throws, and is empty or returns what it would have returned without the exception.</summary>
    static bool SaysNothing(ICatchClauseOperation clause, ITryOperation attempt)
    {
        if (clause.Filter is not null || !CatchesFailures(clause.ExceptionType))
            return false;
        return clause.Handler.Operations.Length switch
        {
            0 => true,
            1 => clause.Handler.Operations[0] is IReturnOperation { ReturnedValue: var value } && (value is null ? IsLast(attempt) : value is { ConstantValue: { HasValue: true, Value: true } }),
            _ => false,
        };
    }

    /// <summary>What follows the sync is skipped when it fails: a variable that is set there, and code that a return keeps from being reached, know of the failure.</summary>
    static bool IsNoted(IBlockOperation block, IOperation sync, ICatchClauseOperation clause)
    {
        for (var i = block.Operations.IndexOf(sync) + 1; i < block.Operations.Length; i++)
            if (block.Operations[i] is not IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod.Name: "Dispose" or "Close" } }
                && !(block.Operations[i] is IReturnOperation && clause.Handler.Operations.Length == 1))
                return true;
        return false;
    }

    /// <summary>Nothing of the member follows that a return in the catch would skip.</summary>
    static bool IsLast(IOperation statement) =>
        statement.Parent is IBlockOperation block && block.Operations[block.Operations.Length - 1] is var last
        && (last == statement || last is IReturnOperation { IsImplicit: true } && block.Operations.Length > 1 && block.Operations[block.Operations.Length - 2] == statement)
        && block.Parent is IMethodBodyBaseOperation or ILocalFunctionOperation or IAnonymousFunctionOperation;

    static bool CatchesFailures(ITypeSymbol? type) =>
        type is null or { SpecialType: SpecialType.System_Object } or { Name: "Exception" or "SystemException", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            or { Name: "IOException", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } };

    /// <summary>Somebody says why, or the text has no place to go.</summary>
    static bool HasComment(TryStatementSyntax statement)
    {
        foreach (var trivia in statement.DescendantTrivia())
            if (StatementText.IsComment(trivia) && statement.Span.Contains(trivia.Span)
                && (statement.Catches[0].FullSpan.Contains(trivia.Span) || trivia.SpanStart < statement.Block.OpenBraceToken.FullSpan.End || statement.Block.CloseBraceToken.TrailingTrivia.Span.Contains(trivia.Span)))
                return true;
        return false;
    }
}
