using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Flow;

/// <summary>The control flow graph of a member, a lambda or a local function.</summary>
static class FunctionGraph
{
    static readonly ConditionalWeakTable<ControlFlowGraph, FunctionsIn> KnownFunctions = new();

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
        return Of(FunctionAround(function), body) is not { } outer ? null
            : KnownFunctions.GetValue(outer, static graph => new(graph)).GraphOf(function, body.Cancellation);
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

    /// <summary>The lambdas and local functions of one graph. There may be thousands, and each is asked for: they are looked for once, and their graphs kept.</summary>
    sealed class FunctionsIn
    {
        readonly ControlFlowGraph _graph;
        readonly Dictionary<SyntaxNode, IFlowAnonymousFunctionOperation> _lambdas = new();
        readonly HashSet<IMethodSymbol> _functions = new(SymbolEqualityComparer.Default);
        readonly ConcurrentDictionary<SyntaxNode, ControlFlowGraph> _graphs = new();

        public FunctionsIn(ControlFlowGraph graph)
        {
            _graph = graph;
            _functions.UnionWith(graph.LocalFunctions);
            foreach (var block in graph.Blocks)
                foreach (var operation in EvaluationOrder.Of(block))
                    // What a finally or an initializer does may stand in several blocks.
                    if (operation is IFlowAnonymousFunctionOperation lambda && !_lambdas.ContainsKey(lambda.Syntax))
                        _lambdas.Add(lambda.Syntax, lambda);
        }

        public ControlFlowGraph? GraphOf(IOperation function, CancellationToken cancellation)
        {
            if (_graphs.TryGetValue(function.Syntax, out var known))
                return known;

            var found = function switch
            {
                ILocalFunctionOperation { Symbol: var symbol } when _functions.Contains(symbol) => _graph.GetLocalFunctionControlFlowGraph(symbol, cancellation),
                IAnonymousFunctionOperation when _lambdas.TryGetValue(function.Syntax, out var lambda) => _graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellation),
                _ => null,
            };
            return found is null ? null : _graphs.GetOrAdd(function.Syntax, found);
        }
    }
}
