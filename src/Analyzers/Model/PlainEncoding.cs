using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model;

/// <summary>Encodings that an expression shows.</summary>
static class PlainEncoding
{
    /// <summary>An encoding that is certainly there: a writer takes null for its default, <c>File.WriteAllText</c> throws.</summary>
    public static bool Is(IOperation encoding) => encoding.Unconverted() switch
    {
        IPropertyReferenceOperation { Property: { IsStatic: true, ContainingType.Name: "Encoding" } } => true,
        IObjectCreationOperation { Arguments: var arguments } => AllConstant(arguments),
        _ => false,
    };

    /// <summary>And one that writes any text, each character by itself: it neither throws nor carries a state from one text to the next.</summary>
    public static bool WritesAnyText(IOperation encoding) => encoding.Unconverted() switch
    {
        IPropertyReferenceOperation { Property.Name: "UTF8" or "Unicode" or "BigEndianUnicode" or "UTF32" or "ASCII" or "Latin1" } => Is(encoding),
        IObjectCreationOperation { Type.Name: "UTF8Encoding", Arguments.Length: <= 1 } or IObjectCreationOperation { Type.Name: "UnicodeEncoding", Arguments.Length: <= 2 }
            or IObjectCreationOperation { Type.Name: "ASCIIEncoding" } => Is(encoding),
        _ => false,
    };

    static bool AllConstant(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
            if (!argument.Value.ConstantValue.HasValue)
                return false;
        return true;
    }
}
