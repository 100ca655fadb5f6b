using System.Collections.Generic;
using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>What is done with a view that a local holds.</summary>
/// <param name="Calls">The reads and writes.</param>
/// <param name="AreWrites">One of them is a write.</param>
sealed record ViewUses(IReadOnlyList<IOperation> References, IReadOnlyList<IOperation> Calls, bool AreWrites)
{
    /// <summary>Null when anything but reads, writes and looks at it is done: a flush, a pointer, a reader or a method that gets it, a lambda.</summary>
    public static ViewUses? Of(ILocalSymbol local, IOperation declarator, MemberBody body)
    {
        var references = new List<IOperation>();
        var calls = new List<IOperation>();
        var areWrites = false;
        foreach (var operation in body.Operations)
        {
            if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local))
                continue;
            if (FunctionGraph.FunctionAround(reference) != FunctionGraph.FunctionAround(declarator))
                return null;

            references.Add(reference);
            switch (reference.Parent)
            {
                case IPropertyReferenceOperation { Property.Name: "Capacity" or "CanRead" or "CanWrite" or "CanSeek" or "Length" or "Position" or "PointerOffset" } property when property.Instance == reference:
                    break;
                case IInvocationOperation call when call.Instance == reference && IsAccess(call, out var isWrite):
                    calls.Add(call);
                    areWrites |= isWrite;
                    break;
                default:
                    return null;
            }
        }

        return calls.Count == 0 ? null : new(references, calls, areWrites);
    }

    static bool IsAccess(IInvocationOperation call, out bool isWrite)
    {
        var name = call.TargetMethod.Name;
        isWrite = name.StartsWith("Write", System.StringComparison.Ordinal);
        return (isWrite || name.StartsWith("Read", System.StringComparison.Ordinal) || name == "Seek") && !name.EndsWith("Async", System.StringComparison.Ordinal);
    }
}
