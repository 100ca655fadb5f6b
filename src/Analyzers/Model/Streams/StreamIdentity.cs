using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>Whether two expressions stand for the same stream, or for streams that wrap the same one.</summary>
static class StreamIdentity
{
    const int MaxDepth = 12;

    public static bool MayBeSame(IOperation one, IOperation other, MemberBody body)
    {
        var (sources, others) = (new List<Source>(), new List<Source>());
        Collect(one, body, sources, depth: 0);
        Collect(other, body, others, depth: 0);
        foreach (var source in sources)
            foreach (var otherSource in others)
                if (source.Is(otherSource))
                    return true;
        return HaveSameCreation(StreamOrigin.Of(one, body), StreamOrigin.Of(other, body));
    }

    /// <summary>The variables that the stream came through, down to those that it wraps.</summary>
    static void Collect(IOperation? expression, MemberBody body, List<Source> sources, int depth)
    {
        if (expression is null || depth > MaxDepth)
            return;

        expression = expression.Unconverted();
        if (expression.Symbol() is { } symbol)
        {
            sources.Add(new(symbol, Owner: null));
            if (symbol is ILocalSymbol or IParameterSymbol)
                Collect(body.Values.OnlyValueOf(symbol), body, sources, depth + 1);
            return;
        }

        switch (expression)
        {
            case IObjectCreationOperation creation:
                CollectStreams(creation.Arguments, body, sources, depth);
                break;
            // client.GetStream() is the same stream each time, and so is context.Response.Body.
            case IInvocationOperation { Instance: { } owner, Arguments.Length: 0, TargetMethod: var method }:
                sources.Add(new(method, owner.Syntax));
                break;
            case IMemberReferenceOperation { Instance: { } owner } member:
                sources.Add(new(member.Member, owner.Syntax));
                break;
            case IInvocationOperation call:
                CollectStreams(call.Arguments, body, sources, depth);
                break;
            case IConditionalOperation choice:
                Collect(choice.WhenTrue, body, sources, depth + 1);
                Collect(choice.WhenFalse, body, sources, depth + 1);
                break;
            case ICoalesceOperation choice:
                Collect(choice.Value, body, sources, depth + 1);
                Collect(choice.WhenNull, body, sources, depth + 1);
                break;
            case IAwaitOperation wait:
                Collect(wait.Operation, body, sources, depth + 1);
                break;
        }
    }

    static void CollectStreams(ImmutableArray<IArgumentOperation> arguments, MemberBody body, List<Source> sources, int depth)
    {
        foreach (var argument in arguments)
            if (argument.Value.Unconverted().Type.DerivesFrom(body.Io.Stream))
                Collect(argument.Value, body, sources, depth + 1);
    }

    static bool HaveSameCreation(StreamOrigin? one, StreamOrigin? other)
    {
        for (; one is not null; one = one.Inner)
            for (var inner = other; inner is not null; inner = inner.Inner)
                if (one.Creation is not null && one.Creation == inner.Creation)
                    return true;
        return false;
    }

    /// <summary>A variable, or a member of something.</summary>
    readonly record struct Source(ISymbol Symbol, SyntaxNode? Owner)
    {
        public bool Is(Source other) =>
            SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol)
            && (Owner is null ? other.Owner is null : other.Owner is not null && Owner.IsEquivalentTo(other.Owner));
    }
}
