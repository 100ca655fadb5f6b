using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>How much a bounded loop copies, as the call in its place says it.</summary>
/// <param name="Count">The number of bytes as it is written.</param>
/// <param name="Named">The counter that <paramref name="Count"/> names; null where it names what the counter was set to.</param>
/// <param name="MayBeNegative">The library refuses a negative count, for which the loop did nothing.</param>
/// <param name="IsExact">A source that ends before is an error.</param>
/// <param name="HasMessage">The loop throws with a message of its own.</param>
sealed record BoundedCopy(CopyLimit Limit, string Count, ISymbol? Named, bool MayBeNegative, bool IsExact, bool HasMessage)
{
    /// <summary>Null where the library cannot do it, or ends in another way.</summary>
    public static BoundedCopy? Of(CopyLimit limit, CopyLoop loop, CopyUses uses, MemberBody body)
    {
        var bound = limit.Bound;
        var hasMessage = false;
        if (body.Io.StreamCopy is null || body.Io.Math is null || limit.Thrown is { } thrown && !IsEndOfStream(thrown, body.Io, out hasMessage))
            return null;

        var count = bound.Limit ?? Start(bound.Counter, loop, uses, body);
        if (count is null && IsDeclaredIn(bound.Counter, loop) || count?.Symbol() is ILocalSymbol or IParameterSymbol && uses.Of(count.Symbol()!).IsShared)
            return null;

        var mayBeNegative = !(count is not null ? CountSign.IsNeverNegative(count, loop, body) : CountSign.IsNeverNegative(bound.Counter, loop, uses, body));
        return mayBeNegative && !limit.IgnoresNegative ? null
            : new(limit, count?.Syntax.ToString() ?? TextOf(bound.Counter), count is null ? bound.Counter : null, mayBeNegative, limit.Thrown is not null, hasMessage);
    }

    /// <summary>How a counter that code after the loop reads gets its value from the call; null where it would have another one.</summary>
    public CopyCounter? CounterOf(ISymbol counter, CopyLoop loop, CopyUses uses, MemberBody body)
    {
        // What an exception leaves in it is not what the loop left there.
        if (IsExact || CopyRecovery.Asks(counter, loop, uses))
            return null;

        var type = LoopBound.TypeOf(counter)!;
        var (name, conversion) = (TextOf(counter), type.SpecialType is SpecialType.System_Int64 ? "" : $"({type.ToMinimalDisplayString(body.Model, loop.Loop.Syntax.SpanStart)})");
        if (SymbolEqualityComparer.Default.Equals(counter, Limit.Bound.Counter) && Limit.Bound.Limit is null)
            return new(Declarator: null, "-=", name, conversion);
        if (!Holds(type, (Limit.Bound.Limit?.Type ?? LoopBound.TypeOf(Limit.Bound.Counter))!))
            return null;
        if (counter is ILocalSymbol local && CopyCounterPlan.Moved(local, loop, uses, body) is { } moved)
            return moved with { Cast = conversion };
        return new(Declarator: null, SymbolEqualityComparer.Default.Equals(counter, Limit.Bound.Counter) ? "=" : "+=", name, conversion);
    }

    static bool Holds(ITypeSymbol counter, ITypeSymbol count) =>
        ValueRange.OfType(counter) is { } counts && ValueRange.OfType(count) is { } all && all.High <= counts.High;

    /// <summary>What a falling counter begins with, where the counter is only there for the loop.</summary>
    static IOperation? Start(ISymbol counter, CopyLoop loop, CopyUses uses, MemberBody body)
    {
        if (counter is not ILocalSymbol local || uses.Of(local).Outside.Count > 0 || !uses.Of(local).IsInNoOtherLoop(loop)
            || (loop.Shape.FirstValue(local) ?? loop.Shape.InitialValue(local)) is not { } value)
            return null;
        if (value.Unconverted() is var start && !LoopBound.Widened(value).Equals(start) && !value.ConstantValue.HasValue)
            return null;
        return start switch
        {
            { ConstantValue.HasValue: true } => start,
            ILocalReferenceOperation { Local: var other } => body.Values.IsReassigned(other) ? null : start,
            IParameterReferenceOperation { Parameter: var other } => body.Values.IsReassigned(other) || !LoopBound.IsOwn(other) ? null : start,
            IFieldReferenceOperation { Field.IsReadOnly: true, Instance: null or IInstanceReferenceOperation } => start,
            _ => null,
        };
    }

    static bool IsDeclaredIn(ISymbol counter, CopyLoop loop) =>
        counter is ILocalSymbol { DeclaringSyntaxReferences: { Length: > 0 } places } && loop.Loop.Syntax.Span.Contains(places[0].Span);

    /// <summary>Exactly the type that the library throws, with nothing in it but a message that is a constant.</summary>
    static bool IsEndOfStream(IOperation thrown, IoSymbols io, out bool hasMessage)
    {
        hasMessage = false;
        if (thrown.Unconverted() is not IObjectCreationOperation { Initializer: null } creation || !creation.Type.Is(io.EndOfStreamException))
            return false;
        foreach (var argument in creation.Arguments)
            if (!argument.Value.ConstantValue.HasValue)
                return false;
        hasMessage = creation.Arguments.Length > 0;
        return true;
    }

    static string TextOf(ISymbol counter) => SyntaxFacts.GetKeywordKind(counter.Name) is SyntaxKind.None ? counter.Name : "@" + counter.Name;
}
