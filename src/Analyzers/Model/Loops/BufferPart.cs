using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>The bytes of a buffer from a place on: <c>buffer, total, count - total</c>, <c>buffer.AsSpan(total)</c>, <c>memory[total..count]</c>.</summary>
/// <param name="Buffer">The array, the span or the memory as it is written.</param>
/// <param name="Variable">The local, parameter or field that holds it.</param>
/// <param name="Start">The first byte.</param>
/// <param name="Length">How many bytes; null where the code does not say it.</param>
/// <param name="End">The byte behind the last one; null where the code does not say it, and for all of the rest without a length.</param>
sealed record BufferPart(IOperation Buffer, ISymbol Variable, IOperation Start, IOperation? Length, IOperation? End)
{
    public static BufferPart? Of(IOperation buffer, IOperation start, IOperation length, IoSymbols io) => Make(buffer, start, length, end: null, io);

    public static BufferPart? Of(IOperation? expression, IoSymbols io)
    {
        switch (ByteRegion.WithoutSpanConversions(expression, io))
        {
            case IInvocationOperation call when ByteRegion.IsView(call, io):
                return Cut(call.Arguments[0].Value, call.Arguments, first: 1, io);
            case IInvocationOperation { TargetMethod.Name: "Slice", Instance: { } sliced } call when ByteRegion.IsSpanOrMemory(sliced.Type, io):
                return Cut(sliced, call.Arguments, first: 0, io);
            case IObjectCreationOperation { Arguments.Length: 3 } view when ByteRegion.IsSpanOrMemory(view.Type, io):
                return Cut(view.Arguments[0].Value, view.Arguments, first: 1, io);
            // A range of an array is a copy, which a read does not fill for anybody.
            case IImplicitIndexerReferenceOperation { Argument: IRangeOperation range } indexer when ByteRegion.IsSpanOrMemory(indexer.Instance.Type, io):
                return Cut(indexer.Instance, range, io);
            default:
                return null;
        }
    }

    static BufferPart? Cut(IOperation buffer, ImmutableArray<IArgumentOperation> arguments, int first, IoSymbols io)
    {
        if (arguments.Length == first || arguments[first].Parameter?.Ordinal != first)
            return null;
        if (arguments.Length == first + 1)
            return arguments[first].Value is IRangeOperation range ? Cut(buffer, range, io) : Make(buffer, arguments[first].Value, length: null, end: null, io);
        return arguments.Length == first + 2 && arguments[first + 1].Parameter?.Ordinal == first + 1
            ? Make(buffer, arguments[first].Value, arguments[first + 1].Value, end: null, io)
            : null;
    }

    static BufferPart? Cut(IOperation buffer, IRangeOperation range, IoSymbols io) =>
        range.LeftOperand is { } start ? Make(buffer, ByteRegion.FromStart(start), length: null, range.RightOperand is { } end ? ByteRegion.FromStart(end) : null, io) : null;

    static BufferPart? Make(IOperation buffer, IOperation start, IOperation? length, IOperation? end, IoSymbols io)
    {
        var inner = ByteRegion.WithoutSpanConversions(buffer, io);
        var owner = inner is IPropertyReferenceOperation { Property.Name: "Span", Instance: { } memory } && ByteRegion.IsSpanOrMemory(memory.Type, io) ? memory : inner;
        return inner is not null && start.Type?.SpecialType is SpecialType.System_Int32
            && owner is ILocalReferenceOperation { Local.RefKind: RefKind.None } or IParameterReferenceOperation { Parameter.RefKind: RefKind.None }
                or IFieldReferenceOperation { Field.IsReadOnly: true, Instance: null or IInstanceReferenceOperation }
            && (inner.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } || ByteRegion.IsSpanOrMemory(inner.Type, io))
            ? new(inner, owner.Symbol()!, start, length, end)
            : null;
    }
}
