using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Copying;

/// <summary>Whether single bytes and chunks are the same to two streams.</summary>
static class ByteStreams
{
    public static bool MoveAsChunks(CopyLoop loop, MemberBody body) =>
        MovesOneByte(loop.Read, body) && MovesOneByte(loop.Write, body)
        && StreamOrigin.Of(loop.Write.Stream, body) is not { Trait.Writes: Transfer.EachMessage }
        && (StreamOrigin.Of(loop.Read.Stream, body) is not { } source || !WaitsForMore(source));

    /// <summary>ReadByte and WriteByte of Stream are a Read and a Write of one byte; an override may do anything else, such as to look for an end mark.</summary>
    static bool MovesOneByte(StreamCall call, MemberBody body)
    {
        var name = call.Call.TargetMethod.Name;
        return IsKnown(call.Call.TargetMethod.ContainingType, body.Io)
            && (call.Stream.Symbol() is not ILocalSymbol local || IsKnown(Implementing(body.Values.OnlyValueOf(local)?.Unconverted().Type, name), body.Io));
    }

    /// <summary>The class whose method of that name a value of the type has; null where that is unknown.</summary>
    static INamedTypeSymbol? Implementing(ITypeSymbol? type, string name)
    {
        for (var declaring = type as INamedTypeSymbol; declaring is not null; declaring = declaring.BaseType)
            foreach (var member in declaring.GetMembers(name))
                if (member is IMethodSymbol { IsOverride: true })
                    return declaring;
        return null;
    }

    static bool IsKnown(INamedTypeSymbol? type, IoSymbols io) => type is null || type.Is(io.Stream) || io.Traits.Of(type) is not null;

    /// <summary>
    /// A loop passes a byte on as soon as it is there. A stream that collects may read until it has all that it was asked for, as BufferedStream
    /// does, and those that decompress or decrypt before .NET 6, while the peer waits to see what it has sent.
    /// </summary>
    static bool WaitsForMore(StreamOrigin source) =>
        source is { Trait.Backing: Backing.Inner, Bottom.Trait.Backing: Backing.Peer } && source.Trait.Reads != Transfer.Each;
}
