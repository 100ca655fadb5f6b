using System.Collections.Immutable;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>The first bytes of a buffer, however they are written: <c>buffer, 0, n</c>, <c>buffer.AsSpan(0, n)</c>, <c>memory[..n]</c>.</summary>
/// <param name="Buffer">The variable that holds the array, the span or the memory.</param>
/// <param name="Length">How many bytes; null for all of the buffer.</param>
/// <param name="Views">The locals through which the expression reaches the buffer.</param>
/// <param name="CutIn">The one of them that was made with this length; null when the expression itself names the length.</param>
sealed record ByteRegion(ISymbol Buffer, IOperation? Length, ImmutableArray<ILocalSymbol> Views, ILocalSymbol? CutIn = null)
{
    const int MaxDepth = 8;

    /// <summary>The expression makes an array of its own with the same bytes, as a range of an array does: what is read into it never comes to the buffer.</summary>
    public bool IsCopy { get; private init; }

    /// <summary>The same bytes of the same buffer.</summary>
    public bool IsLike(ByteRegion other) =>
        SymbolEqualityComparer.Default.Equals(Buffer, other.Buffer)
        && (Length is { } length ? other.Length is { } otherLength && length.IsSameValue(otherLength) : other.Length is null);

    /// <summary>Null for anything that does not begin at the first byte of a variable.</summary>
    public static ByteRegion? Of(IOperation? expression, MemberBody body) => Of(expression, body, depth: 0);

    /// <summary>The region that the arguments <c>buffer, offset, count</c> name.</summary>
    public static ByteRegion? Of(IOperation buffer, IOperation offset, IOperation count, MemberBody body) =>
        offset.Int32Constant() == 0 ? Of(buffer, body)?.CutAt(count) : null;

    /// <summary>The size of the array or the stack memory that an expression creates; null when it creates none.</summary>
    public static IOperation? CreatedSize(IOperation? creation, MemberBody body)
    {
        switch (WithoutSpanConversions(creation, body.Io))
        {
            case IArrayCreationOperation { Initializer: null, DimensionSizes: { Length: 1 } sizes, Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } }:
                return sizes[0];
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                return CreatedSize(choice.WhenTrue, body) is { } one && CreatedSize(otherwise, body) is { } two && one.IsSameValue(two) ? one : null;
            case IInvocationOperation call when IsUninitializedArray(call, body.Io):
                return call.Arguments[0].Value;
            case IInvocationOperation { Arguments.Length: 1 } call when IsView(call, body.Io):
                return CreatedSize(call.Arguments[0].Value, body);
            case IObjectCreationOperation { Arguments.Length: 1 } view when IsSpanOrMemory(view.Type, body.Io):
                return CreatedSize(view.Arguments[0].Value, body);
            case { Syntax: var syntax } when StackAllocation.SizeIn(syntax) is { } size:
                return body.Model.GetOperation(size, body.Cancellation);
            default:
                return null;
        }
    }

    static ByteRegion? Of(IOperation? expression, MemberBody body, int depth)
    {
        if (depth > MaxDepth)
            return null;

        switch (WithoutSpanConversions(expression, body.Io))
        {
            case ILocalReferenceOperation { Local: var local }:
                return local.Type is not IArrayTypeSymbol && Of(body.Values.OnlyValueOf(local), body, depth + 1) is { } viewed
                    ? viewed with { Views = viewed.Views.Add(local), CutIn = viewed.CutIn ?? (viewed.Length is null ? null : local) }
                    : new(local, Length: null, ImmutableArray<ILocalSymbol>.Empty);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return new(parameter, Length: null, ImmutableArray<ILocalSymbol>.Empty);
            case IFieldReferenceOperation { Field: var field }:
                return new(field, Length: null, ImmutableArray<ILocalSymbol>.Empty);
            case IInvocationOperation call when IsView(call, body.Io):
                return Cut(Of(call.Arguments[0].Value, body, depth + 1), call.Arguments, first: 1);
            case IInvocationOperation { TargetMethod.Name: "Slice", Instance: { } sliced } call when IsSpanOrMemory(sliced.Type, body.Io):
                return Cut(Of(sliced, body, depth + 1), call.Arguments, first: 0);
            case IPropertyReferenceOperation { Property.Name: "Span", Instance: { } memory } when IsSpanOrMemory(memory.Type, body.Io):
                return Of(memory, body, depth + 1);
            case IObjectCreationOperation { Arguments.Length: > 0 } view when IsSpanOrMemory(view.Type, body.Io):
                return Cut(Of(view.Arguments[0].Value, body, depth + 1), view.Arguments, first: 1);
            case IImplicitIndexerReferenceOperation { Argument: IRangeOperation range } indexer:
                return Cut(Of(indexer.Instance, body, depth + 1), range);
            case IArrayElementReferenceOperation { Indices: { Length: 1 } indices } element when indices[0] is IRangeOperation range:
                return Cut(Of(element.ArrayReference, body, depth + 1), range) is { } copied ? copied with { IsCopy = true } : null;
            default:
                return null;
        }
    }

    /// <summary>Cut by <c>(0, n)</c>, or not at all by no arguments.</summary>
    static ByteRegion? Cut(ByteRegion? region, ImmutableArray<IArgumentOperation> arguments, int first)
    {
        if (arguments.Length == first)
            return region;
        if (arguments.Length == first + 1 && arguments[first].Value is IRangeOperation range)
            return Cut(region, range);
        return arguments.Length == first + 2 && IsAt(arguments, first, out var start) && start.Int32Constant() == 0 && IsAt(arguments, first + 1, out var length)
            ? region?.CutAt(length)
            : null;
    }

    static ByteRegion? Cut(ByteRegion? region, IRangeOperation range)
    {
        if (range.LeftOperand is { } start && FromStart(start).Int32Constant() != 0)
            return null;
        if (range.RightOperand is not { } end)
            return region;
        return FromStart(end) is var length && length.Type is { SpecialType: SpecialType.System_Int32 } ? region?.CutAt(length) : null;
    }

    /// <summary>The int of an index that counts from the start; <c>^1</c> stays what it is.</summary>
    public static IOperation FromStart(IOperation index) => index is IConversionOperation { Operand: var operand } ? operand : index;

    // Arguments stand in the order of the text; named ones may be anywhere.
    static bool IsAt(ImmutableArray<IArgumentOperation> arguments, int ordinal, out IOperation value)
    {
        value = arguments[ordinal].Value;
        return arguments[ordinal].Parameter?.Ordinal == ordinal;
    }

    ByteRegion CutAt(IOperation length) =>
        length.Unconverted() is IPropertyReferenceOperation { Property.Name: "Length", Instance: { } owner } && IsOf(owner.Symbol())
            ? this
            : this with { Length = length, CutIn = null };

    /// <summary>Whether a variable is the buffer, or a view through which the expression reaches it.</summary>
    public bool IsOf(ISymbol? symbol)
    {
        if (SymbolEqualityComparer.Default.Equals(symbol, Buffer))
            return true;
        foreach (var view in Views)
            if (SymbolEqualityComparer.Default.Equals(symbol, view))
                return true;
        return false;
    }

    public static bool IsView(IInvocationOperation call, IoSymbols io) =>
        call is { TargetMethod.Name: "AsSpan" or "AsMemory", Arguments.Length: > 0 } && call.TargetMethod.ContainingType.Is(io.MemoryExtensions);

    static bool IsUninitializedArray(IInvocationOperation call, IoSymbols io) =>
        call is { TargetMethod.Name: "AllocateUninitializedArray" or "AllocateArray" } && call.TargetMethod.ContainingType.Is(io.GC)
        && call.Arguments.Length > 0 && call.ArgumentNamed("pinned") is null;

    public static bool IsSpanOrMemory(ITypeSymbol? type, IoSymbols io) =>
        type.Is(io.Span) || type.Is(io.ReadOnlySpan) || type.Is(io.Memory) || type.Is(io.ReadOnlyMemory);

    /// <summary>An array becomes a span by an operator of Span or, from C# 14 on, by the language.</summary>
    public static IOperation? WithoutSpanConversions(IOperation? operation, IoSymbols io)
    {
        while (operation is IConversionOperation conversion && (conversion.OperatorMethod is null || IsSpanOrMemory(conversion.OperatorMethod.ContainingType, io)))
            operation = conversion.Operand;
        return operation;
    }
}
