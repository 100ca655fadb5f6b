using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

enum InnerUseKind
{
    /// <summary>It is put on the disk.</summary>
    Sync,
    /// <summary>Its position or length stands for what was written.</summary>
    Measure,
    /// <summary>It is cut off, at its beginning or where it is.</summary>
    Cut,
}

/// <summary>A place where it matters that everything that was written has come down to a stream.</summary>
sealed record InnerUse(IOperation Operation, IOperation Stream, InnerUseKind Kind)
{
    /// <summary>Null for everything else.</summary>
    public static InnerUse? Of(IOperation operation, MemberBody body)
    {
        switch (operation)
        {
            case IInvocationOperation { Instance: { } stream } call when SyncNames.IsFlushWithChoice(call, body.Io, out var toDisk):
                return toDisk is true ? new(call, stream, InnerUseKind.Sync) : null;
            case IInvocationOperation { Arguments: { Length: > 0 } arguments } call when call.IsInvocationOf(body.Io.RandomAccess, "FlushToDisk") || call.IsInvocationOf(body.Io.DurableFile, "Sync"):
                return FileIn(arguments[0].Value, body.Io) is { } file ? new(call, file, InnerUseKind.Sync) : null;
            case IInvocationOperation { TargetMethod.Name: "SetLength", Instance: { } stream, Arguments: { Length: 1 } arguments } call when StreamCall.IsDefinedByStream(call.TargetMethod, body.Io):
                return CutsWhatWasWritten(arguments[0].Value, body, depth: 0) ? new(call, stream, InnerUseKind.Cut) : null;
            case IPropertyReferenceOperation { Property.Name: "Position" or "Length", Instance: { } stream } property when property.Property.ContainingType.DerivesFrom(body.Io.Stream):
                return MeasuredValue.CountsWhatWasWritten(property, body) ? new(property, stream, InnerUseKind.Measure) : null;
            default:
                return null;
        }
    }

    /// <summary>The stream itself, or the one whose handle is given.</summary>
    static IOperation? FileIn(IOperation argument, IoSymbols io) => argument.Unconverted() switch
    {
        IPropertyReferenceOperation { Property.Name: "SafeFileHandle", Instance: { } owner } => owner,
        var stream => stream.Type.DerivesFrom(io.Stream) ? stream : null,
    };

    /// <summary>To nothing, or to where a stream is or was: any other length may be that of a file yet to be filled.</summary>
    static bool CutsWhatWasWritten(IOperation length, MemberBody body, int depth) => length.Unconverted() switch
    {
        { ConstantValue: { HasValue: true, Value: 0 or 0L } } => true,
        IPropertyReferenceOperation { Property.Name: "Position" or "Length" } property => property.Property.ContainingType.DerivesFrom(body.Io.Stream),
        ILocalReferenceOperation { Local: var local } when depth == 0 => body.Values.OnlyValueOf(local) is { } value && CutsWhatWasWritten(value, body, depth + 1),
        _ => false,
    };
}
