using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Model.Streams;

/// <summary>The variables between a stream variable and the bottom stream: writer, then the stream that it writes to.</summary>
static class StreamChain
{
    /// <summary>The variables below <paramref name="stream"/>; it ends where a wrapped stream has no name.</summary>
    public static IEnumerable<ISymbol> Below(ISymbol stream, MemberBody body)
    {
        var seen = 0;
        var symbol = stream;
        while (seen++ < 8 && symbol is ILocalSymbol && body.Values.OnlyValueOf(symbol)?.Unconverted() is { } creation)
        {
            var inner = creation.Symbol() ?? WrappedBy(creation, body)?.Symbol();
            if (inner is null)
                yield break;
            yield return symbol = inner;
        }
    }

    /// <summary>The argument that a creation wraps.</summary>
    public static IOperation? WrappedBy(IOperation creation, MemberBody body) =>
        creation.ArgumentNamed((creation is Microsoft.CodeAnalysis.Operations.IInvocationOperation call ? StreamCreation.OfCall(call, body.Io) : body.Io.Traits.Of(creation.Type))?.Inner);
}
