using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>Whether a member may bring a file to the disk by other means than the flush that is looked at.</summary>
static class SyncReach
{
    /// <summary>It syncs, calls something that speaks of it, runs a delegate, or gives the file away.</summary>
    public static bool GoesFurther(ISymbol file, IOperation flush, MemberBody body)
    {
        foreach (var operation in body.Operations)
        {
            if (operation == flush)
                continue;
            if (operation is IInvocationOperation call && MaySync(call, file, body) || IsGivenAway(operation, file, body))
                return true;
        }

        return false;
    }

    static bool MaySync(IInvocationOperation call, ISymbol file, MemberBody body)
    {
        var method = call.TargetMethod;
        if (SyncNames.IsFlushWithChoice(call, body.Io, out _))
            return FileBehind.Accessed(call.Instance).Symbol() is not { } other || SymbolEqualityComparer.Default.Equals(other, file);
        if (method.MethodKind is MethodKind.DelegateInvoke)
            return true;
        return SyncNames.Says(method.Name) || method.DeclaringSyntaxReferences.Length > 0 && MethodSummary.MentionsSync(method, body);
    }

    /// <summary>To a call, a wrapper, another variable, a lambda; its handle counts as the file.</summary>
    static bool IsGivenAway(IOperation operation, ISymbol file, MemberBody body)
    {
        if (operation is not (ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation)
            || !SymbolEqualityComparer.Default.Equals(operation.Symbol(), file))
            return false;

        return operation.ImplicitlyConverted().Parent switch
        {
            IInvocationOperation or IConditionalAccessOperation { WhenNotNull: IInvocationOperation } or IUsingOperation or ILockOperation or IBinaryOperation or IIsPatternOperation => false,
            IPropertyReferenceOperation { Property.Name: var property } => property is "SafeFileHandle" or "Handle",
            IArgumentOperation { Parent: IInvocationOperation or IObjectCreationOperation } argument => !IsWriterOfBaseLibrary(argument, body),
            ISimpleAssignmentOperation { Target: var target } => target != operation,
            _ => true,
        };
    }

    /// <summary>What writes to a stream that it is given does not sync it.</summary>
    static bool IsWriterOfBaseLibrary(IArgumentOperation argument, MemberBody body) => argument.Parent switch
    {
        IInvocationOperation { TargetMethod: var method } => FileBehind.IsOfBaseLibrary(method.ContainingType) && method.Name is "CreateFromFile" or "CopyTo" or "CopyToAsync" or "WriteTo" or "Serialize" or "SerializeAsync" or "Save",
        IObjectCreationOperation creation => body.Io.Traits.Of(creation.Type) is { Inner: not null },
        _ => false,
    };
}
