using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>What a stream was made of, as far as the code shows it. No origin means unknown, and rules stay silent.</summary>
/// <param name="Trait">The row of the stream's own type.</param>
/// <param name="Creation">Where it was created or obtained; null when only its static type tells what it is.</param>
/// <param name="Inner">The origin of the wrapped stream; null for a bottom stream, and for a wrapped stream that is unknown.</param>
sealed record StreamOrigin(StreamTrait Trait, IOperation? Creation, StreamOrigin? Inner)
{
    const int MaxDepth = 12;

    /// <summary>The stream that holds the bytes in the end; null when a wrapped stream is unknown.</summary>
    public StreamOrigin? Bottom => Trait.Backing == Backing.Inner ? Inner?.Bottom : this;

    /// <summary>Each small write to this stream is a system call, or, for a compressor, ruins what it makes.</summary>
    public bool PassesEachWrite => Trait.Writes switch
    {
        Transfer.Each => Trait.Backing != Backing.Inner || Inner is { PassesEachWrite: true },
        Transfer.BySize => BufferSize is 0 or 1,
        Transfer.BySetting => CompressesEachWrite,
        _ => false,
    };

    /// <summary>Each small read from this stream is a system call.</summary>
    public bool PassesEachRead => Trait.Reads switch
    {
        Transfer.Each => Trait.Writes != Transfer.EachMessage && (Trait.Backing != Backing.Inner || Inner is { PassesEachRead: true }),
        Transfer.BySize => BufferSize is 0 or 1,
        _ => false,
    };

    /// <summary>The constant buffer size that a FileStream was given; its default of 4096 when it was given none; null when it is not constant, and for other types.</summary>
    public int? BufferSize { get; private init; }

    /// <summary>A BrotliStream that makes four bytes of each byte that is written alone.</summary>
    bool CompressesEachWrite { get; init; }

    /// <summary>The origin of the stream that an expression stands for.</summary>
    public static StreamOrigin? Of(IOperation? expression, MemberBody body) => Of(expression, body, depth: 0);

    static StreamOrigin? Of(IOperation? expression, MemberBody body, int depth)
    {
        if (expression is null || depth > MaxDepth)
            return null;

        return expression switch
        {
            IConversionOperation { OperatorMethod: null } conversion => Of(conversion.Operand, body, depth + 1),
            IObjectCreationOperation creation when body.Io.Traits.Of(creation.Type) is { } trait => Created(trait, creation, body, depth),
            IInvocationOperation call when StreamCreation.OfCall(call, body.Io) is { } trait => Created(trait, call, body, depth),
            ISimpleAssignmentOperation assignment => Of(assignment.Value, body, depth + 1),
            ILocalReferenceOperation { Local: var local } => Of(body.Values.OnlyValueOf(local), body, depth + 1),
            IFieldReferenceOperation or IPropertyReferenceOperation when FieldValues.OnlyValueOf(((IMemberReferenceOperation)expression).Member, body) is var (value, owner) =>
                Of(value, owner, depth + 1),
            IConditionalOperation { WhenFalse: { } otherwise } choice => OfEither(choice.WhenTrue, otherwise, body, depth),
            _ => null,
        } ?? OfStaticType(expression.Type, body.Io);
    }

    static StreamOrigin Created(StreamTrait trait, IOperation creation, MemberBody body, int depth)
    {
        if (StreamCreation.SendsMessages(creation))
            trait = trait with { Writes = Transfer.EachMessage };

        var inner = creation.ArgumentNamed(trait.Inner) is { } wrapped ? Of(wrapped, body, depth + 1) : null;
        // new StreamWriter(path) and File.CreateText(path) wrap a FileStream of their own.
        if (inner is null && trait.Backing == Backing.Inner && StreamCreation.OpensFile(creation, body.Io) && body.Io.Traits.Of(body.Io.FileStream) is { } file)
            inner = new(file, creation, Inner: null) { BufferSize = StreamCreation.BufferSize(creation, body) };
        return new(trait, creation, inner)
        {
            BufferSize = trait.Writes == Transfer.BySize ? StreamCreation.BufferSize(creation, body) : null,
            CompressesEachWrite = trait.Writes == Transfer.BySetting && StreamCreation.CompressesEachWrite(creation, body),
        };
    }

    static StreamOrigin? OfEither(IOperation one, IOperation other, MemberBody body, int depth) =>
        Of(one, body, depth + 1) is { } origin && Of(other, body, depth + 1) is { } otherOrigin && origin.BehavesLike(otherOrigin) ? origin : null;

    /// <summary>A parameter of type NetworkStream is unbuffered whoever made it; a parameter of type FileStream or Stream tells nothing.</summary>
    static StreamOrigin? OfStaticType(ITypeSymbol? type, IoSymbols io) =>
        io.Traits.Of(type) is { Backing: Backing.Peer } trait ? new(trait, Creation: null, Inner: null) : null;

    bool BehavesLike(StreamOrigin other) =>
        Trait == other.Trait && BufferSize == other.BufferSize && PassesEachWrite == other.PassesEachWrite
        && (Inner is null ? other.Inner is null : other.Inner is { } inner && Inner.BehavesLike(inner));
}
