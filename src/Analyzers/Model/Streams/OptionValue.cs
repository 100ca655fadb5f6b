using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>What a property of an options object is set to, where the object is created in place or held in a local that nothing changes.</summary>
static class OptionValue
{
    /// <summary>The value, null for the default; not known when the object comes from elsewhere or when something else may set the property.</summary>
    public static (IOperation? Value, bool IsKnown) Of(IOperation options, string property, MemberBody body)
    {
        options = options.Unconverted();
        if (options is ILocalReferenceOperation { Local: var local })
        {
            if (body.Values.OnlyValueOf(local)?.Unconverted() is not { } value || MayBeSetLater(local, property, body))
                return (null, false);
            options = value;
        }

        return options is IObjectCreationOperation creation ? (StreamCreation.OptionNamed(creation.Initializer, property), true) : (null, false);
    }

    static bool MayBeSetLater(ILocalSymbol local, string property, MemberBody body)
    {
        foreach (var operation in body.Operations)
            if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local) && !LeavesIt(reference, property, body.Io))
                return true;
        return false;
    }

    /// <summary>Uses that do not change the property: another property, or handing the options to whatever opens a stream with them.</summary>
    static bool LeavesIt(ILocalReferenceOperation reference, string property, IoSymbols io) => reference.Parent switch
    {
        IPropertyReferenceOperation { Property.Name: var name } => name != property || reference.Parent.Parent is not IAssignmentOperation,
        ISimpleAssignmentOperation { Target: var target } => target == reference,
        IArgumentOperation { Parent: IObjectCreationOperation creation } => io.Traits.Of(creation.Type) is not null,
        IArgumentOperation { Parent: IInvocationOperation call } => StreamCreation.OfCall(call, io) is not null,
        _ => false,
    };
}
