using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model;

/// <summary>Where one member body names a local, a parameter, a field or a property of its own type: for those who ask for one variable after the other.</summary>
sealed class SymbolReferences
{
    static readonly List<IOperation> None = new();

    readonly Dictionary<ISymbol, List<IOperation>> _references = new(SymbolEqualityComparer.Default);

    public SymbolReferences(ImmutableArray<IOperation> operations)
    {
        foreach (var operation in operations)
        {
            HaveFunctions |= operation is IAnonymousFunctionOperation or ILocalFunctionOperation;
            if (operation is not (ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation) || operation.Symbol() is not { } symbol)
                continue;
            if (!_references.TryGetValue(symbol, out var references))
                _references[symbol] = references = new();
            references.Add(operation);
        }
    }

    /// <summary>Whether any of the code is in a lambda or a local function.</summary>
    public bool HaveFunctions { get; }

    /// <summary>In the order of the code.</summary>
    public IReadOnlyList<IOperation> To(ISymbol symbol) => _references.TryGetValue(symbol, out var references) ? references : None;
}
