using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>A place that is computed from the index of an element: <c>start + i * sizeof(int)</c>.</summary>
static class ElementOffset
{
    /// <summary>By how much the place grows when the index grows by one; null where that differs, or what else it is made of may change.</summary>
    public static long? FactorOf(IOperation place, ISymbol counter)
    {
        place = LoopBound.Widened(place);
        if (place.ConstantValue.HasValue)
            return 0;
        switch (place)
        {
            case ILocalReferenceOperation { Local: { RefKind: RefKind.None } local }:
                return SymbolEqualityComparer.Default.Equals(local, counter) ? 1 : 0;
            case IParameterReferenceOperation { Parameter.RefKind: RefKind.None } or IFieldReferenceOperation { Field.IsVolatile: false, Instance: null or IInstanceReferenceOperation }
                or IPropertyReferenceOperation { Property.Name: "Length", Instance: ILocalReferenceOperation { Type: IArrayTypeSymbol } or IParameterReferenceOperation { Type: IArrayTypeSymbol } }:
                return 0;
            case IConversionOperation { OperatorMethod: null, IsChecked: false } conversion:
                return FactorOf(conversion.Operand, counter) is 0 ? 0 : null;
            case IBinaryOperation { OperatorMethod: null, IsChecked: false } binary when FactorOf(binary.LeftOperand, counter) is { } left && FactorOf(binary.RightOperand, counter) is { } right:
                return binary.OperatorKind switch
                {
                    BinaryOperatorKind.Add when left == 0 || left + right != 0 => left + right,
                    BinaryOperatorKind.Subtract when right == 0 => left,
                    BinaryOperatorKind.Multiply when left == 0 && right == 0 => 0,
                    BinaryOperatorKind.Multiply when SameNumber.Constant(binary.RightOperand) is { } times and not 0 => left * times,
                    BinaryOperatorKind.Multiply when SameNumber.Constant(binary.LeftOperand) is { } times and not 0 => right * times,
                    _ => null,
                };
            default:
                return null;
        }
    }

    /// <summary>The place where the index is 0, for one that <see cref="FactorOf"/> knows; null where no short text says it.</summary>
    public static (string Text, long? Constant)? FirstOf(IOperation place, ISymbol counter) =>
        Rest(place, counter) is not { } rest ? ("0", 0) : rest.Text.Length == 0 ? null : (Bare(rest.Text), rest.Constant);

    /// <summary>What is left without the index; null for nothing, and without a text where there is none.</summary>
    static (string Text, long? Constant)? Rest(IOperation place, ISymbol counter)
    {
        if (FactorOf(place, counter) is 0)
            return (TextOf(place), SameNumber.Constant(place));
        // What is written stays: without it, a number of 32 bits may overflow.
        if (place is IConversionOperation { Operand: var operand } conversion)
            return Rest(operand, counter) is not { } converted ? null
                : conversion.IsImplicit || converted.Constant is not null || converted.Text.Length == 0 ? converted
                : ($"({((CastExpressionSyntax)conversion.Syntax).Type}){Operand(converted.Text)}", null);
        if (place is not IBinaryOperation binary)
            return null;

        var (left, right) = (Rest(binary.LeftOperand, counter), Rest(binary.RightOperand, counter));
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.Add:
                return left is not { } one || one.Constant == 0 ? right : right is not { } other || other.Constant == 0 ? left
                    : one.Text.Length == 0 || other.Text.Length == 0 ? ("", null)
                    : Joined(one.Text, "+", other.Text, one.Constant + other.Constant);
            case BinaryOperatorKind.Multiply:
                var (offset, times) = FactorOf(binary.LeftOperand, counter) is 0 ? (right, left!.Value) : (left, right!.Value);
                return offset is not { } shifted ? null
                    : shifted.Text.Length == 0 ? shifted
                    : Joined(Operand(shifted.Text), "*", times.Text, shifted.Constant * times.Constant);
            default:
                return left is { Text.Length: > 0 } from ? ($"{from.Text} - {right!.Value.Text}", from.Constant - right.Value.Constant) : ("", null);
        }
    }

    /// <summary>Two numbers become one, and names stay.</summary>
    static (string, long?) Joined(string left, string sign, string right, long? value) =>
        value is < 0 or > int.MaxValue ? ("", null) : (value is not null && IsNumber(left) && IsNumber(right) ? $"{value}" : $"{left} {sign} {right}", value);

    static bool IsNumber(string text) => text[0] is >= '0' and <= '9';

    /// <summary>With the parentheses around it.</summary>
    static string TextOf(IOperation part)
    {
        var syntax = (part is IConversionOperation { IsImplicit: true } ? LoopBound.Widened(part) : part).Syntax;
        while (syntax.Parent is ParenthesizedExpressionSyntax around)
            syntax = around;
        return syntax.ToString();
    }

    static string Operand(string text) => IsWhole(text) ? text : $"({text})";

    /// <summary>A name, something in parentheses, or a cast of one of these.</summary>
    static bool IsWhole(string text) => text.IndexOf(' ') < 0 || Bare(text) != text || text[0] == '(' && IsWhole(text.Substring(text.IndexOf(')') + 1));

    /// <summary>Without parentheses around the whole.</summary>
    static string Bare(string text)
    {
        if (text[0] != '(')
            return text;
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
            if ((depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 }) == 0)
                return i == text.Length - 1 ? text.Substring(1, i - 1) : text;
        return text;
    }
}
