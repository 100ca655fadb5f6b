using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>How many bytes a bounded loop takes, as the call in its place says it.</summary>
/// <param name="Value">The number as the code says it; null where it is what a counter holds when the loop begins.</param>
/// <param name="Text">The number of bytes as it is written.</param>
/// <param name="Named">The counter that <paramref name="Text"/> names; null where it names what the counter was set to.</param>
/// <param name="MayBeNegative">The call refuses a negative count, for which the loop did nothing.</param>
sealed record CopyCount(LoopBound Bound, IOperation? Value, string Text, ISymbol? Named, bool MayBeNegative)
{
    /// <summary>Null where no expression says it in the loop's place, or a negative count would have another effect than none.</summary>
    public static CopyCount? Of(ReadLoop loop, CopyUses uses, MemberBody body)
    {
        var (limit, bound) = (loop.Limit!, loop.Limit!.Bound);
        var count = bound.Limit ?? Start(bound.Counter, loop, uses, body);
        if (count is null && (IsDeclaredIn(bound.Counter, loop) || loop.Shape.FirstValue(bound.Counter) is not null)
            || !loop.CanName(count, body) || count?.Symbol() is ILocalSymbol or IParameterSymbol && uses.Of(count.Symbol()!).IsShared)
            return null;

        var mayBeNegative = !(count is not null ? NumberSign.IsNeverNegative(count, loop.Loop, body) : CounterSign.IsNeverNegative(bound.Counter, loop, uses, body));
        return mayBeNegative && !limit.IgnoresNegative ? null
            : new(bound, count, count?.Syntax.ToString() ?? TextOf(bound.Counter), count is null ? bound.Counter : null, mayBeNegative);
    }

    /// <summary>How a counter that code after the loop reads gets its value from the call; null where it would have another one.</summary>
    public CopyCounter? CounterOf(ISymbol counter, ReadLoop loop, CopyUses uses, MemberBody body)
    {
        // What an exception leaves in it is not what the loop left there.
        if (CopyRecovery.Asks(counter, loop, uses))
            return null;

        var (name, isBound) = (TextOf(counter), SymbolEqualityComparer.Default.Equals(counter, Bound.Counter));
        if (isBound && Bound.Limit is null)
            return new(Declarator: null, "-=", name);
        if (!Holds(LoopBound.TypeOf(counter)!, (Bound.Limit?.Type ?? LoopBound.TypeOf(Bound.Counter))!))
            return null;
        if (counter is ILocalSymbol local && CopyCounterPlan.Moved(local, loop, uses, body) is { } moved)
            return moved;
        // What the head of a for sets it to goes away with the loop.
        return isBound ? new(Declarator: null, "=", name) : loop.Shape.FirstValue(counter) is null ? new(Declarator: null, "+=", name) : null;
    }

    static bool Holds(ITypeSymbol counter, ITypeSymbol count) =>
        ValueRange.OfType(counter) is { } counts && ValueRange.OfType(count) is { } all && all.High <= counts.High;

    /// <summary>What a falling counter begins with, where the counter is only there for the loop.</summary>
    static IOperation? Start(ISymbol counter, ReadLoop loop, CopyUses uses, MemberBody body)
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
            // The buffer of a copy goes away with its loop.
            IPropertyReferenceOperation when loop is FillLoop fill && ReadRequest.LengthOf(start) is { } array && SymbolEqualityComparer.Default.Equals(array, fill.Part.Variable) =>
                body.Values.IsReassigned(array) ? null : start,
            _ => null,
        };
    }

    static bool IsDeclaredIn(ISymbol counter, ReadLoop loop) =>
        counter is ILocalSymbol { DeclaringSyntaxReferences: { Length: > 0 } places } && loop.Loop.Syntax.Span.Contains(places[0].Span);

    public static string TextOf(ISymbol counter) => SyntaxFacts.GetKeywordKind(counter.Name) is SyntaxKind.None ? counter.Name : "@" + counter.Name;
}
