using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>Whether two expressions have the same value wherever they stand, as they are made of what never changes.</summary>
static class SameNumber
{
    const int MaxDepth = 8;

    public static bool IsSame(IOperation one, IOperation other, MemberBody body, int depth = 0)
    {
        if (depth > MaxDepth)
            return false;

        (one, other) = (LoopBound.Widened(one), LoopBound.Widened(other));
        if (Constant(one) is { } constant && Constant(other) is { } second)
            return constant == second;
        return AreOneVariable(one, other, body)
            || one is IPropertyReferenceOperation { Property: { Name: "Length" or "Capacity" } property, Instance: { } owner }
                && other is IPropertyReferenceOperation { Property: var otherProperty, Instance: { } otherOwner } && (owner.Type is IArrayTypeSymbol || owner.Type.Is(body.Io.MemoryMappedViewAccessor))
                && SymbolEqualityComparer.Default.Equals(property, otherProperty) && AreOneVariable(owner, otherOwner, body)
            || one is IConversionOperation { OperatorMethod: null } conversion && other is IConversionOperation { OperatorMethod: null } otherConversion
                && SymbolEqualityComparer.Default.Equals(conversion.Type, otherConversion.Type) && IsSame(conversion.Operand, otherConversion.Operand, body, depth + 1)
            || one is IBinaryOperation { OperatorMethod: null } binary && other is IBinaryOperation { OperatorMethod: null } otherBinary && binary.OperatorKind == otherBinary.OperatorKind
                && IsSame(binary.LeftOperand, otherBinary.LeftOperand, body, depth + 1) && IsSame(binary.RightOperand, otherBinary.RightOperand, body, depth + 1)
            || ValueOf(one, body) is { } value && IsSame(value, other, body, depth + 1)
            || ValueOf(other, body) is { } otherValue && IsSame(one, otherValue, body, depth + 1);
    }

    /// <summary>The number of elements with which an array was made that has no other value.</summary>
    public static IOperation? LengthOf(IOperation array, MemberBody body) =>
        array is ILocalReferenceOperation { Local: var local } && !body.Values.IsReassigned(local)
        && body.Values.OnlyValueOf(local) is IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes }
            ? sizes[0]
            : null;

    public static long? Constant(IOperation number) => number.ConstantValue is { HasValue: true, Value: var value } ? value switch { int small => small, long large => large, uint unsigned => unsigned, _ => null } : null;

    static IOperation? ValueOf(IOperation number, MemberBody body) => number switch
    {
        ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } when !body.Values.IsReassigned(local) => body.Values.OnlyValueOf(local),
        IPropertyReferenceOperation { Property.Name: "Length", Instance: { Type: IArrayTypeSymbol } array } => LengthOf(array, body),
        _ => null,
    };

    static bool AreOneVariable(IOperation one, IOperation other, MemberBody body) => one.Symbol() is { } symbol && SymbolEqualityComparer.Default.Equals(symbol, other.Symbol())
        && one is not IConversionOperation && other is not IConversionOperation && symbol switch
        {
            ILocalSymbol { RefKind: RefKind.None } => !body.Values.IsReassigned(symbol),
            IParameterSymbol parameter => LoopBound.IsOwn(parameter) && !body.Values.IsReassigned(parameter),
            IFieldSymbol field => field.IsReadOnly,
            _ => false,
        };
}
