using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>The one call that a loop over the elements of an array becomes.</summary>
/// <param name="IsAsked">A loop without rounds touches no view, and the call would: nothing shows that there are elements, or that the view allows a call of none.</param>
/// <param name="MayEnd">The view may end before the last element: <c>ReadArray</c> returns fewer then, where the loop throws.</param>
/// <param name="MovesVariable">Code behind the loop uses the place where it ended.</param>
sealed record BulkTransfer(ElementLoop Loop, bool IsAsked, bool MayEnd, bool MovesVariable)
{
    public StatementSyntax Statement => (StatementSyntax)Loop.Loop.Syntax;

    /// <summary>Null when the loop must stay as it is.</summary>
    public static BulkTransfer? Of(ILoopOperation loop, MemberBody body)
    {
        if (loop.Syntax.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax) || loop.Syntax.ContainsDirectives
            || ElementLoop.Of(loop, body) is not { } elements || !IsOwn(elements.Access.Instance!, body) || LoopRounds.AreFew(loop, body) || elements.Count.Constant <= LoopRounds.Few)
            return null;

        var view = OpenedView.Of(elements.Access.Instance!, body);
        var fits = view?.Holds(elements, body) == true || GoesToCapacity(elements);
        // WriteArray writes nothing where not all fits, and the loop has written what did.
        if (!fits && (elements.IsWrite || elements.Size > 1 && loop.IsCaught()))
            return null;
        var isSafe = elements.Count.Constant > 0 || elements.Place.Constant == 0 && view?.HasFirstByte(elements.IsWrite) == true;
        return new(elements, !isSafe, !fits, elements.Place.Moved is { } moved && MovedPlace.IsUsedBehind(loop, moved, body));
    }

    /// <summary>A view that no other code writes to through the same object: elements of many bytes are read and written whole, and a range is not.</summary>
    static bool IsOwn(IOperation accessor, MemberBody body) => accessor switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation { Parameter.RefKind: RefKind.None } => true,
        IFieldReferenceOperation { Field: var field, Instance: null or IInstanceReferenceOperation } => OpenedView.OnlyReads(field, body),
        _ => false,
    };

    static bool GoesToCapacity(ElementLoop loop) =>
        loop is { Size: 1, Place.Constant: 0, Count.Bound: { } bound }
        && LoopBound.Widened(bound) is IPropertyReferenceOperation { Property.Name: "Capacity", Instance: { } measured }
        && SymbolEqualityComparer.Default.Equals(measured.Symbol(), loop.Access.Instance!.Symbol());
}
