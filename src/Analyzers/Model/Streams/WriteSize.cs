using System;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>An upper bound, in bytes, of what one call writes; null when the code does not show one.</summary>
static class WriteSize
{
    const int MaxDepth = 8;
    const int MaxBytesPerChar = 4;
    const int MaxLengthPrefix = 5;

    public static int? OfCall(IInvocationOperation call, MemberBody body)
    {
        var method = call.TargetMethod;
        switch (method.Name)
        {
            case "WriteByte":
                return 1;
            case "Write7BitEncodedInt":
                return 5;
            case "Write7BitEncodedInt64":
                return 10;
            case "Write" or "WriteAsync" when call.Arguments.Length > 0:
                return OfArguments(call, body);
            default:
                return null;
        }
    }

    static int? OfArguments(IInvocationOperation call, MemberBody body)
    {
        var first = call.Arguments[0];
        if (OfPrimitive(first.Parameter?.Type) is { } size)
            return size;
        if (first.Value.ConstantValue is { HasValue: true, Value: string text })
            return MaxLengthPrefix + text.Length * MaxBytesPerChar;
        if (call.ArgumentNamed("count") is { } count && count.Int32Constant() is { } constant)
            return constant;
        return OfBytes(first.Value, body);
    }

    static int? OfPrimitive(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte => 1,
        SpecialType.System_Int16 or SpecialType.System_UInt16 => 2,
        SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single or SpecialType.System_Char => 4,
        SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double => 8,
        SpecialType.System_Decimal => 16,
        _ => type is { Name: "Half", ContainingNamespace.Name: "System" } ? 2 : null,
    };

    /// <summary>The most bytes that an array, span or memory can hold; null when the code does not show it.</summary>
    public static int? OfBytes(IOperation bytes, MemberBody body) => OfBytes(bytes, body, depth: 0);

    static int? OfBytes(IOperation? bytes, MemberBody body, int depth)
    {
        if (depth > MaxDepth)
            return null;

        switch (bytes)
        {
            case IConversionOperation conversion:
                return OfBytes(conversion.Operand, body, depth + 1);
            case IArrayCreationOperation { Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte }, DimensionSizes: { Length: 1 } sizes }:
                return sizes[0].Int32Constant();
            case IUtf8StringOperation utf8:
                return Encoding.UTF8.GetByteCount(utf8.Value);
            case ILocalReferenceOperation local when body.Values.OnlyValueOf(local.Local) is { } value:
                return OfBytes(value, body, depth + 1);
            case IFieldReferenceOperation field when FieldValues.OnlyValueOf(field.Field, body) is var (value, owner):
                return OfBytes(value, owner, depth + 1);
            case IInvocationOperation call:
                return OfResult(call, body, depth);
            case IObjectCreationOperation creation when creation.Type.Is(body.Io.ReadOnlySpan) || creation.Type.Is(body.Io.Span):
                return Smaller(creation.ArgumentNamed("length").Int32Constant(), OfBytes(creation.ArgumentNamed("array"), body, depth + 1));
            default:
                return OfSyntax(bytes, body, depth);
        }
    }

    static int? OfResult(IInvocationOperation call, MemberBody body, int depth)
    {
        var method = call.TargetMethod;
        if (method.Name == "GetBytes" && method.ContainingType is { Name: "BitConverter", ContainingNamespace.Name: "System" } && method.Parameters.Length == 1)
            return OfPrimitive(method.Parameters[0].Type);
        if (method.Name == "ToByteArray" && method.ContainingType is { Name: "Guid", ContainingNamespace.Name: "System" })
            return 16;
        if (method.Name is not ("AsSpan" or "AsMemory" or "Slice"))
            return null;

        var whole = call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        return Smaller(call.ArgumentNamed("length").Int32Constant(), OfBytes(whole, body, depth + 1));
    }

    /// <summary>What has no operation of its own on every compiler that loads this: stackalloc, and a slice by a range.</summary>
    static int? OfSyntax(IOperation? bytes, MemberBody body, int depth)
    {
        switch (bytes?.Syntax)
        {
            case StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers: { Count: 1 } ranks } type, Initializer: var values }
                when body.ModelFor(type).GetTypeInfo(type.ElementType, body.Cancellation).Type?.SpecialType == SpecialType.System_Byte && ranks[0].Sizes.Count == 1:
                return values is not null ? values.Expressions.Count : body.ModelFor(type).GetConstantValue(ranks[0].Sizes[0], body.Cancellation) is { HasValue: true, Value: int size } ? size : null;
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } slice when arguments[0].Expression is RangeExpressionSyntax range:
                return Smaller(LengthOf(range, body), OfBytes(body.ModelFor(slice).GetOperation(slice.Expression, body.Cancellation), body, depth + 1));
            default:
                return null;
        }
    }

    static int? LengthOf(RangeExpressionSyntax range, MemberBody body)
    {
        var start = range.LeftOperand is null ? 0 : Constant(range.LeftOperand, body);
        return start is { } from && range.RightOperand is { } right && Constant(right, body) is { } to ? Math.Max(0, to - from) : null;
    }

    static int? Constant(ExpressionSyntax expression, MemberBody body) =>
        body.ModelFor(expression).GetConstantValue(expression, body.Cancellation) is { HasValue: true, Value: int value } ? value : null;

    static int? Smaller(int? one, int? other) => one is null ? other : other is null ? one : Math.Min(one.Value, other.Value);
}
