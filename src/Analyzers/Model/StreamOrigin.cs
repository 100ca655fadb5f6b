using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model;

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
        Transfer.BySetting => CompressesAtFastest,
        _ => false,
    };

    /// <summary>The constant buffer size that a FileStream was given; its default of 4096 when it was given none; null when it is not constant.</summary>
    public int? BufferSize => StreamCreation.BufferSize(Creation);

    /// <summary>A BrotliStream at this level makes four bytes of each byte that is written alone.</summary>
    bool CompressesAtFastest => StreamCreation.IsAtFastest(Creation);

    /// <summary>The origin of the stream that an expression stands for.</summary>
    public static StreamOrigin? Of(IOperation? expression, MemberBody body) => Of(expression, body, depth: 0);

    static StreamOrigin? Of(IOperation? expression, MemberBody body, int depth)
    {
        if (depth > MaxDepth)
            return null;

        switch (expression)
        {
            case IConversionOperation conversion:
                return Of(conversion.Operand, body, depth + 1);
            case IObjectCreationOperation creation:
                return Created(creation, body, depth);
            case IInvocationOperation call when StreamCreation.OfCall(call, body.Io) is { } trait:
                return new(trait, call, Of(call.ArgumentNamed(trait.Inner), body, depth + 1));
            case ILocalReferenceOperation { Local: var local } when body.Values.OnlyValueOf(local) is { } value:
                return Of(value, body, depth + 1) ?? OfStaticType(expression.Type, body.Io);
            case IFieldReferenceOperation or IPropertyReferenceOperation when FieldValues.OnlyValueOf(((IMemberReferenceOperation)expression).Member, body) is var (value, owner):
                return Of(value, owner, depth + 1) ?? OfStaticType(expression.Type, body.Io);
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                return Of(choice.WhenTrue, body, depth + 1) is { } one && Of(otherwise, body, depth + 1) is { } other && one.BehavesLike(other) ? one : null;
            default:
                return OfStaticType(expression?.Type, body.Io);
        }
    }

    static StreamOrigin? Created(IObjectCreationOperation creation, MemberBody body, int depth)
    {
        if (body.Io.Traits.Of(creation.Type) is not { } trait)
            return null;

        var inner = creation.ArgumentNamed(trait.Inner) is { } wrapped ? Of(wrapped, body, depth + 1) : null;
        // new StreamWriter(path) wraps a FileStream of its own.
        if (inner is null && trait.Backing == Backing.Inner && creation.ArgumentNamed("path") is not null && body.Io.Traits.Of(body.Io.FileStream) is { } file)
            inner = new(file, creation, Inner: null);
        return new(trait, creation, inner);
    }

    /// <summary>A parameter of type NetworkStream is unbuffered whoever made it; a parameter of type FileStream or Stream tells nothing.</summary>
    static StreamOrigin? OfStaticType(ITypeSymbol? type, IoSymbols io) =>
        io.Traits.Of(type) is { Backing: Backing.Peer } trait ? new(trait, Creation: null, Inner: null) : null;

    bool BehavesLike(StreamOrigin other) =>
        Trait == other.Trait && BufferSize == other.BufferSize && PassesEachWrite == other.PassesEachWrite
        && (Inner is null ? other.Inner is null : other.Inner is { } inner && Inner.BehavesLike(inner));
}
