using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>Whether an offset in a file can be negative, as far as the expression shows.</summary>
static class OffsetSign
{
    const int MaxDepth = 8;

    public static bool IsNeverNegative(IOperation offset, MemberBody body) => MostOf(offset, body, depth: 0) is not null;

    /// <summary>The largest value of a number that is never negative, be it for an overflow; null for one that may be.</summary>
    static decimal? MostOf(IOperation number, MemberBody body, int depth)
    {
        if (depth > MaxDepth)
            return null;
        if (number.ConstantValue is { HasValue: true, Value: var constant })
            return constant switch { int value => NotNegative(value), long value => NotNegative(value), uint value => value, byte value => value, ushort value => value, _ => null };

        var most = number switch
        {
            IConversionOperation { OperatorMethod: null } conversion => MostOf(conversion.Operand, body, depth + 1),
            IParenthesizedOperation { Operand: var operand } => MostOf(operand, body, depth + 1),
            ILocalReferenceOperation { Local: var local } when !body.Values.IsReassigned(local) && body.Values.OnlyValueOf(local) is { } value => MostOf(value, body, depth + 1),
            IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.Add } binary
                when MostOf(binary.LeftOperand, body, depth + 1) is { } left && MostOf(binary.RightOperand, body, depth + 1) is { } right =>
                binary.OperatorKind == BinaryOperatorKind.Add ? left + right : left <= long.MaxValue / (right + 1) ? left * right : null,
            IPropertyReferenceOperation { Property.Name: "Length", Instance.Type: IArrayTypeSymbol } => int.MaxValue,
            _ => null,
        } ?? MostOf(number.Type);
        return most <= LimitOf(number.Type) ? most : null;
    }

    static decimal? NotNegative(long value) => value >= 0 ? value : null;

    /// <summary>For a type that has no negative numbers.</summary>
    static decimal? MostOf(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_UInt32 or SpecialType.System_UInt16 or SpecialType.System_Byte ? LimitOf(type) : null;

    static decimal? LimitOf(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Byte => byte.MaxValue,
        SpecialType.System_UInt16 => ushort.MaxValue,
        SpecialType.System_Int32 => int.MaxValue,
        SpecialType.System_UInt32 => uint.MaxValue,
        SpecialType.System_Int64 => long.MaxValue,
        _ => null,
    };
}
