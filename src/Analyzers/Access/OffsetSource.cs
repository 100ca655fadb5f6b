using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>Where a loop takes an offset from: from data, which name any place, or from a counter, which goes through the file.</summary>
sealed class OffsetSource(ILoopOperation loop, MemberBody body)
{
    const int MaxDepth = 4;

    public bool IsData(IOperation value) => IsData(value, depth: 0);

    bool IsData(IOperation value, int depth)
    {
        if (depth > MaxDepth)
            return false;
        foreach (var part in value.DescendantsAndSelf())
            if (part switch
                {
                    ILocalReferenceOperation { Local: var local } => IsSetToData(local, depth),
                    IParameterReferenceOperation { Parameter: var parameter } => IsSetToData(parameter, depth),
                    IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } => MentionsChanged(part, stepsOnly: false, depth),
                    IInvocationOperation call => IsDataCall(call, depth),
                    _ => false,
                })
                return true;
        return false;
    }

    /// <summary>What a call makes of a counter may well go up as that does.</summary>
    bool IsDataCall(IInvocationOperation call, int depth) =>
        !call.TargetMethod.ContainingType.Is(body.Io.Math) && !call.TargetMethod.ContainingType.Is(body.Io.RandomAccess) && call.TargetMethod.ContainingType.Name != "Interlocked"
        && !MentionsChanged(call, stepsOnly: true, depth);

    bool IsSetToData(ISymbol variable, int depth)
    {
        foreach (var operation in loop.DescendantsAndSelf())
            if (operation switch
                {
                    IForEachLoopOperation { Collection: var collection, LoopControlVariable: var control } => Names(control, variable) && collection.Unconverted() is not IInvocationOperation { TargetMethod.Name: "Range" },
                    IVariableDeclaratorOperation { Symbol: var symbol } declarator => IsVariable(symbol, variable) && declarator.GetVariableInitializer() is { Value: var value } && IsData(value, depth + 1),
                    ISimpleAssignmentOperation { Target: var target, Value: var value } => IsVariable(target.Symbol(), variable) && IsData(value, depth + 1),
                    IArgumentOperation { Parameter.RefKind: RefKind.Out, Value: var given, Parent: IInvocationOperation call } => Names(given, variable) && IsDataCall(call, depth),
                    _ => false,
                })
                return true;
        return false;
    }

    /// <summary>Names something that the loop moves on by a step, or sets at all.</summary>
    bool MentionsChanged(IOperation value, bool stepsOnly, int depth)
    {
        if (depth > MaxDepth)
            return false;
        foreach (var part in value.Descendants())
            if (part is ILocalReferenceOperation or IParameterReferenceOperation && part.Symbol() is { } variable && IsChanged(variable, stepsOnly, depth))
                return true;
        return false;
    }

    bool IsChanged(ISymbol variable, bool stepsOnly, int depth)
    {
        foreach (var operation in loop.DescendantsAndSelf())
            if (operation switch
                {
                    IIncrementOrDecrementOperation { Target: var target } => IsVariable(target.Symbol(), variable),
                    ICompoundAssignmentOperation { Target: var target } => IsVariable(target.Symbol(), variable),
                    ISimpleAssignmentOperation { Target: var target, Value: var value } => IsVariable(target.Symbol(), variable) && (!stepsOnly || Names(value, variable)),
                    IVariableDeclaratorOperation { Symbol: var symbol } declarator => IsVariable(symbol, variable) && declarator.GetVariableInitializer() is { Value: var value } && MentionsChanged(value.Parent!, stepsOnly, depth + 1),
                    IForEachLoopOperation { LoopControlVariable: var control } => !stepsOnly && Names(control, variable),
                    _ => false,
                })
                return true;
        return false;
    }

    /// <summary>Is the variable, or mentions or declares it.</summary>
    static bool Names(IOperation operation, ISymbol variable)
    {
        foreach (var part in operation.DescendantsAndSelf())
            if (IsVariable(part is IVariableDeclaratorOperation { Symbol: var declared } ? declared : part.Symbol(), variable))
                return true;
        return false;
    }

    static bool IsVariable(ISymbol? symbol, ISymbol variable) => SymbolEqualityComparer.Default.Equals(symbol, variable);
}
