using System;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Copying;

/// <summary>Whether the framework may choose how many bytes a copy moves at a time.</summary>
static class FrameworkCopySize
{
    /// <summary>
    /// Without a size Stream.CopyTo asks CanSeek, Length and Position, and takes the smallest buffer of the pool, 16 bytes, where Length is
    /// not beyond Position (CopyToOfTheFrameworkTests). So it may choose only for streams that are known to tell the truth.
    /// </summary>
    public static bool ChoosesWell(IOperation source, MemberBody body)
    {
        var type = source.Unconverted().Type;
        return StreamOrigin.Of(source, body) is { } origin ? TellsLength(origin, body.Io)
            : body.Io.Traits.Of(type) is { } trait && type.DerivesFrom(body.Io.Stream) && !PassesLengthOn(trait, body.Io);
    }

    static bool TellsLength(StreamOrigin origin, IoSymbols io) =>
        !IsPseudoFile(origin) && (!PassesLengthOn(origin.Trait, io) || origin.Inner is { } inner && TellsLength(inner, io));

    /// <summary>The files that the kernel makes up say that they are empty: /proc/self/status is copied in 88 writes.</summary>
    static bool IsPseudoFile(StreamOrigin origin) =>
        origin.Creation.ArgumentNamed("path") is { ConstantValue: { HasValue: true, Value: string path } }
        && (path.StartsWith("/proc/", StringComparison.Ordinal) || path.StartsWith("/sys/", StringComparison.Ordinal));

    static bool PassesLengthOn(StreamTrait trait, IoSymbols io) => trait == StreamTraits.Synchronized || trait == io.Traits.Of(io.BufferedStream);
}
