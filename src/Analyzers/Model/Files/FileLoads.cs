using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Files;

/// <summary>Calls that read a file of which they are given the path.</summary>
static class FileLoads
{
    const int Write = 2, Open = 3, OpenOrCreate = 4;

    /// <summary>The path, or the FileInfo, of the file that an operation reads; null where it reads none.</summary>
    public static IOperation? PathIn(IOperation operation, MemberBody body) => operation switch
    {
        IInvocationOperation call when call.TargetMethod.ContainingType.Is(body.Io.File) => IsRead(call) ? call.ArgumentNamed("path") : null,
        IInvocationOperation call when call.TargetMethod.ContainingType.Is(body.Io.FileInfo) => IsRead(call) ? call.Instance : null,
        IInvocationOperation call => SaysLoad(call.TargetMethod.Name) || call.TargetMethod is { Name: "Create", ContainingType.Name: "XmlReader" } ? PathOf(call.Arguments) : null,
        IObjectCreationOperation creation when creation.Type.Is(body.Io.FileStream) => OpensToRead(creation) ? creation.ArgumentNamed("path") : null,
        IObjectCreationOperation { Type: { } type } creation when type.Name.EndsWith("Reader", StringComparison.Ordinal) => PathOf(creation.Arguments),
        _ => null,
    };

    /// <summary>What was read is compared with something, and no more: code that writes a file only when it has changed loads nothing from it.</summary>
    public static bool IsOnlyCompared(IOperation load, MemberBody body)
    {
        var value = load;
        while (value.Parent is IConversionOperation or IAwaitOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" })
            value = value.Parent;
        if (value.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
            return IsCompared(value);

        foreach (var operation in body.Operations)
            if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local) && !IsCompared(reference.Converted()))
                return false;
        return true;
    }

    static bool IsCompared(IOperation value) => value.Parent switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } => true,
        IInvocationOperation { TargetMethod.Name: var name } => IsComparison(name),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var name } } => IsComparison(name),
        _ => false,
    };

    static bool IsComparison(string name) => name is "Equals" or "SequenceEqual" or "Compare" or "CompareTo" or "CompareOrdinal";

    static bool IsRead(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        return name.StartsWith("Read", StringComparison.Ordinal) || name is "OpenRead" or "OpenText" || name is "Open" or "OpenHandle" && OpensToRead(call);
    }

    static bool OpensToRead(IOperation opening)
    {
        var (mode, access) = (opening.ArgumentNamed("mode"), opening.ArgumentNamed("access"));
        return (mode is null ? opening.ArgumentNamed("options") is null : mode.Int32Constant() is Open or OpenOrCreate) && access.Int32Constant() is not Write;
    }

    static bool SaysLoad(string name) =>
        name.StartsWith("Read", StringComparison.Ordinal) || name.StartsWith("Load", StringComparison.Ordinal) || name.StartsWith("Deserialize", StringComparison.Ordinal)
        || name.StartsWith("Parse", StringComparison.Ordinal) || name.StartsWith("Import", StringComparison.Ordinal) || name is "OpenRead" or "OpenText";

    static IOperation? PathOf(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
            if (argument.Value.Type?.SpecialType == SpecialType.System_String && argument.Value.ConstantValue is not { HasValue: true, Value: null })
                return argument.Value;
        return null;
    }
}
