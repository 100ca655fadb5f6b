using System;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>How much one call reads at most, and whether it goes on until it has all of it.</summary>
/// <param name="Bytes">Null when the code does not show a bound.</param>
/// <param name="IsExact">
/// The call never comes back with a part while the other end is silent: it reads one byte, or waits for all that it was asked for. Only
/// such a call does the same over a <c>BufferedStream</c>, whose Read waits for more when its buffer holds a part of what is asked for.
/// </param>
readonly record struct ReadSize(int? Bytes, bool IsExact)
{
    const int MaxBytesPerChar = 4;

    // BinaryReader fetches a string in pieces of this size; ReadSizeTests measures it.
    const int PieceOfString = 128;

    /// <summary>Null for a call that is no read of a stream or a BinaryReader.</summary>
    public static ReadSize? OfCall(IInvocationOperation call, MemberBody body) =>
        call.Instance is not { } target ? null
        : target.Type.Is(body.Io.BinaryReader) ? OfReader(call, body)
        : target.Type.DerivesFrom(body.Io.Stream) ? OfStream(call, body)
        : null;

    static ReadSize? OfStream(IInvocationOperation call, MemberBody body)
    {
        switch (call.TargetMethod.Name)
        {
            case "ReadByte":
                return new(1, IsExact: true);
            case "ReadExactly" or "ReadExactlyAsync":
                return new(OfBuffer(call, body), IsExact: true);
            case "Read" or "ReadAsync":
                return OfBuffer(call, body) is var size ? new(size, IsExact: size == 1) : null;
            case "ReadAtLeast" or "ReadAtLeastAsync" or "CopyTo" or "CopyToAsync" or "BeginRead":
                return new(null, IsExact: false);
            default:
                return null;
        }
    }

    static ReadSize? OfReader(IInvocationOperation call, MemberBody body)
    {
        switch (call.TargetMethod.Name)
        {
            case "ReadByte" or "ReadSByte" or "ReadBoolean":
                return new(1, IsExact: true);
            case "ReadInt16" or "ReadUInt16" or "ReadHalf":
                return new(2, IsExact: true);
            case "ReadInt32" or "ReadUInt32" or "ReadSingle" or "ReadChar" or "PeekChar":
                return new(4, IsExact: true);
            case "ReadInt64" or "ReadUInt64" or "ReadDouble":
                return new(8, IsExact: true);
            case "ReadDecimal":
                return new(16, IsExact: true);
            case "Read7BitEncodedInt":
                return new(5, IsExact: true);
            case "Read7BitEncodedInt64":
                return new(10, IsExact: true);
            case "ReadString":
                return new(PieceOfString, IsExact: true);
            case "ReadBytes":
                return new(call.ArgumentNamed("count").Int32Constant(), IsExact: true);
            case "ReadChars":
                return new(call.ArgumentNamed("count").Int32Constant() * MaxBytesPerChar, IsExact: true);
            case "Read" when call.Arguments.IsEmpty:
                return new(MaxBytesPerChar, IsExact: true);
            case "Read" when call.ArgumentNamed("buffer")?.Unconverted().Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte }:
                return new(OfBuffer(call, body), IsExact: false);
            case "Read":
                return new(null, IsExact: false);
            case "ReadExactly":
                return new(OfBuffer(call, body), IsExact: true);
            default:
                return null;
        }
    }

    /// <summary>The bytes of a buffer that is filled from its start; one that is filled from a moving start is read until it is full, not small piece by small piece.</summary>
    static int? OfBuffer(IInvocationOperation call, MemberBody body)
    {
        if (ArgumentAt(call, 0) is not { } buffer)
            return null;

        var region = ArgumentAt(call, 1) is { Type.SpecialType: SpecialType.System_Int32 } offset && ArgumentAt(call, 2) is { } count
            ? ByteRegion.Of(buffer, offset, count, body)
            : ByteRegion.Of(buffer, body);
        if (region is null)
            return null;

        var (asked, held) = (region.Length.Int32Constant(), WriteSize.OfBytes(buffer, body));
        var size = asked is null ? held : held is null ? asked : Math.Min(asked.Value, held.Value);
        return size > 0 ? size : null;
    }

    static IOperation? ArgumentAt(IInvocationOperation call, int ordinal)
    {
        foreach (var argument in call.Arguments)
            if (argument.Parameter?.Ordinal == ordinal)
                return argument.Value;
        return null;
    }
}
