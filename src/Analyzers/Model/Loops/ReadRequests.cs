using System;
using System.Collections.Generic;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>What the reads of a bounded loop ask for, and the locals in which that has been computed from what is left now.</summary>
/// <param name="filled">For a loop that fills a buffer: each read asks for all that is missing, at the place that the loop has reached.</param>
sealed class ReadRequests(LoopBound bound, LoopValues values, BufferStart? filled)
{
    readonly Dictionary<ISymbol, IOperation> _sizes = new(SymbolEqualityComparer.Default);

    /// <summary>How much each read asks for at most; null before the first one, and for bytes.</summary>
    public IOperation? Size { get; private set; }

    /// <summary>How many bytes a request is.</summary>
    public ValueRange? Bytes => values.Left is { Low: >= 0 } left ? new(left.Low, Math.Min(left.High, int.MaxValue)) : null;

    /// <summary>The size that an expression cuts what is left to, or what is left itself where a buffer is filled; null when it is neither.</summary>
    public IOperation? SizeIn(IOperation length) =>
        filled is not null && bound.IsLeft(length) ? length
        : length.Unconverted() is ILocalReferenceOperation { Local: var local } ? _sizes.TryGetValue(local, out var size) ? size : null
        : filled is null ? ReadRequest.SizeIn(length, bound) : null;

    /// <summary>A read must not take more than is left. A byte is one; of a chunk the code has to say so.</summary>
    public bool Allow(StreamCall read)
    {
        if (filled is not null)
            return values.Left is { Low: >= 0 } && read.Part is { } part && (part.Length is { } missing ? SizeIn(missing) is not null : filled.EndsWith(part, bound));
        if (read.Region is not { } region)
            return values.Left is { Low: > 0 };
        if (region is not { Length: { } length, CutIn: null } || values.Left is not { Low: >= 0 } || SizeIn(length) is not { } size
            || Size is { } other && !ReadRequest.IsSameSize(size, other))
            return false;

        Size = size;
        return true;
    }

    public void Add(ISymbol local, IOperation size) => _sizes[local] = size;

    public void Remove(ISymbol local) => _sizes.Remove(local);

    /// <summary>Once the bound has moved, nothing that was computed before is what is left.</summary>
    public void Clear() => _sizes.Clear();
}
