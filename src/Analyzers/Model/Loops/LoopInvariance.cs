using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>Whether something has the same value in each round of a loop.</summary>
static class LoopInvariance
{
    /// <summary>The value is computed from what the loop keeps, and computing it does nothing else.</summary>
    public static bool IsSame(IOperation value, ILoopOperation loop, MemberBody body)
    {
        var symbols = new List<ISymbol>();
        return Collect(value, symbols, body) && KeepsAll(symbols, loop);
    }

    /// <summary>The loop declares and sets none of the variables, and neither does a function that it may call.</summary>
    public static bool KeepsAll(IEnumerable<ISymbol> symbols, ILoopOperation loop)
    {
        var kept = new HashSet<ISymbol>(symbols, SymbolEqualityComparer.Default);
        foreach (var symbol in kept)
        {
            if (symbol is ILocalSymbol && IsWithin(symbol, loop))
                return false;
            if (symbol is IFieldSymbol { IsReadOnly: false, IsConst: false } or IPropertySymbol { SetMethod.IsInitOnly: not true } and not IPropertySymbol { SetMethod: null } && RunsProgram(loop))
                return false;
        }

        return !SetsAny(loop, kept) && !NestedFunctionSetsAny(loop, kept);
    }

    /// <summary>A lambda or a local function outside of the loop may be called by it.</summary>
    static bool NestedFunctionSetsAny(ILoopOperation loop, HashSet<ISymbol> kept)
    {
        IOperation root = loop;
        while (root.Parent is { } parent)
            root = parent;
        foreach (var operation in root.Descendants())
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation && !operation.Syntax.Span.Contains(loop.Syntax.Span) && SetsAny(operation, kept))
                return true;
        return false;
    }

    static bool SetsAny(IOperation code, HashSet<ISymbol> kept)
    {
        foreach (var operation in code.Descendants())
        {
            var target = operation switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation step => step.Target,
                IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
                _ => null,
            };
            if (target is not null && Sets(target, kept))
                return true;
        }

        return false;
    }

    /// <summary>The loop runs code of the program, which may set what is not the method's own.</summary>
    public static bool RunsProgram(ILoopOperation loop)
    {
        foreach (var operation in loop.Descendants())
            if (operation is IAwaitOperation or IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.Length: > 0 } or IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.Length: > 0 })
                return true;
        return false;
    }

    static bool Collect(IOperation value, List<ISymbol> symbols, MemberBody body)
    {
        switch (value)
        {
            case { ConstantValue.HasValue: true } or ISizeOfOperation:
                return true;
            case ILocalReferenceOperation { Local: var local }:
                symbols.Add(local);
                // A variable that is set in several places may be set by a lambda.
                return local.IsConst || body.Values.IsSetOnce(local);
            // A parameter of a whole type is a field that any method may set.
            case IParameterReferenceOperation { Parameter: { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } } parameter }:
                symbols.Add(parameter);
                return !body.Values.IsReassigned(parameter);
            case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } or IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Arguments.IsEmpty: true }:
                var member = ((IMemberReferenceOperation)value).Member;
                symbols.Add(member);
                return FieldValues.KeepsItsValueIn(member, body);
            case IPropertyReferenceOperation { Property: { Name: "Length", ContainingType.SpecialType: SpecialType.System_Array or SpecialType.System_String }, Instance: { } sequence }:
                return Collect(sequence, symbols, body);
            case IConversionOperation { OperatorMethod: null, Operand: var operand }:
                return Collect(operand, symbols, body);
            case IUnaryOperation { OperatorMethod: null, Operand: var operand }:
                return Collect(operand, symbols, body);
            case IBinaryOperation { OperatorMethod: null } binary:
                return Collect(binary.LeftOperand, symbols, body) && Collect(binary.RightOperand, symbols, body);
            default:
                return false;
        }
    }

    static bool Sets(IOperation target, HashSet<ISymbol> kept)
    {
        foreach (var part in target.DescendantsAndSelf())
            if (part.Symbol() is { } symbol && kept.Contains(symbol))
                return true;
        return false;
    }

    static bool IsWithin(ISymbol symbol, ILoopOperation loop)
    {
        foreach (var declaration in symbol.DeclaringSyntaxReferences)
            if (loop.Syntax.Span.Contains(declaration.Span))
                return true;
        return false;
    }
}
