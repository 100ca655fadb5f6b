using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A loop that is there to sync again after a failure.</summary>
/// <param name="Loop">Holds nothing but a try around the sync, with the catches that lead to the next round.</param>
/// <param name="Kept">What stands for it: the sync, and the return behind it where the loop ends by one.</param>
sealed record RetriedSync(IInvocationOperation Sync, StatementSyntax Loop, StatementSyntax[] Kept) : IgnoredSync(Sync)
{
    public override string WhatHappens => $"'{Sync.Syntax}' is tried again after it failed, and then succeeds without the bytes that were lost";

    public static RetriedSync? Of(IInvocationOperation sync)
    {
        if (sync.OwnStatement() is not { Parent: IBlockOperation { Parent: ITryOperation { Catches.Length: > 0, Finally: null, Parent: IBlockOperation { Operations.Length: 1, Parent: ILoopOperation loop } } attempt } block } statement
            || loop.Syntax is not StatementSyntax { Parent: BlockSyntax } syntax || ConditionalCode.IsIn(syntax) || block.Operations[0] != statement)
            return null;

        var isEndless = loop is IWhileLoopOperation { Condition: { ConstantValue: { HasValue: true, Value: true } } } or IForLoopOperation { Condition: null };
        var kept = (StatementSyntax)statement.Syntax;
        foreach (var clause in attempt.Catches)
            if (!LeadsToNextRound(clause, syntax))
                return null;
        return block.Operations.Length == 2 ? block.Operations[1] switch
        {
            IBranchOperation { BranchKind: BranchKind.Break } => new(sync, syntax, new[] { kept }),
            // Behind a loop that gives up, other code follows, which a success never reaches.
            IReturnOperation { Syntax: StatementSyntax end } when isEndless => new(sync, syntax, new[] { kept, end }),
            _ => null,
        } : null;
    }

    /// <summary>Waits, counts, or gives up under a condition, by throwing.</summary>
    static bool LeadsToNextRound(ICatchClauseOperation clause, StatementSyntax loop)
    {
        foreach (var operation in clause.Handler.Operations)
            if (!(operation is IConditionalOperation { WhenFalse: null, WhenTrue: var giveUp } && IsThrow(giveUp) || operation is IExpressionStatementOperation { Operation: var effect } && IsPause(effect, loop)
                || operation is IBranchOperation { BranchKind: BranchKind.Continue }))
                return false;
        return true;
    }

    static bool IsThrow(IOperation operation) => operation switch
    {
        IBlockOperation { Operations: { Length: 1 } only } => IsThrow(only[0]),
        IExpressionStatementOperation { Operation: IThrowOperation } or IThrowOperation => true,
        _ => false,
    };

    static bool IsPause(IOperation effect, StatementSyntax loop) => effect switch
    {
        IAwaitOperation { Operation: IInvocationOperation { TargetMethod.Name: "Delay" } } => true,
        IInvocationOperation { TargetMethod.Name: "Sleep" or "Yield" or "SpinWait" or "SpinOnce" } => true,
        // One of the method would be left without a use.
        IIncrementOrDecrementOperation { Target: ILocalReferenceOperation { Local: { DeclaringSyntaxReferences: { Length: 1 } declarations } } } => loop.Span.Contains(declarations[0].Span),
        _ => false,
    };
}
