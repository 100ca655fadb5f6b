using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>Where a stream comes from. Two expressions of the same source certainly stand for the same stream; no source means that it cannot be told.</summary>
/// <param name="Origin">What creates it, or the parameter or readonly field that holds it from the beginning.</param>
/// <param name="IsOwnFile">It is not the origin itself, but the stream that this writer has opened for itself.</param>
/// <param name="Value">The expression that the search ended at.</param>
sealed record StreamSource(object Origin, bool IsOwnFile, IOperation Value, MemberBody Owner)
{
    const int MaxDepth = 12;

    public static StreamSource? Of(IOperation? expression, MemberBody body) => Of(expression, body, depth: 0);

    public bool Is(StreamSource? other) => other is not null && IsOwnFile == other.IsOwnFile && Origin.Equals(other.Origin);

    /// <summary>Whether the bytes end up in a file, by what the stream is made of or by its static type.</summary>
    public bool IsFile => IsOwnFile || Value.Type.DerivesFrom(Owner.Io.FileStream) || StreamOrigin.Of(Value, Owner)?.Bottom is { Trait.Backing: Backing.File };

    static StreamSource? Of(IOperation? expression, MemberBody body, int depth)
    {
        expression = expression?.Unconverted();
        if (expression is null || depth > MaxDepth)
            return null;

        switch (expression)
        {
            case ILocalReferenceOperation { Local: var local }:
                return body.Values.IsReassigned(local) ? null : Of(body.Values.OnlyValueOf(local), body, depth + 1);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return body.Values.IsReassigned(parameter) ? null : new(parameter, IsOwnFile: false, expression, body);
            case IPropertyReferenceOperation { Property.Name: "BaseStream" or "UnderlyingStream", Instance: { } wrapper }:
                return Of(wrapper, body, depth + 1) is { IsOwnFile: false } outer ? Below(outer, depth + 1) : null;
            case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } or IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation }:
                var member = ((IMemberReferenceOperation)expression).Member;
                if (FieldValues.OnlyValueOf(member, body) is var (value, owner) && Of(value, owner, depth + 1) is { } source)
                    return source;
                return member is IFieldSymbol { IsReadOnly: true } ? new(member, IsOwnFile: false, expression, body) : null;
            case IObjectCreationOperation or IInvocationOperation:
                return new(expression.Syntax, IsOwnFile: false, expression, body);
            default:
                return null;
        }
    }

    static StreamSource? Below(StreamSource wrapper, int depth) =>
        FileBehind.WrappedBy(wrapper.Value, wrapper.Owner) is { } wrapped ? Of(wrapped, wrapper.Owner, depth)
        : StreamCreation.OpensFile(wrapper.Value, wrapper.Owner.Io) ? wrapper with { IsOwnFile = true }
        : null;
}
