using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A local that holds a writer, a reader or a stream over the stream of a file.</summary>
/// <param name="Inner">The local wrapper right below; null when the file's own stream is below.</param>
/// <param name="Owns">Closing it closes the file.</param>
/// <param name="FlushesAll">Its Flush leaves nothing behind in any buffer above the file's own stream.</param>
/// <param name="HoldsData">It has a buffer of its own, so that it must be flushed at all.</param>
sealed record StreamWrapper(ILocalSymbol Local, IOperation Creation, ILocalSymbol? Inner, StreamLifetime Lifetime, bool Owns, bool FlushesAll, bool HoldsData)
{
    /// <summary>All wrappers over the stream that was opened there; null when one of them is held by no local, so that nothing can be said of it.</summary>
    public static IReadOnlyList<StreamWrapper>? Over(IOperation opening, MemberBody body)
    {
        var wrappers = new List<StreamWrapper>();
        foreach (var operation in body.Operations)
        {
            if (operation is not (IObjectCreationOperation or IInvocationOperation) || operation == opening
                || FileBehind.WrappedBy(operation, body) is not { } wrapped || FileBehind.Of(wrapped, body) != opening)
                continue;

            if (StreamHolder.LocalHolding(operation, body) is { } local)
                wrappers.Add(Made(local, operation, wrapped, body));
            else if (operation.Converted().Parent is not IArgumentOperation { Parent: { } outer } || FileBehind.WrappedBy(outer, body) is null)
                return null;
        }

        return wrappers;
    }

    static StreamWrapper Made(ILocalSymbol local, IOperation creation, IOperation wrapped, MemberBody body)
    {
        var (owns, flushesAll) = (StreamOwnership.OwnsInner(creation, body.Io), IsFlushed(creation, body.Io));
        var layers = 1;
        var inner = wrapped.Unconverted();
        for (; FileBehind.WrappedBy(inner, body) is { } next; inner = next.Unconverted(), layers++)
            (owns, flushesAll) = (owns && StreamOwnership.OwnsInner(inner, body.Io), flushesAll && IsFlushed(inner, body.Io));

        var below = inner is ILocalReferenceOperation { Local: var held } && FileBehind.WrappedBy(body.Values.OnlyValueOf(held)?.Unconverted(), body) is not null ? held : null;
        var isReader = creation.Type?.Name.EndsWith("Reader", System.StringComparison.Ordinal) == true;
        var holdsData = !isReader && !(creation.Type.Is(body.Io.BinaryWriter) && layers == 1 && below is null);
        return new(local, creation, below, StreamLifetime.Of(local, body), owns, flushesAll || isReader, holdsData);
    }

    static bool IsFlushed(IOperation creation, IoSymbols io) =>
        creation is IObjectCreationOperation && (creation.Type.Is(io.StreamWriter) || creation.Type.Is(io.BinaryWriter) || creation.Type.Is(io.BufferedStream));
}
