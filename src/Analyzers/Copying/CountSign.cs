using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>Whether a count of bytes can be negative, as far as the code shows.</summary>
static class CountSign
{
    const int MaxDepth = 8;

    /// <summary>A number that the loop goes up to.</summary>
    public static bool IsNeverNegative(IOperation count, ReadLoop loop, MemberBody body, int depth = 0)
    {
        if (depth > MaxDepth)
            return false;

        count = LoopBound.Widened(count);
        if (count.ConstantValue is { HasValue: true, Value: var constant })
            return constant is >= 0 or >= 0L or uint;
        if (count.Type?.SpecialType is SpecialType.System_UInt32 || IsLength(count))
            return true;
        return LoopBound.Named(count) switch
        {
            ILocalSymbol local when !body.Values.IsReassigned(local) => body.Values.OnlyValueOf(local) is { } value && IsNeverNegative(value, loop, body, depth + 1) || IsChecked(local, loop, body.Io),
            IParameterSymbol parameter when !body.Values.IsReassigned(parameter) => IsChecked(parameter, loop, body.Io),
            _ => false,
        };
    }

    /// <summary>A counter that the loop takes to 0.</summary>
    public static bool IsNeverNegative(ISymbol counter, ReadLoop loop, CopyUses uses, MemberBody body)
    {
        if (counter is ILocalSymbol local)
            return local.Type.SpecialType is SpecialType.System_UInt32 || loop.Shape.InitialValue(local) is { } value && IsNeverNegative(value, loop, body);
        if (((IParameterSymbol)counter).Type.SpecialType is SpecialType.System_UInt32)
            return true;
        // Only this loop changes it, and leaves no less than 0.
        foreach (var use in uses.Of(counter).Outside)
            if (use.Parent is IAssignmentOperation or IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: not RefKind.None })
                return false;
        return uses.Of(counter).IsInNoOtherLoop(loop) && IsChecked(counter, loop, body.Io);
    }

    static bool IsLength(IOperation count) =>
        count is IPropertyReferenceOperation { Property: { Name: "Length" or "LongLength" or "Count", ContainingType.ContainingNamespace: var owner } }
        && (owner is { Name: "System", ContainingNamespace.IsGlobalNamespace: true } || owner is { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }, Name: "IO" })
        || count is IPropertyReferenceOperation { Property.Name: "Length", Instance.Type: IArrayTypeSymbol };

    /// <summary>A statement before the loop, in a block around it, does not let a negative number pass.</summary>
    static bool IsChecked(ISymbol count, ReadLoop loop, IoSymbols io)
    {
        for (IOperation inner = loop.Loop; inner.Parent is { } outer; inner = outer)
            if (outer is IBlockOperation block)
                foreach (var statement in block.Operations)
                {
                    if (statement == inner)
                        break;
                    if (Refuses(statement, count, io))
                        return true;
                }

        return false;
    }

    static bool Refuses(IOperation statement, ISymbol count, IoSymbols io) => statement switch
    {
        IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: { Name: "ThrowIfNegative" or "ThrowIfNegativeOrZero" } method, Arguments: { Length: > 0 } arguments } } =>
            method.ContainingType.Is(io.ArgumentOutOfRangeException) && Names(arguments[0].Value, count),
        IVariableDeclarationGroupOperation { Declarations: { Length: 1 } declarations } => declarations[0] is { Declarators: { Length: 1 } declarators }
            && declarators[0].GetVariableInitializer()?.Value is IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes } && Names(sizes[0], count),
        IConditionalOperation { Condition: var test, WhenTrue: var refusal } => Leaves(refusal) && HoldsForNegative(test, count),
        _ => false,
    };

    /// <summary><c>count &lt; 0</c>, alone or as one of several reasons.</summary>
    static bool HoldsForNegative(IOperation condition, ISymbol count) => condition is IBinaryOperation { OperatorMethod: null } test && test.OperatorKind switch
    {
        BinaryOperatorKind.ConditionalOr => HoldsForNegative(test.LeftOperand, count) || HoldsForNegative(test.RightOperand, count),
        BinaryOperatorKind.LessThan => Names(test.LeftOperand, count) && test.RightOperand.ConstantValue.Value is >= 0 or >= 0L,
        BinaryOperatorKind.LessThanOrEqual => Names(test.LeftOperand, count) && test.RightOperand.ConstantValue.Value is >= -1 or >= -1L,
        _ => false,
    };

    static bool Names(IOperation operand, ISymbol count) => SymbolEqualityComparer.Default.Equals(LoopBound.Named(operand), count);

    static bool Leaves(IOperation statement) => statement is IThrowOperation or IReturnOperation
        || statement is IBlockOperation { Operations: { Length: > 0 } operations } && operations[operations.Length - 1] is IThrowOperation or IReturnOperation;
}
