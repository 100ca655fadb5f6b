using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>How often a loop goes around, where the code shows it.</summary>
static class LoopRounds
{
    // A loop over the bytes of a magic number or a length: whatever a call costs, a few calls cost little.
    public const int Few = 64;

    /// <summary>A loop that counts, up or down, between bounds that show, or one over bytes of which the number shows.</summary>
    public static bool AreFew(ILoopOperation loop, MemberBody body) =>
        loop is IForEachLoopOperation { Collection: var bytes } && WriteSize.OfBytes(bytes, body) <= Few
        || loop is IForLoopOperation { Before: { Length: 1 } before, Condition: IBinaryOperation condition }
        && StartOf(before[0], condition.LeftOperand.Symbol(), body) is { } start && start <= Few
        && (condition.OperatorKind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual || Bound(condition.RightOperand, body) <= Few);

    static int? StartOf(IOperation before, ISymbol? counter, MemberBody body)
    {
        foreach (var operation in before.DescendantsAndSelf())
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, counter)
                && declarator.GetVariableInitializer() is { Value: var value })
                return Bound(value, body);
        return null;
    }

    /// <summary>A constant, or the length of an array whose size shows.</summary>
    static int? Bound(IOperation operand, MemberBody body)
    {
        operand = operand.Unconverted();
        return operand.Int32Constant() ?? (operand is IPropertyReferenceOperation { Property.Name: "Length", Instance: { } array } ? WriteSize.OfBytes(array, body) : null);
    }
}
