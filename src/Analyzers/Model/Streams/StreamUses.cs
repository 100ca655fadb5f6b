using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>What a piece of code does with a stream that it knows by a local, parameter or field.</summary>
enum StreamUse
{
    Write,
    Flush,
    Dispose,
    /// <summary>A member that neither moves bytes nor depends on what is buffered.</summary>
    Look,
    /// <summary>Given to a wrapper whose row is in the table.</summary>
    Wrap,
    /// <summary>Given to a method of another assembly, which is done with it when it returns.</summary>
    Lend,
    /// <summary>Set, by its declaration or an assignment.</summary>
    Set,
    /// <summary>A using statement or declaration holds it.</summary>
    Using,
    /// <summary>Anything else: read, seeked, returned, stored, captured, given away.</summary>
    Other,
}

static class StreamUses
{
    /// <summary>Every use of the symbol in the code, in the order of evaluation; a use inside a lambda or a local function that does not declare it is <see cref="StreamUse.Other"/>.</summary>
    public static IEnumerable<(IOperation Reference, StreamUse Use)> Of(ISymbol symbol, IOperation code, IoSymbols io)
    {
        foreach (var (reference, isNested) in ReferencesTo(symbol, code))
            yield return (reference, isNested ? StreamUse.Other : UseOf(reference, io));
    }

    /// <summary>The same; who asks for many variables of a whole member goes through it once.</summary>
    public static IEnumerable<(IOperation Reference, StreamUse Use)> Of(ISymbol symbol, IOperation code, MemberBody body) =>
        code == body.Operation ? Of(symbol, body) : Of(symbol, code, body.Io);

    /// <summary>The same for all of a member's code.</summary>
    public static IEnumerable<(IOperation Reference, StreamUse Use)> Of(ISymbol symbol, MemberBody body)
    {
        foreach (var reference in body.References.To(symbol))
            yield return (reference, body.References.HaveFunctions && IsInNestedFunction(reference, symbol, body.Operation!) ? StreamUse.Other : UseOf(reference, body.Io));
    }

    /// <summary>Every place that names the symbol, and whether it runs at another time than what declares the symbol.</summary>
    public static IEnumerable<(IOperation Reference, bool IsNested)> ReferencesTo(ISymbol symbol, IOperation code)
    {
        // A function comes before what is in it. Without one, nobody need look for it around each reference.
        var hasFunctions = false;
        foreach (var operation in code.DescendantsAndSelf())
            if (operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation)
            {
                if (SymbolEqualityComparer.Default.Equals(operation.Symbol(), symbol))
                    yield return (operation, hasFunctions && IsInNestedFunction(operation, symbol, code));
            }
            else
                hasFunctions |= operation is IAnonymousFunctionOperation or ILocalFunctionOperation;
    }

    public static StreamUse UseOf(IOperation reference, IoSymbols io)
    {
        var value = reference.ImplicitlyConverted();

        switch (value.Parent)
        {
            case IInvocationOperation call when call.Instance == value:
                return OfMethod(call.TargetMethod.Name);
            case IPropertyReferenceOperation { Property.Name: "Length" or "Position" or "CanRead" or "CanWrite" or "CanSeek" or "Name" } property when property.Instance == value:
                return IsSet(property) ? StreamUse.Other : StreamUse.Look;
            case IArgumentOperation { Parent: IObjectCreationOperation creation }:
                return io.Traits.Of(creation.Type) is { Inner: not null } ? StreamUse.Wrap : StreamUse.Other;
            case IArgumentOperation { Parameter.RefKind: RefKind.None, Parent: IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.Length: 0 } method } }:
                return Keeps(method) ? StreamUse.Other : StreamUse.Lend;
            case ISimpleAssignmentOperation assignment when assignment.Target == value:
                return StreamUse.Set;
            case IUsingOperation:
                return StreamUse.Using;
            case ILockOperation or IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation } }:
                return StreamUse.Look;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test when IsNull(test.LeftOperand) || IsNull(test.RightOperand):
                return StreamUse.Look;
            case IConditionalAccessOperation { WhenNotNull: IInvocationOperation { TargetMethod.Name: var name } }:
                return OfMethod(name) is StreamUse.Dispose ? StreamUse.Dispose : StreamUse.Other;
            default:
                return StreamUse.Other;
        }
    }

    static bool IsNull(IOperation operand) => operand.Unconverted().ConstantValue is { HasValue: true, Value: null };

    static bool IsSet(IPropertyReferenceOperation property) =>
        property.Parent is IIncrementOrDecrementOperation || property.Parent is IAssignmentOperation { Target: var target } && target == property;

    /// <summary>A collection has what it was given; whatever stands in a static property is everybody's.</summary>
    static bool Keeps(IMethodSymbol method) =>
        method.ContainingType.ContainingNamespace.ToDisplayString().StartsWith("System.Collections", System.StringComparison.Ordinal) || method.Name is "SetOut" or "SetError";

    static StreamUse OfMethod(string name) => name switch
    {
        "Write" or "WriteAsync" or "WriteByte" or "WriteLine" or "WriteLineAsync" or "Write7BitEncodedInt" or "Write7BitEncodedInt64" => StreamUse.Write,
        "Flush" or "FlushAsync" => StreamUse.Flush,
        "Dispose" or "DisposeAsync" or "Close" => StreamUse.Dispose,
        _ => StreamUse.Other,
    };

    /// <summary>Whether an operation in the code runs at another time than what declares the symbol: in a lambda or local function that captures it.</summary>
    public static bool IsInNestedFunction(IOperation operation, ISymbol symbol, IOperation code)
    {
        for (var around = operation; around is not null && around != code; around = around.Parent)
        {
            var function = around is IAnonymousFunctionOperation lambda ? lambda.Symbol : (around as ILocalFunctionOperation)?.Symbol;
            if (function is not null)
                return !SymbolEqualityComparer.Default.Equals(function, symbol.ContainingSymbol);
        }

        return false;
    }
}
