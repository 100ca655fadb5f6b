using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model;

/// <summary>Whether code lets a negative number come as far as to a statement.</summary>
static class NegativeNumber
{
    /// <summary>A statement before the code, in a block around it, does not let a negative number pass.</summary>
    public static bool IsRefusedBefore(IOperation code, ISymbol number, IoSymbols io)
    {
        for (var inner = code; inner.Parent is { } outer; inner = outer)
            if (outer is IBlockOperation block)
                foreach (var statement in block.Operations)
                {
                    if (statement == inner)
                        break;
                    if (Refuses(statement, number, io))
                        return true;
                }

        return false;
    }

    static bool Refuses(IOperation statement, ISymbol number, IoSymbols io) => statement switch
    {
        IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: { Name: "ThrowIfNegative" or "ThrowIfNegativeOrZero" } method, Arguments: { Length: > 0 } arguments } } =>
            method.ContainingType.Is(io.ArgumentOutOfRangeException) && Names(arguments[0].Value, number),
        IVariableDeclarationGroupOperation { Declarations: { Length: 1 } declarations } => declarations[0] is { Declarators: { Length: 1 } declarators }
            && declarators[0].GetVariableInitializer()?.Value is IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes } && Names(sizes[0], number),
        IConditionalOperation { Condition: var test, WhenTrue: var refusal } => Leaves(refusal) && HoldsForNegative(test, number),
        _ => false,
    };

    /// <summary><c>number &lt; 0</c>, alone or as one of several reasons.</summary>
    static bool HoldsForNegative(IOperation condition, ISymbol number) => condition is IBinaryOperation { OperatorMethod: null } test && test.OperatorKind switch
    {
        BinaryOperatorKind.ConditionalOr => HoldsForNegative(test.LeftOperand, number) || HoldsForNegative(test.RightOperand, number),
        BinaryOperatorKind.LessThan => Names(test.LeftOperand, number) && test.RightOperand.ConstantValue.Value is >= 0 or >= 0L,
        BinaryOperatorKind.LessThanOrEqual => Names(test.LeftOperand, number) && test.RightOperand.ConstantValue.Value is >= -1 or >= -1L,
        _ => false,
    };

    static bool Names(IOperation operand, ISymbol number) => SymbolEqualityComparer.Default.Equals(LoopBound.Named(operand), number);

    static bool Leaves(IOperation statement) => statement is IThrowOperation or IReturnOperation
        || statement is IBlockOperation { Operations: { Length: > 0 } operations } && operations[operations.Length - 1] is IThrowOperation or IReturnOperation;
}
