using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model;

/// <summary>What the locals and parameters of one member body are ever set to.</summary>
sealed class LocalValues
{
    readonly Dictionary<ISymbol, List<IOperation?>> _values = new(SymbolEqualityComparer.Default);

    public LocalValues(IOperation? root)
    {
        if (root is null)
            return;

        foreach (var operation in root.DescendantsAndSelf())
            Record(operation);
    }

    /// <summary>The one value that a local ever has; null when there are several, or one that no expression shows (a loop variable, an out argument).</summary>
    /// <remarks>An initial null or default is not a value: <c>FileStream? file = null; try { file = …; }</c> has one.</remarks>
    public IOperation? OnlyValueOf(ISymbol local)
    {
        if (!_values.TryGetValue(local, out var values))
            return null;

        IOperation? only = null;
        foreach (var value in values)
        {
            if (value is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation)
                continue;
            if (value is null || only is not null)
                return null;
            only = value;
        }

        return only;
    }

    /// <summary>Whether anything sets the symbol after its declaration.</summary>
    public bool IsReassigned(ISymbol symbol) =>
        _values.TryGetValue(symbol, out var values) && values.Count > (symbol is IParameterSymbol ? 0 : 1);

    void Record(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer:
                Add(declarator.Symbol, initializer.Value);
                break;
            case IVariableDeclaratorOperation { Parent: IForEachLoopOperation or ICatchClauseOperation } declarator:
                Add(declarator.Symbol, null);
                break;
            case ISimpleAssignmentOperation { IsRef: false } assignment:
                AddTarget(assignment.Target, assignment.Value);
                break;
            case ISimpleAssignmentOperation assignment:
                AddTarget(assignment.Target, null);
                break;
            case ICompoundAssignmentOperation assignment:
                AddTarget(assignment.Target, null);
                break;
            case ICoalesceAssignmentOperation assignment:
                AddTarget(assignment.Target, assignment.Value);
                break;
            case IIncrementOrDecrementOperation increment:
                AddTarget(increment.Target, null);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                AddTarget(argument.Value, null);
                break;
            case IDeconstructionAssignmentOperation { Target: ITupleOperation tuple }:
                foreach (var element in tuple.Elements)
                    AddTarget(element, null);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } symbol } pattern:
                Add(symbol, pattern.Parent is IIsPatternOperation { Value: var value } ? value : null);
                break;
            case IAddressOfOperation address:
                AddTarget(address.Reference, null);
                break;
        }
    }

    void AddTarget(IOperation target, IOperation? value)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                Add(local.Local, value);
                break;
            case IParameterReferenceOperation parameter:
                Add(parameter.Parameter, value);
                break;
            case IDeclarationExpressionOperation declaration:
                AddTarget(declaration.Expression, value);
                break;
        }
    }

    void Add(ISymbol symbol, IOperation? value)
    {
        if (!_values.TryGetValue(symbol, out var values))
            _values[symbol] = values = new();
        values.Add(value);
    }
}
