using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Model.Streams;

/// <summary>Streams that override the read of arrays alone: a read of a span rents an array of the pool, and copies.</summary>
/// <remarks>
/// Libraries of streams are full of them: DiscUtils has 41, and none that reads spans. Whoever declares one may pass it wherever
/// a Stream is expected.
/// </remarks>
static class ArrayStreams
{
    static readonly ConditionalWeakTable<Compilation, object> Cache = new();

    /// <summary>Whether the compilation declares such a stream.</summary>
    public static bool AreDeclared(MemberBody body)
    {
        var compilation = body.Model.Compilation;
        if (!Cache.TryGetValue(compilation, out var found))
            found = Cache.GetValue(compilation, _ => Declares(compilation, body.Io, body.Cancellation));
        return (bool)found;
    }

    /// <summary>Whether a stream of this type is asked for spans itself.</summary>
    public static bool ReadsSpans(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            bool arrays = false, spans = false;
            foreach (var member in type.GetMembers("Read"))
                if (member is IMethodSymbol { IsOverride: true } read)
                    (arrays, spans) = (arrays || read.Parameters.Length == 3, spans || read.Parameters.Length == 1);
            if (arrays || spans)
                return spans;
        }

        return true;
    }

    static object Declares(Compilation compilation, IoSymbols io, CancellationToken cancellation)
    {
        foreach (var symbol in compilation.GetSymbolsWithName("Read", SymbolFilter.Member, cancellation))
            if (symbol is IMethodSymbol { IsOverride: true, Parameters.Length: 3, ContainingType: var type } && type.DerivesFrom(io.Stream) && !ReadsSpans(type))
                return true;
        return false;
    }
}
