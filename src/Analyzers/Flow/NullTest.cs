using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Flow;

/// <summary>A condition that asks whether something is null, in any of its spellings.</summary>
static class NullTest
{
    /// <summary>What is null when the condition turned out to be <paramref name="value"/>; null when that cannot be said of anything.</summary>
    public static IOperation? FoundNull(IOperation condition, bool value) => condition switch
    {
        IIsNullOperation { Operand: var operand } => value ? operand : null,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => FoundNull(operand, !value),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality => value ? ComparedWithNull(equality) : null,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } inequality => value ? null : ComparedWithNull(inequality),
        IIsPatternOperation { Pattern: var pattern, Value: var operand } => IsNull(pattern, value) ? operand : null,
        _ => null,
    };

    static bool IsNull(IPatternOperation pattern, bool matches) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => matches,
        INegatedPatternOperation { Pattern: var negated } => IsNull(negated, !matches),
        _ => false,
    };

    static IOperation? ComparedWithNull(IBinaryOperation comparison) =>
        IsNullConstant(comparison.RightOperand) ? Unconverted(comparison.LeftOperand) : IsNullConstant(comparison.LeftOperand) ? Unconverted(comparison.RightOperand) : null;

    static bool IsNullConstant(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };

    static IOperation Unconverted(IOperation operation) => operation is IConversionOperation conversion ? Unconverted(conversion.Operand) : operation;
}
