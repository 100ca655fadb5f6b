using System.Collections.Generic;
using System.Collections.Immutable;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>What a wrapper keeps of what was written to it.</summary>
enum Holding
{
    Nothing,
    /// <summary>Bytes or characters, which Flush passes on just as they would have gone later.</summary>
    Bytes,
    /// <summary>Input of a compressor: Flush ends a block, which shows in what comes out.</summary>
    Compressed,
    /// <summary>What does not fill a block of a cipher: only the final block brings it out.</summary>
    Tail,
}

/// <summary>One of the wrappers that stand between a variable and a stream below.</summary>
/// <param name="Variable">What holds it; null for one that is created in place.</param>
sealed record WrapperLayer(IOperation Creation, ISymbol? Variable, Holding Holding)
{
    const int MostLayers = 8;

    /// <summary>The wrapper of a variable and those between it and the stream, from the top; none where the stream is not below it, or where a type is not known.</summary>
    public static ImmutableArray<WrapperLayer> Between(ISymbol variable, StreamSource stream, MemberBody body)
    {
        var layers = ImmutableArray.CreateBuilder<WrapperLayer>();
        ISymbol? held = variable;
        var at = ValueOf(variable, body);
        while (at is var (value, owner) && layers.Count < MostLayers)
        {
            var creation = value.Unconverted();
            if (HoldingOf(creation, owner) is not { } holding)
                break;
            layers.Add(new(creation, held, holding));
            if (FileBehind.WrappedBy(creation, owner) is not { } wrapped)
                return stream.IsOwnFile && stream.Origin.Equals(creation.Syntax) ? layers.ToImmutable() : ImmutableArray<WrapperLayer>.Empty;
            if (stream.Is(StreamSource.Of(wrapped, owner)))
                return layers.ToImmutable();

            held = wrapped.Symbol();
            at = held is null ? (wrapped, owner) : ValueOf(held, owner);
        }

        return ImmutableArray<WrapperLayer>.Empty;
    }

    /// <summary>The one value that a variable has for as long as it lives.</summary>
    public static (IOperation Value, MemberBody Owner)? ValueOf(ISymbol variable, MemberBody body) => variable switch
    {
        ILocalSymbol when !body.Values.IsReassigned(variable) && body.Values.OnlyValueOf(variable) is { } value => (value, body),
        IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } => FieldValues.OnlyValueOf(variable, body),
        _ => null,
    };

    /// <summary>Null for a type of which nothing is known, and for a writer that flushes itself.</summary>
    static Holding? HoldingOf(IOperation creation, MemberBody body)
    {
        var io = body.Io;
        if (creation is IInvocationOperation { TargetMethod: { Name: "Create", ContainingType: { Name: "XmlWriter" } type } } && FileBehind.IsOfBaseLibrary(type))
            return Holding.Bytes;
        if (creation is IObjectCreationOperation { Type: { Name: "Utf8JsonWriter" or "XmlTextWriter" } made } && FileBehind.IsOfBaseLibrary(made))
            return Holding.Bytes;

        var trait = creation is IInvocationOperation call ? StreamCreation.OfCall(call, io) : io.Traits.Of(creation.Type);
        if (trait is not { Backing: Backing.Inner, Inner: not null } || !FileBehind.IsOfBaseLibrary(creation.Type))
            return null;
        if (trait.FlushMarks)
            return Holding.Compressed;
        if (trait.Flush == FlushReach.InnerLessTail)
            return Holding.Tail;
        if (creation.Type.Is(io.StreamWriter))
            return FlushesItself(creation) || !IsPlainText(creation) ? null : Holding.Bytes;
        return creation.Type.Is(io.BufferedStream) ? Holding.Bytes : creation.Type.Is(io.BinaryWriter) ? Holding.Nothing : null;
    }

    static bool FlushesItself(IOperation creation) =>
        creation is IObjectCreationOperation { Initializer: { } initializer } && StreamCreation.OptionNamed(initializer, "AutoFlush") is not null;

    /// <summary>A flush shows in the bytes where the encoding carries something from one text to the next.</summary>
    static bool IsPlainText(IOperation creation) => creation.ArgumentNamed("encoding") is not { } encoding || PlainEncoding.WritesAnyText(encoding);
}
