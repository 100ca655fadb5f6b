using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>How loops are left.</summary>
static class LoopExits
{
    /// <summary>Where the last break out of a loop, return or throw of a block stands, -1 without one: what comes before it happens once.</summary>
    public static int LastOf(IBlockOperation block, Dictionary<IBlockOperation, int> exits)
    {
        if (exits.TryGetValue(block, out var last))
            return last;

        last = -1;
        foreach (var statement in block.Operations)
            if (statement is IReturnOperation { Kind: OperationKind.Return } or IExpressionStatementOperation { Operation: IThrowOperation } or IThrowOperation
                || statement is IBranchOperation { BranchKind: BranchKind.Break or BranchKind.GoTo } branch && LeavesLoop(branch))
                last = statement.Syntax.SpanStart;
        exits.Add(block, last);
        return last;
    }

    static bool LeavesLoop(IBranchOperation branch)
    {
        for (var around = branch.Parent; around is not null; around = around.Parent)
        {
            if (around is ISwitchOperation choice && SymbolEqualityComparer.Default.Equals(choice.ExitLabel, branch.Target))
                return false;
            if (around is ILoopOperation)
                return true;
        }

        return true;
    }

    /// <summary>A loop without an end never reaches the flush behind it.</summary>
    public static bool CanEnd(ILoopOperation loop)
    {
        if (!IsEndless(loop))
            return true;

        var open = new Stack<IOperation>();
        open.Push(loop.Body);
        while (open.Count > 0)
        {
            var operation = open.Pop();
            if (operation is IBranchOperation { BranchKind: BranchKind.Break, Target: var target } && SymbolEqualityComparer.Default.Equals(target, loop.ExitLabel))
                return true;
            // What breaks in there leaves that.
            if (operation is not (ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation))
                foreach (var child in operation.ChildOperations)
                    open.Push(child);
        }

        return false;
    }

    /// <summary>No condition of the loop's own ends it.</summary>
    public static bool IsEndless(ILoopOperation loop) => loop is
        IWhileLoopOperation { Condition: null or { ConstantValue: { HasValue: true, Value: true } } }
        or IForLoopOperation { Condition: null or { ConstantValue: { HasValue: true, Value: true } } };

    /// <summary>The stream is there while the code runs: of a loop, it is another one in each round.</summary>
    public static bool IsDeclaredIn(ISymbol stream, IOperation code) =>
        stream is ILocalSymbol { DeclaringSyntaxReferences: { Length: > 0 } declarations } && code.Syntax.Span.Contains(declarations[0].Span);
}
