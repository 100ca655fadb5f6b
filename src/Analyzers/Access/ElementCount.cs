using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>How many elements of an array a loop moves: the array has so many, and the number is not negative.</summary>
/// <param name="Bound">What its index stays below; null for all elements.</param>
/// <param name="Text">The number as an int.</param>
/// <param name="Constant">Its value, where the code shows it.</param>
sealed record ElementCount(IOperation? Bound, IOperation Array, string Text, long? Constant)
{
    /// <summary>Null where the array may be shorter, and the loop ends with an exception of it.</summary>
    public static ElementCount? Of(IOperation? bound, IOperation array, MemberBody body)
    {
        var (length, size) = ($"{array.Syntax}.Length", SameNumber.LengthOf(array, body));
        if (bound is null || IsLengthOf(bound, array))
            return new(bound, array, length, size is null ? null : SameNumber.Constant(size));
        if (size is null || !SameNumber.IsSame(size, bound, body) && !IsLess(bound, size))
            return null;
        return new(bound, array, bound.Type?.SpecialType == SpecialType.System_Int32 ? bound.Syntax.ToString() : length, SameNumber.Constant(bound) ?? SameNumber.Constant(size));
    }

    /// <summary>Whether an expression has the value of this count.</summary>
    public bool IsSame(IOperation number, MemberBody body) =>
        Bound is not null && SameNumber.IsSame(number, Bound, body)
        || IsLengthOf(number, Array) && (Bound is null || IsLengthOf(Bound, Array) || SameNumber.LengthOf(Array, body) is { } whole && SameNumber.IsSame(whole, Bound, body))
        || Bound is null && SameNumber.LengthOf(Array, body) is { } size && SameNumber.IsSame(size, number, body);

    static bool IsLess(IOperation bound, IOperation size) =>
        SameNumber.Constant(bound) is >= 0 and var few && bound.Type?.SpecialType == SpecialType.System_Int32 && SameNumber.Constant(size) is { } all && few <= all;

    static bool IsLengthOf(IOperation number, IOperation array) =>
        LoopBound.Widened(number) is IPropertyReferenceOperation { Property.Name: "Length", Instance: { Type: IArrayTypeSymbol } measured }
        && array.Symbol() is { } symbol && SymbolEqualityComparer.Default.Equals(symbol, measured.Symbol());
}
