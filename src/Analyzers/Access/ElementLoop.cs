using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>A loop that does nothing but move the elements of an array out of a view or into it, the first one first, to places that touch.</summary>
/// <param name="Access">The call that reads or writes one element.</param>
/// <param name="Size">Of an element, in bytes.</param>
sealed record ElementLoop(ILoopOperation Loop, IInvocationOperation Access, IOperation Array, ElementCount Count, ElementPlace Place, int Size)
{
    public bool IsWrite => Access.TargetMethod.Name == "Write";

    public static ElementLoop? Of(ILoopOperation loop, MemberBody body) => loop switch
    {
        IForLoopOperation counting => OfCounting(counting, body),
        IForEachLoopOperation { IsAsynchronous: false, LoopControlVariable: IVariableDeclaratorOperation { Symbol: var element } } each => OfEach(each, element, body),
        _ => null,
    };

    /// <summary><c>for (var i = 0; i &lt; count; i++)</c> with an element of the array at <c>i</c>.</summary>
    static ElementLoop? OfCounting(IForLoopOperation loop, MemberBody body)
    {
        if (CounterOf(loop) is not { } counter
            || loop.Condition is not IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan, OperatorMethod: null } condition || !IsOf(condition.LeftOperand, counter))
            return null;

        var steps = new List<IOperation>();
        var counts = 0;
        foreach (var bottom in loop.AtLoopBottom)
            if (ElementPlace.IsStep(Inner(bottom), counter, 1))
                counts++;
            else
                steps.Add(Inner(bottom));
        return counts == 1 && TransferIn(loop.Body, steps) is { } access
            && ElementOf(access) is IArrayElementReferenceOperation { Indices: { Length: 1 } indices, ArrayReference: var array } && IsOf(indices[0], counter)
            ? Of(loop, access, array, condition.RightOperand, counter, steps, body)
            : null;
    }

    /// <summary><c>foreach (var element in array)</c>, which can only write them.</summary>
    static ElementLoop? OfEach(IForEachLoopOperation loop, ILocalSymbol element, MemberBody body)
    {
        var steps = new List<IOperation>();
        return loop.Collection.Unconverted() is { Type: IArrayTypeSymbol { ElementType: var type } } array && SymbolEqualityComparer.Default.Equals(type, element.Type)
            && TransferIn(loop.Body, steps) is { TargetMethod.Name: "Write" } access && ElementOf(access) is ILocalReferenceOperation { Local: var written } && SymbolEqualityComparer.Default.Equals(written, element)
            ? Of(loop, access, array, bound: null, counter: null, steps, body)
            : null;
    }

    static ElementLoop? Of(ILoopOperation loop, IInvocationOperation access, IOperation array, IOperation? bound, ILocalSymbol? counter, List<IOperation> steps, MemberBody body)
    {
        if (!access.Instance!.Type.Is(body.Io.MemoryMappedViewAccessor) || array.Type is not IArrayTypeSymbol { Rank: 1, ElementType: var type }
            || SizeOf(type) is not { } size || !MovesAsIs(access, type) || !StaysInLoop(array))
            return null;
        return ElementCount.Of(bound, array, body) is { } count && ElementPlace.Of(access.Arguments[0].Value, counter, size, steps, loop, body) is { } place && !place.Moves(bound)
            ? new(loop, access, array, count, place, size)
            : null;
    }

    static ILocalSymbol? CounterOf(IForLoopOperation loop) =>
        loop.Before.Length == 1 && loop.Before[0] is IVariableDeclarationGroupOperation { Declarations: { Length: 1 } declarations } && declarations[0].Declarators is { Length: 1 } declarators
        && declarators[0] is { Symbol: { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } counter } declarator
        && declarator.GetVariableInitializer()?.Value.ConstantValue.Value is 0 or 0L
            ? counter
            : null;

    /// <summary>The one access of the loop; what else the loop does goes to the steps.</summary>
    static IInvocationOperation? TransferIn(IOperation loopBody, List<IOperation> steps)
    {
        IInvocationOperation? access = null;
        if (loopBody is IBlockOperation { Operations: var operations })
            foreach (var operation in operations)
                if (access is null && AccessIn(operation) is { } found)
                    access = found;
                else if (access is null)
                    return null;
                else
                    steps.Add(Inner(operation));
        else
            access = AccessIn(loopBody);
        return access;
    }

    static IInvocationOperation? AccessIn(IOperation statement)
    {
        var access = Inner(statement) switch
        {
            ISimpleAssignmentOperation { IsRef: false, Target: IArrayElementReferenceOperation, Value: IInvocationOperation { Arguments.Length: 1 } read } => read,
            IInvocationOperation { Arguments.Length: 2 } call when call.TargetMethod.Name is "Read" or "Write" => call,
            _ => null,
        };
        return access is { Instance: not null } && access.Arguments[0].Parameter?.Ordinal == 0 ? access : null;
    }

    static IOperation? ElementOf(IInvocationOperation access) => access.Arguments.Length == 2 ? access.Arguments[1].Value : ((ISimpleAssignmentOperation)access.Parent!).Target;

    static IOperation Inner(IOperation statement) => statement is IExpressionStatementOperation { Operation: var operation } ? operation : statement;

    static bool IsOf(IOperation operand, ILocalSymbol counter) => SymbolEqualityComparer.Default.Equals(LoopBound.Named(operand), counter);

    /// <summary>Not a bool or a decimal, of which a read makes more than its bytes, and nothing of which the size in memory is another one.</summary>
    static int? SizeOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Byte or SpecialType.System_SByte => 1,
        SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char => 2,
        SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single => 4,
        SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double => 8,
        _ => null,
    };

    /// <summary>The call reads or writes the type of the elements, and converts nothing.</summary>
    static bool MovesAsIs(IInvocationOperation access, ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(access.Arguments.Length == 1 ? access.TargetMethod.ReturnType : access.Arguments[1].Parameter!.Type, type);

    static bool StaysInLoop(IOperation array) => array switch
    {
        ILocalReferenceOperation { Local.RefKind: RefKind.None } => true,
        IParameterReferenceOperation { Parameter.RefKind: RefKind.None } => true,
        IFieldReferenceOperation { Field.IsReadOnly: true, Instance: null or IInstanceReferenceOperation } => true,
        _ => false,
    };
}
