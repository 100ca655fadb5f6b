using System;
using System.Collections.Generic;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>What the reads of a bounded loop ask for, and the locals in which that has been computed from what is left now.</summary>
sealed class ReadRequests(LoopBound bound, LoopValues values)
{
    readonly Dictionary<ISymbol, IOperation> _sizes = new(SymbolEqualityComparer.Default);

    /// <summary>How much each read asks for at most; null before the first one, and for bytes.</summary>
    public IOperation? Size { get; private set; }

    /// <summary>How many bytes a request is.</summary>
    public ValueRange? Bytes => values.Left is { Low: >= 0 } left ? new(left.Low, Math.Min(left.High, int.MaxValue)) : null;

    /// <summary>The size that an expression cuts what is left to; null when it does not.</summary>
    public IOperation? SizeIn(IOperation length) =>
        length.Unconverted() is ILocalReferenceOperation { Local: var local } ? _sizes.TryGetValue(local, out var size) ? size : null
        : ReadRequest.SizeIn(length, bound);

    /// <summary>A read must not take more than is left. A byte is one; of a chunk the code has to say so.</summary>
    public bool Allow(StreamCall read)
    {
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
