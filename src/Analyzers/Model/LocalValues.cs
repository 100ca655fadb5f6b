using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model;

/// <summary>What the locals and parameters of one member body are ever set to, nested lambdas and local functions included.</summary>
sealed class LocalValues
{
    readonly Dictionary<ISymbol, List<IOperation?>> _values = new(SymbolEqualityComparer.Default);
    readonly HashSet<ISymbol> _reassigned = new(SymbolEqualityComparer.Default);

    public LocalValues(ImmutableArray<IOperation> operations)
    {
        foreach (var operation in operations)
            Record(operation);
    }

    /// <summary>
    /// The one value that a local ever has; null when there are several, or one that no expression shows (a loop variable, an out
    /// argument), and for a parameter, which has what the caller gave it.
    /// </summary>
    /// <remarks>An initial null or default is not a value: <c>FileStream? file = null; try { file = …; }</c> has one.</remarks>
    public IOperation? OnlyValueOf(ISymbol local)
    {
        if (local is IParameterSymbol || !_values.TryGetValue(local, out var values))
            return null;

        IOperation? only = null;
        foreach (var value in values)
        {
            if (IsNothing(value))
                continue;
            if (value is null || only is not null)
                return null;
            only = value;
        }

        return only;
    }

    /// <summary>Whether anything but its declaration sets the symbol.</summary>
    public bool IsReassigned(ISymbol symbol) => _reassigned.Contains(symbol);

    /// <summary>Whether the local has one place that sets it, be it a loop header or an out argument: between two times there, its value stays.</summary>
    public bool IsSetOnce(ISymbol local)
    {
        if (!_values.TryGetValue(local, out var values))
            return false;

        var count = 0;
        foreach (var value in values)
            if (!IsNothing(value))
                count++;
        return count == 1;
    }

    static bool IsNothing(IOperation? value) => value is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation;

    void Record(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } declarator:
                // Two names for one variable: neither shows what the other is set to.
                Add(declarator.Symbol, null);
                if (declarator.GetVariableInitializer() is { Value: var aliased })
                    Set(aliased, null);
                break;
            case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer:
                Add(declarator.Symbol, initializer.Value);
                break;
            case IVariableDeclaratorOperation { Parent: IForEachLoopOperation or ICatchClauseOperation } declarator:
                Add(declarator.Symbol, null);
                break;
            case IForEachLoopOperation { LoopControlVariable: ITupleOperation or IDeclarationExpressionOperation } loop:
                Set(loop.LoopControlVariable, null);
                break;
            case ISimpleAssignmentOperation { IsRef: true } assignment:
                Set(assignment.Target, null);
                Set(assignment.Value, null);
                break;
            case ISimpleAssignmentOperation assignment:
                Set(assignment.Target, assignment.Value);
                break;
            case ICoalesceAssignmentOperation assignment:
                Set(assignment.Target, assignment.Value);
                break;
            case IDeconstructionAssignmentOperation or ICompoundAssignmentOperation:
                Set(((IAssignmentOperation)operation).Target, null);
                break;
            case IIncrementOrDecrementOperation increment:
                Set(increment.Target, null);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                Set(argument.Value, null);
                break;
            case IAddressOfOperation address:
                Set(address.Reference, null);
                break;
            case IDynamicInvocationOperation or IDynamicObjectCreationOperation or IInvalidOperation:
                // These do not show which of their arguments are passed by reference.
                foreach (var child in operation.ChildOperations)
                    Set(child, null);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } symbol } pattern:
                Add(symbol, Matched(pattern));
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } symbol } pattern:
                Add(symbol, Matched(pattern));
                break;
        }
    }

    /// <summary>What a pattern that stands directly behind <c>is</c>, or <c>is not</c>, looks at.</summary>
    static IOperation? Matched(IPatternOperation pattern) =>
        (pattern.Parent is INegatedPatternOperation negated ? negated.Parent : pattern.Parent) is IIsPatternOperation { Value: var value } ? value : null;

    void Set(IOperation target, IOperation? value)
    {
        switch (target)
        {
            case ILocalReferenceOperation { IsDeclaration: true } local:
                Add(local.Local, value);
                break;
            case ILocalReferenceOperation local:
                _reassigned.Add(local.Local);
                Add(local.Local, value);
                break;
            case IParameterReferenceOperation parameter:
                _reassigned.Add(parameter.Parameter);
                break;
            case IDeclarationExpressionOperation declaration:
                Set(declaration.Expression, value);
                break;
            case IConversionOperation conversion:
                Set(conversion.Operand, null);
                break;
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                    Set(element, null);
                break;
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                Set(choice.WhenTrue, null);
                Set(otherwise, null);
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
