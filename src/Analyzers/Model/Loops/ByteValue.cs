using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>The ways to write the byte that <c>ReadByte</c> returned as an int: <c>(byte)b</c>, <c>(byte)(b &amp; 0xFF)</c>, <c>Convert.ToByte(b)</c>.</summary>
static class ByteValue
{
    /// <summary>The local that an expression is equal to where it holds 0 to 255; null when it may be anything else.</summary>
    public static ILocalSymbol? LocalOf(IOperation value) => value switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IConversionOperation { OperatorMethod: null, Type: { } type } conversion when HoldsEveryByte(type) => LocalOf(conversion.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.And, OperatorMethod: null } mask when mask.RightOperand.Int32Constant() == byte.MaxValue => LocalOf(mask.LeftOperand),
        IInvocationOperation { TargetMethod: { Name: "ToByte", ContainingType: { Name: "Convert", ContainingNamespace.Name: "System" } }, Arguments: { Length: 1 } arguments } =>
            LocalOf(arguments[0].Value),
        _ => null,
    };

    static bool HoldsEveryByte(ITypeSymbol type) => type.SpecialType is
        SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Int32 or SpecialType.System_UInt32
        or SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Char;
}
