using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading;
using IoAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model;

/// <summary>What is the same for every rule that looks into a member. Each part is made when the first of them asks for it, and kept as long as the model is.</summary>
/// <remarks>Rules run side by side. Two of them may make the same part at once; either will do.</remarks>
sealed class MemberCode
{
    static readonly ConditionalWeakTable<SemanticModel, ConcurrentDictionary<SyntaxNode, MemberCode>> Known = new();

    readonly SyntaxNode _syntax;
    readonly SemanticModel _model;
    ImmutableArray<SyntaxNode> _nodes;
    IOperation? _operation;
    ImmutableArray<IOperation> _operations;
    LocalValues? _values;
    SymbolReferences? _references;
    Dictionary<ISymbol, ILocalFunctionOperation>? _localFunctions;
    ControlFlowGraph? _graph;
    ISymbol? _member;

    MemberCode(SyntaxNode syntax, SemanticModel model) => (_syntax, _model) = (syntax, model);

    public static MemberCode Of(SyntaxNode syntax, SemanticModel model)
    {
        if (!Known.TryGetValue(model, out var codes))
            codes = Known.GetValue(model, static _ => new());
        return codes.TryGetValue(syntax, out var code) ? code : codes.GetOrAdd(syntax, new MemberCode(syntax, model));
    }

    public ImmutableArray<SyntaxNode> Nodes => _nodes.IsDefault ? _nodes = ImmutableArray.CreateRange(_syntax.DescendantNodes()) : _nodes;

    public ISymbol? Member(CancellationToken cancellation) =>
        _member ??= _model.GetDeclaredSymbol(_syntax, cancellation) ?? _model.GetEnclosingSymbol(_syntax.SpanStart, cancellation);

    /// <summary>The small writes in it, which two rules ask for.</summary>
    public object? SmallWrites { get; set; }

    public IOperation? Operation(CancellationToken cancellation)
    {
        try
        {
            return _operation ??= _model.GetOperation(_syntax, cancellation);
        }
        catch (InvalidOperationException) when (_syntax.ContainsDiagnostics)
        {
            // The compiler of 4.5.0 cannot make operations of an interpolated string without an end in an initializer.
            return null;
        }
    }

    public ImmutableArray<IOperation> Operations(CancellationToken cancellation)
    {
        if (_operations.IsDefault)
            _operations = Operation(cancellation) is { } root ? ImmutableArray.CreateRange(root.Descendants()) : ImmutableArray<IOperation>.Empty;
        return _operations;
    }

    public LocalValues Values(CancellationToken cancellation) => _values ??= new LocalValues(Operations(cancellation));

    public SymbolReferences References(CancellationToken cancellation) => _references ??= new SymbolReferences(Operations(cancellation));

    public IReadOnlyDictionary<ISymbol, ILocalFunctionOperation> LocalFunctions(CancellationToken cancellation)
    {
        if (_localFunctions is not null)
            return _localFunctions;

        var functions = new Dictionary<ISymbol, ILocalFunctionOperation>(SymbolEqualityComparer.Default);
        foreach (var operation in Operations(cancellation))
            if (operation is ILocalFunctionOperation function)
                functions[function.Symbol] = function;
        return _localFunctions = functions;
    }

    public ControlFlowGraph? Graph(CancellationToken cancellation) => _graph ??= FunctionGraph.OfRoot(Operation(cancellation), cancellation);
}
