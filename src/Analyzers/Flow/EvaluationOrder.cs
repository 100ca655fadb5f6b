using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace IoAnalyzers.Flow;

/// <summary>The operations of a block in the order in which they take effect: operands before what uses them.</summary>
static class EvaluationOrder
{
    public static IOperation[] Of(BasicBlock block)
    {
        if (block.Operations.IsEmpty && block.BranchValue is null)
            return [];

        var steps = new List<IOperation>();
        var open = new Stack<IOperation>();
        foreach (var operation in block.Operations)
            Add(operation, steps, open);
        if (block.BranchValue is { } value)
            Add(value, steps, open);
        return steps.ToArray();
    }

    /// <summary>Without recursion: a concatenation of ten thousand strings is ten thousand operations deep.</summary>
    static void Add(IOperation root, List<IOperation> steps, Stack<IOperation> open)
    {
        var first = steps.Count;
        open.Push(root);
        while (open.Count > 0)
        {
            var operation = open.Pop();
            steps.Add(operation);
            foreach (var child in operation.ChildOperations)
                open.Push(child);
        }

        // Parents before children, last child first: the reverse of evaluation.
        steps.Reverse(first, steps.Count - first);
    }
}
