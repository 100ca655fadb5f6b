using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>How much a read of a bounded loop asks for: what is left, but at most a size.</summary>
static class ReadRequest
{
    /// <summary>The size in <c>Math.Min(size, left)</c> and in <c>left &lt; size ? left : size</c>; null when an expression is neither.</summary>
    public static IOperation? SizeIn(IOperation? request, LoopBound bound)
    {
        switch (request?.Unconverted())
        {
            case IInvocationOperation { Arguments: { Length: 2 } arguments } call when IsMathMin(call):
                var (one, other) = (arguments[0].Value, arguments[1].Value);
                return bound.IsLeft(one) ? Size(other) : bound.IsLeft(other) ? Size(one) : null;
            case IConditionalOperation { Condition: IBinaryOperation { OperatorMethod: null } test, WhenTrue: var whenTrue, WhenFalse: { } whenFalse }:
                return SizeIn(test, whenTrue, whenFalse, bound);
            default:
                return null;
        }
    }

    public static bool IsMathMin(IInvocationOperation call) => call.TargetMethod is
    {
        Name: "Min", IsStatic: true, Parameters.Length: 2, ContainingType: { Name: "Math", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } },
    };

    /// <summary>The same constant, or the same variable, or its length.</summary>
    public static bool IsSameSize(IOperation one, IOperation other) =>
        LengthOf(one) is { } array ? SymbolEqualityComparer.Default.Equals(array, LengthOf(other)) : one.IsSameValue(other);

    /// <summary>The array or span of which an expression is the length.</summary>
    public static ISymbol? LengthOf(IOperation size) =>
        size.Unconverted() is IPropertyReferenceOperation { Property.Name: "Length", Instance: { } array } ? array.Symbol() : null;

    static IOperation? SizeIn(IBinaryOperation test, IOperation whenTrue, IOperation whenFalse, LoopBound bound)
    {
        var isLeftFirst = bound.IsLeft(test.LeftOperand);
        if (!isLeftFirst && !bound.IsLeft(test.RightOperand) || Size(isLeftFirst ? test.RightOperand : test.LeftOperand) is not { } size)
            return null;

        bool? takesLeft = test.OperatorKind switch
        {
            BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual => isLeftFirst,
            BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => !isLeftFirst,
            _ => null,
        };
        if (takesLeft is not { } isLeftFirstBranch)
            return null;
        var (left, full) = isLeftFirstBranch ? (whenTrue, whenFalse) : (whenFalse, whenTrue);
        // What is left is smaller than the size here, so that a cast to int keeps it.
        return IsSameSize(full, size) && IsLeftCut(left, bound) ? size : null;
    }

    static bool IsLeftCut(IOperation left, LoopBound bound) =>
        bound.IsLeft(left) || left is IConversionOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Int32 } cast && bound.IsLeft(cast.Operand);

    /// <summary>An int, however it was widened to be compared.</summary>
    static IOperation? Size(IOperation size) =>
        size.Unconverted() is { Type.SpecialType: SpecialType.System_Int32 } number ? number : null;
}
