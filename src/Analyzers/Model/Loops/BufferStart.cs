using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>Where a loop that fills a buffer begins to, told by the place that each of its reads begins at.</summary>
/// <param name="First">The first byte, where that is a number that the loop does not change; null for 0 and where a counter tells.</param>
/// <param name="Counter">The counter that begins with the first byte; null for any other.</param>
/// <param name="Variable">The buffer.</param>
sealed record BufferStart(IOperation? First, ISymbol? Counter, ISymbol Variable)
{
    public bool IsZero => First is null && Counter is null;

    /// <summary>Null where the reads begin anywhere but behind what has been read.</summary>
    public static BufferStart? Of(BufferPart part, LoopBound bound, LoopShape shape, LocalValues values)
    {
        var zero = new BufferStart(First: null, Counter: null, part.Variable);
        var start = LoopBound.Widened(part.Start);
        if (start is not IBinaryOperation { OperatorMethod: null } sum)
            return LoopBound.Named(start) is not { } counter || !IsRising(counter, bound, shape) ? null
                : shape.StartsAtZero(counter) ? zero
                : counter is ILocalSymbol local && shape.FirstValue(local) is not null ? null
                : zero with { Counter = counter };

        var (left, right) = (LoopBound.Widened(sum.LeftOperand), LoopBound.Widened(sum.RightOperand));
        switch (sum.OperatorKind)
        {
            case BinaryOperatorKind.Add:
                var first = IsRisingFromZero(right) ? left : IsRisingFromZero(left) ? right : null;
                return first is not null && LoopBound.Stays(first, shape) ? zero with { First = first } : null;
            // What is missing less what there is to be read: length - left, offset + count - left.
            case BinaryOperatorKind.Subtract when bound is { Limit: null, Counter: ILocalSymbol left0 } && bound.IsCounter(right) && (shape.FirstValue(left0) ?? shape.InitialValue(left0)) is { } all:
                all = LoopBound.Widened(all);
                if (!LoopBound.Stays(all, shape) && !LoopBound.IsLengthThatStays(all, shape) || (all.Symbol() ?? ReadRequest.LengthOf(all)) is { } named && values.IsReassigned(named))
                    return null;
                if (ReadRequest.IsSameSize(left, all))
                    return zero;
                return left is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null } end && ReadRequest.IsSameSize(LoopBound.Widened(end.RightOperand), all)
                    && LoopBound.Widened(end.LeftOperand) is var before && LoopBound.Stays(before, shape)
                    ? zero with { First = before }
                    : null;
            default:
                return null;
        }

        bool IsRisingFromZero(IOperation operand) => LoopBound.Named(operand) is { } counter && IsRising(counter, bound, shape) && shape.StartsAtZero(counter);
    }

    /// <summary>Whether a part of which the code does not say the length ends where the bound does.</summary>
    public bool EndsWith(BufferPart part, LoopBound bound)
    {
        if (!IsZero)
            return false;
        if (part.End is { } end)
            return bound.IsLimit(end);
        return bound.Limit is { } limit && SymbolEqualityComparer.Default.Equals(ReadRequest.LengthOf(limit), Variable);
    }

    static bool IsRising(ISymbol counter, LoopBound bound, LoopShape shape) =>
        shape.Counters.Contains(counter) && (bound.Limit is not null || !SymbolEqualityComparer.Default.Equals(counter, bound.Counter));
}
