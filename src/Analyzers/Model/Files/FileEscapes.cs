using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Files;

/// <summary>Where a stream over a file goes to something that the code does not show: a field, a collection, the caller.</summary>
static class FileEscapes
{
    /// <summary>Whether the file gets known to code that may do anything to it later: by a method group, by broken code, by a path that a callee keeps.</summary>
    public static bool IsKnownOf(IOperation operation, FileUses uses)
    {
        switch (operation)
        {
            case IMethodReferenceOperation { Instance: { } instance }:
                return uses.File.IsStream(instance);
            case IInvalidOperation:
                return HoldsFile(operation, uses.File);
            case IParameterReferenceOperation or ILocalReferenceOperation or IObjectCreationOperation when uses.IsCallee && IsKept(operation):
                return uses.File.IsPath(operation);
            default:
                return false;
        }
    }

    /// <summary>A callee that keeps the path for later may do anything to the file later.</summary>
    static bool IsKept(IOperation operation) => operation.Converted().Parent switch
    {
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation } assignment => assignment.Value != null,
        IFieldInitializerOperation or IPropertyInitializerOperation => true,
        _ => false,
    };

    /// <summary>Whether the stream that an expression gives goes to where it cannot be followed.</summary>
    public static bool Leaves(IOperation stream, MemberBody body)
    {
        // A conversion is no place: what is around it decides.
        if (stream is IConversionOperation or IConditionalAccessInstanceOperation)
            return false;
        var value = stream.Converted();
        switch (value.Parent)
        {
            // What a call does with its argument is the call's effect.
            case IArgumentOperation { Parameter.RefKind: RefKind.None or RefKind.In }:
            case IInvocationOperation or IPropertyReferenceOperation or IEventReferenceOperation or IConditionalAccessOperation or IAwaitOperation:
            case IUsingOperation or ILockOperation or IExpressionStatementOperation:
            case IIsPatternOperation or IIsTypeOperation or IBinaryOperation or INameOfOperation:
                return false;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                return body.Values.OnlyValueOf(local) is null;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } }:
                return body.Values.OnlyValueOf(local) is null;
            case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                return false;
            default:
                return true;
        }
    }

    static bool HoldsFile(IOperation broken, FileSubject file)
    {
        foreach (var part in broken.ChildOperations)
            if (file.IsStream(part) || file.IsPath(part))
                return true;
        return false;
    }
}
