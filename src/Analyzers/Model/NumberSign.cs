using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model;

/// <summary>Whether a count or an offset can be negative, as far as the code shows.</summary>
static class NumberSign
{
    const int MaxDepth = 8;

    /// <param name="code">Where the number is used: what refuses a negative one stands before.</param>
    public static bool IsNeverNegative(IOperation number, IOperation code, MemberBody body) => MostOf(number, code, body, depth: 0) is not null;

    /// <summary>The largest value of a number that is never negative, be it for an overflow; null for one that may be.</summary>
    static decimal? MostOf(IOperation number, IOperation code, MemberBody body, int depth)
    {
        if (depth > MaxDepth)
            return null;
        if (number.ConstantValue is { HasValue: true, Value: var constant })
            return constant switch { int value => NotNegative(value), long value => NotNegative(value), uint value => value, byte value => value, ushort value => value, _ => null };

        var most = number switch
        {
            IConversionOperation { OperatorMethod: null } conversion => MostOf(conversion.Operand, code, body, depth + 1),
            IParenthesizedOperation { Operand: var operand } => MostOf(operand, code, body, depth + 1),
            ILocalReferenceOperation { Local: var local } when !body.Values.IsReassigned(local) =>
                (body.Values.OnlyValueOf(local) is { } value ? MostOf(value, code, body, depth + 1) : null) ?? MostOfChecked(local, number, code, body),
            IParameterReferenceOperation { Parameter: var parameter } when !body.Values.IsReassigned(parameter) => MostOfChecked(parameter, number, code, body),
            IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.Add } binary
                when MostOf(binary.LeftOperand, code, body, depth + 1) is { } left && MostOf(binary.RightOperand, code, body, depth + 1) is { } right =>
                binary.OperatorKind == BinaryOperatorKind.Add ? left + right : left <= long.MaxValue / (right + 1) ? left * right : null,
            IPropertyReferenceOperation property when IsLength(property) => LimitOf(number.Type),
            _ => null,
        } ?? MostOf(number.Type);
        return most <= LimitOf(number.Type) ? most : null;
    }

    static decimal? MostOfChecked(ISymbol variable, IOperation number, IOperation code, MemberBody body) => NegativeNumber.IsRefusedBefore(code, variable, body.Io) ? LimitOf(number.Type) : null;

    /// <summary>Of an array, a span, a collection or a stream of the framework.</summary>
    static bool IsLength(IPropertyReferenceOperation property) =>
        property is { Property: { Name: "Length" or "LongLength" or "Count", ContainingType.ContainingNamespace: var owner } }
        && (owner is { Name: "System", ContainingNamespace.IsGlobalNamespace: true } || owner is { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }, Name: "IO" })
        || property is { Property.Name: "Length", Instance.Type: IArrayTypeSymbol };

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
