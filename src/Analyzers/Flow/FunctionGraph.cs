using System.Threading;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Flow;

/// <summary>The control flow graph of a member, a lambda or a local function.</summary>
static class FunctionGraph
{
    /// <summary>The innermost lambda or local function around an operation; the member's root operation outside of all.</summary>
    public static IOperation FunctionAround(IOperation operation)
    {
        var node = operation;
        while (node.Parent is { } parent)
        {
            node = parent;
            if (node is IAnonymousFunctionOperation or ILocalFunctionOperation)
                break;
        }

        return node;
    }

    /// <summary>Null for code that has no graph: an attribute argument, a broken member.</summary>
    public static ControlFlowGraph? Of(IOperation function, MemberBody body)
    {
        if (function.Parent is null)
            return body.Graph;
        return Of(FunctionAround(function), body) is not { } outer ? null : function switch
        {
            ILocalFunctionOperation { Symbol: var symbol } when outer.LocalFunctions.Contains(symbol) =>
                outer.GetLocalFunctionControlFlowGraph(symbol, body.Cancellation),
            IAnonymousFunctionOperation => LambdaAt(function.Syntax, outer, body.Cancellation),
            _ => null,
        };
    }

    public static ControlFlowGraph? OfRoot(IOperation? root, CancellationToken cancellation) => root switch
    {
        { Parent: not null } => null,
        IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellation),
        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellation),
        IBlockOperation block => ControlFlowGraph.Create(block, cancellation),
        IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellation),
        IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellation),
        _ => null,
    };

    static ControlFlowGraph? LambdaAt(SyntaxNode syntax, ControlFlowGraph graph, CancellationToken cancellation)
    {
        foreach (var block in graph.Blocks)
            foreach (var operation in EvaluationOrder.Of(block))
                if (operation is IFlowAnonymousFunctionOperation lambda && lambda.Syntax == syntax)
                    return graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellation);
        return null;
    }
}
