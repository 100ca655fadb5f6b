using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model;

/// <summary>Text that stands for itself when it is encoded alone: it neither begins nor ends inside a character.</summary>
static class WholeText
{
    /// <summary>Not a character alone, which may be half of one: two halves that one writer gets make a whole.</summary>
    public static bool Is(IOperation text) => text.Unconverted() switch
    {
        { ConstantValue: { HasValue: true, Value: null } } => false,
        IInvocationOperation { TargetMethod.Name: "ToString", Instance.Type.SpecialType: SpecialType.System_Char } => false,
        IInvocationOperation { TargetMethod.Name: "Substring" } => false,
        IObjectCreationOperation { Type.SpecialType: SpecialType.System_String } => false,
        IBinaryOperation sum => IsWhole(sum.LeftOperand) || IsWhole(sum.RightOperand),
        IInterpolatedStringOperation { Parts: { Length: > 0 } parts } =>
            IsWholeIn(parts[0]) || IsWholeIn(parts[parts.Length - 1]),
        _ => true,
    };

    /// <summary>Whether a call of a text writer writes nothing that begins or ends inside a character.</summary>
    public static bool IsWrittenBy(IInvocationOperation write)
    {
        if (write.TargetMethod.Name is "WriteLine" or "WriteLineAsync" || write.Arguments.IsEmpty)
            return true;

        var text = write.Arguments[0].Value.Unconverted();
        return text.Type switch
        {
            { SpecialType: SpecialType.System_Char } => text.ConstantValue.HasValue,
            { SpecialType: SpecialType.System_String } => Is(text),
            IArrayTypeSymbol or { Name: "ReadOnlySpan" or "ReadOnlyMemory" } => false,
            _ => true,
        };
    }

    static bool IsWholeIn(IInterpolatedStringContentOperation part) => part is not IInterpolationOperation { Expression: var value } || IsWhole(value);

    static bool IsWhole(IOperation operand) =>
        operand.Unconverted() is var value && (value.Type?.SpecialType != SpecialType.System_Char || value.ConstantValue.HasValue) && Is(value);
}
