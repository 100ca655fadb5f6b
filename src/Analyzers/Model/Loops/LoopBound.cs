using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>What a loop counts to know when it has copied enough.</summary>
/// <param name="Counter">The local or parameter that each chunk changes by its length.</param>
/// <param name="Limit">What a counter goes up to, from 0; null for one that goes down to 0.</param>
sealed record LoopBound(ISymbol Counter, IOperation? Limit)
{
    /// <summary>What may be left while the loop goes on: at least one byte.</summary>
    public ValueRange AnyLeft => new(1, ValueRange.OfType(Limit?.Type ?? TypeOf(Counter))!.Value.High);

    /// <summary>A counter that goes down may begin with any number, and so may a limit; the length of an array is one for those who fill it.</summary>
    public static IEnumerable<LoopBound> In(LoopShape shape, bool fillsBuffer)
    {
        foreach (var counter in shape.Counters)
        {
            if (IsFalling(counter, shape))
            {
                if (ValueRange.OfType(TypeOf(counter)) is not null)
                    yield return new(counter, Limit: null);
            }
            else if (shape.StartsAtZero(counter) && LimitOf(counter, shape, fillsBuffer) is { } limit)
                yield return new(counter, limit);
        }
    }

    public bool IsCounter(IOperation operand) => SymbolEqualityComparer.Default.Equals(Named(operand), Counter);

    /// <summary><c>remaining</c>, <c>limit - total</c>.</summary>
    public bool IsLeft(IOperation operand)
    {
        operand = Widened(operand);
        return Limit is null ? IsCounter(operand)
            : operand is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, OperatorMethod: null } difference
                && IsCounter(difference.RightOperand) && IsLimit(difference.LeftOperand);
    }

    public bool IsLimit(IOperation operand) =>
        Limit is { ConstantValue.HasValue: true } ? SameNumber(operand.ConstantValue, Limit.ConstantValue)
        : Limit is not null && ReadRequest.LengthOf(Limit) is not null ? ReadRequest.IsSameSize(Limit, Widened(operand))
        : Limit is not null && Named(operand) is { } named && SymbolEqualityComparer.Default.Equals(named, Limit.Symbol());

    /// <summary>The variable that an expression has the value of.</summary>
    public static ISymbol? Named(IOperation operand) => Widened(operand) is var number and not IConversionOperation ? number.Symbol() : null;

    static bool SameNumber(Optional<object?> one, Optional<object?> other) =>
        one is { HasValue: true, Value: int or uint or long } && System.Convert.ToInt64(one.Value) == System.Convert.ToInt64(other.Value);

    /// <summary>Without the conversions that keep every value. <c>(int)remaining</c> is another number where much remains.</summary>
    public static IOperation Widened(IOperation operand)
    {
        while (operand is IConversionOperation { OperatorMethod: null } conversion && !operand.ConstantValue.HasValue
            && ValueRange.OfType(conversion.Type) is { } wide && ValueRange.OfType(conversion.Operand.Type) is { } narrow && wide.Low <= narrow.Low && wide.High >= narrow.High)
            operand = conversion.Operand;
        return operand;
    }

    static bool IsFalling(ISymbol counter, LoopShape shape)
    {
        foreach (var step in shape.Steps)
            if (step is CountStep { Sign: < 0 } count && SymbolEqualityComparer.Default.Equals(count.Counter, counter))
                return true;
        return false;
    }

    /// <summary>What the loop compares the counter with, or takes it from.</summary>
    static IOperation? LimitOf(ISymbol counter, LoopShape shape, bool fillsBuffer)
    {
        foreach (var operation in shape.Loop.Descendants())
        {
            if (operation is not IBinaryOperation { OperatorMethod: null, OperatorKind: not BinaryOperatorKind.Add } binary)
                continue;
            var (left, right) = (Widened(binary.LeftOperand), Widened(binary.RightOperand));
            var limit = SymbolEqualityComparer.Default.Equals(Named(left), counter) ? right
                : SymbolEqualityComparer.Default.Equals(Named(right), counter) ? left : null;
            if (limit is not null && (Stays(limit, shape) || fillsBuffer && IsLengthThatStays(limit, shape)) && Fits(limit.Type, TypeOf(counter)))
                return limit;
        }

        return null;
    }

    /// <summary>A counter of fewer bits than its limit would begin again before it is there.</summary>
    static bool Fits(ITypeSymbol? limit, ITypeSymbol? counter) =>
        ValueRange.OfType(limit) is { } limits && ValueRange.OfType(counter) is { Low: < 0 } counts && limits.High <= counts.High;

    /// <summary>A number that nothing changes while the loop runs.</summary>
    public static bool Stays(IOperation limit, LoopShape shape)
    {
        if (limit.ConstantValue.HasValue)
            return true;
        switch (limit)
        {
            case ILocalReferenceOperation { Local: { RefKind: RefKind.None } local }:
                return !shape.Sets(local);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return IsOwn(parameter) && !shape.Counters.Contains(parameter);
            case IFieldReferenceOperation { Field: { IsReadOnly: true }, Instance: null or IInstanceReferenceOperation }:
                return true;
            default:
                return false;
        }
    }

    /// <summary>The length of an array, a span or a memory that stays the same one.</summary>
    public static bool IsLengthThatStays(IOperation limit, LoopShape shape) =>
        limit is IPropertyReferenceOperation { Property.Name: "Length", Instance: { Type: IArrayTypeSymbol or INamedTypeSymbol { Name: "Span" or "Memory", ContainingNamespace.Name: "System" } } owner }
        && Stays(owner, shape);

    /// <summary>By value, and not one of a constructor, which may be the state of an object.</summary>
    public static bool IsOwn(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } };

    public static ITypeSymbol? TypeOf(ISymbol counter) => counter switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };
}
