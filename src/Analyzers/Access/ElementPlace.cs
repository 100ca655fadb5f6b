using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>Where in a view the elements are that a loop moves one after the other.</summary>
/// <param name="First">The place of the first one, as text.</param>
/// <param name="Constant">Its value, where it is one.</param>
/// <param name="Parameter">How the parameter is written that the place comes from.</param>
/// <param name="Moved">A variable that is behind the last element when the loop ends.</param>
/// <param name="Step">By how much each round moves it, as text; null for one byte.</param>
sealed record ElementPlace(string First, long? Constant, string? Parameter, ISymbol? Moved, string? Step)
{
    /// <summary>Null where the places do not touch, or the loop does more than to move on.</summary>
    public static ElementPlace? Of(IOperation position, ISymbol? counter, int size, IReadOnlyList<IOperation> steps, ILoopOperation loop, MemberBody body)
    {
        var place = LoopBound.Widened(position);
        if (counter is not null && steps.Count == 0 && ElementOffset.FactorOf(place, counter) == size)
            return ElementOffset.FirstOf(place, counter) is { } offset && !StatementText.HasComment(place.Syntax) ? new(offset.Text, offset.Constant, ParameterIn(place), Moved: null, Step: null) : null;

        var isOwnStep = place is IIncrementOrDecrementOperation { IsPostfix: true };
        var moved = isOwnStep ? ((IIncrementOrDecrementOperation)place).Target : place;
        if (Variable(moved) is not { } variable || SymbolEqualityComparer.Default.Equals(variable, counter)
            || steps.Count != (isOwnStep ? 0 : 1) || !IsStep(isOwnStep ? place : steps[0], variable, size) || IsSeenAfterFailure(variable, loop))
            return null;

        var step = isOwnStep || steps[0] is not ICompoundAssignmentOperation { Value: var value } || size == 1 ? null : value.Syntax.ToString();
        return new(moved.Syntax.ToString(), MovedPlace.ConstantAt(loop, variable, body), variable is IParameterSymbol ? moved.Syntax.ToString() : null, variable, step);
    }

    /// <summary><c>i++</c> or <c>position += 4</c>, as a statement of its own.</summary>
    public static bool IsStep(IOperation operation, ISymbol variable, int size) => operation switch
    {
        IIncrementOrDecrementOperation { Kind: OperationKind.Increment, IsChecked: false } increment => size == 1 && SymbolEqualityComparer.Default.Equals(increment.Target.Symbol(), variable),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, IsChecked: false } addition =>
            SameNumber.Constant(addition.Value) == size && SymbolEqualityComparer.Default.Equals(addition.Target.Symbol(), variable),
        _ => false,
    };

    /// <summary>The number depends on the variable that the loop moves.</summary>
    public bool Moves(IOperation? number)
    {
        if (Moved is not null && number is not null)
            foreach (var operation in number.DescendantsAndSelf())
                if (SymbolEqualityComparer.Default.Equals(operation.Symbol(), Moved))
                    return true;
        return false;
    }

    static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } local } => local,
        IParameterReferenceOperation { Parameter: { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } parameter } when LoopBound.IsOwn(parameter) => parameter,
        _ => null,
    };

    /// <summary>A handler, or a caller of the function that the loop is in, can see how far the loop came.</summary>
    static bool IsSeenAfterFailure(ISymbol variable, ILoopOperation loop)
    {
        for (var around = loop.Parent; around is not null; around = around.Parent)
            if (around is ITryOperation or IAnonymousFunctionOperation or ILocalFunctionOperation && !around.Syntax.Span.Contains(variable.DeclaringSyntaxReferences[0].Span))
                return true;
        return false;
    }

    static string? ParameterIn(IOperation place)
    {
        IParameterReferenceOperation? only = null;
        foreach (var operation in place.DescendantsAndSelf())
            if (operation is IParameterReferenceOperation parameter)
            {
                if (only is not null && !SymbolEqualityComparer.Default.Equals(only.Parameter, parameter.Parameter))
                    return null;
                only = parameter;
            }

        return only?.Syntax.ToString();
    }
}
