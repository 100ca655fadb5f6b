using System;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Files;

/// <summary>
/// Whether code may look at a file or change it. Everything may that is not known to be harmless: methods of the program that call
/// further methods of it, delegates, other libraries, and calls of the file system that may concern the same file.
/// </summary>
/// <param name="file">The path of the file; null where it is unknown, or its symbols mean nothing, in the code of a callee.</param>
/// <param name="isKnown">Operations that the caller has judged itself; what they are made of is looked at.</param>
sealed class FileReach(PathKey? file, Func<IOperation, bool> isKnown, MemberBody body, bool isCallee = false)
{
    public bool Includes(IOperation code)
    {
        foreach (var operation in code.DescendantsAndSelf())
            if (!isKnown(operation) && !IsReadOnce(operation, code) && Touches(operation))
                return true;
        return false;
    }

    /// <summary>What a foreach goes over is opened before its first round; a file that grows while it is read line by line would have no end.</summary>
    bool IsReadOnce(IOperation operation, IOperation code)
    {
        if (operation is not IInvocationOperation call || code is not IForEachLoopOperation { Collection: var collection } || collection.Unconverted() != call)
            return false;
        return call.TargetMethod.ContainingType.Is(body.Io.File)
            ? call.TargetMethod.Name == "ReadAllLines" || call.TargetMethod.Name == "ReadLines" && !SameFile(call.ArgumentNamed("path"))
            : call.TargetMethod.ContainingType is { Name: "Directory", ContainingNamespace.Name: "IO" };
    }

    /// <summary>Both paths are made of the same things; null as a file is every one.</summary>
    bool SameFile(IOperation? path) => file is null || file.Equals(PathExpression.KeyOf(path, body));

    bool Touches(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke }:
            case IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IFunctionPointerInvocationOperation or IInvalidOperation:
                return true;
            case IInvocationOperation call:
                return MethodTouches(call.TargetMethod, call) || !isCallee && call.Instance is { } instance && MayRead(instance);
            case IMethodReferenceOperation reference:
                return MethodTouches(reference.Method, reference);
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                return IsOfProgram(constructor) ? CodeTouches(constructor) : CreationTouches(creation);
            case IPropertyReferenceOperation property:
                return PropertyTouches(property);
            case IUsingOperation { Resources: var resources }:
                return DisposesOfProgram(resources);
            case IUsingDeclarationOperation { DeclarationGroup: var resources }:
                return DisposesOfProgram(resources);
            case IArgumentOperation { Value: { Type.TypeKind: TypeKind.Delegate } value }:
                return value.Unconverted() is not (IDelegateCreationOperation { Target: IAnonymousFunctionOperation or IMethodReferenceOperation } or { ConstantValue.HasValue: true });
            default:
                return false;
        }
    }

    bool MethodTouches(IMethodSymbol method, IOperation use)
    {
        if (IsOfProgram(method))
            return CodeTouches(method);
        if (method.ContainingType.Is(body.Io.File))
            return use is not IInvocationOperation call || !IsOfAnotherFile(call);
        if (method.ContainingType.Name == "Directory")
            return method.Name is not ("CreateDirectory" or "Exists");
        return !IsHarmless(method.ContainingType) || method.Name is "Exit" or "FailFast" or "DynamicInvoke";
    }

    /// <summary>
    /// A reader that was opened before the code, over the same path, or over another name of it: who reads what is being written has to
    /// say that others may write.
    /// </summary>
    bool MayRead(IOperation reader) =>
        IsReader(reader.Type) && StreamOrigin.Of(reader, body)?.Bottom is { Trait.Backing: Backing.File, Creation: { } opening }
        && (FileSharing.LetsOthersWrite(opening) || SameFile(opening.ArgumentNamed("path")));

    bool IsReader(ITypeSymbol? type) => type.DerivesFrom(body.Io.Stream) || type.DerivesFrom(body.Io.StreamReader) || type.DerivesFrom(body.Io.BinaryReader);

    bool CreationTouches(IObjectCreationOperation creation)
    {
        if (creation.Type?.TypeKind == TypeKind.Delegate || creation.Type.DerivesFrom(body.Io.FileSystemInfo))
            return false;
        return (creation.ArgumentNamed("path") ?? creation.ArgumentNamed("fileName")) is { } path ? !IsOther(path) : !IsHarmless(creation.Type) && !IsException(creation.Type);
    }

    bool PropertyTouches(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property.ContainingType.DerivesFrom(body.Io.FileSystemInfo))
            return property.Name is not ("Name" or "FullName" or "Extension" or "DirectoryName");
        // A path that is not rooted begins there.
        if (property is { Name: "CurrentDirectory", ContainingType.Name: "Environment" })
            return true;
        if (property.DeclaringSyntaxReferences.Length == 0 || FieldValues.IsAutomatic(property) || property.ContainingType.IsRecord || property.ContainingType.IsAnonymousType)
            return false;
        return property.GetMethod is not { } getter || CodeTouches(getter);
    }

    bool IsOfAnotherFile(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
            if (argument.Parameter is { Type.SpecialType: SpecialType.System_String, Name: var name } && name != "contents" && !IsOther(argument.Value))
                return false;
        return true;
    }

    bool IsOther(IOperation path) => file is not null && PathExpression.KeyOf(path, body) is { } key && PathDifference.IsCertain(key, file);

    /// <summary>One level into the program's own code; a method that may be overridden, or calls further ones, is unknown.</summary>
    bool CodeTouches(IMethodSymbol method)
    {
        if (method.IsImplicitlyDeclared || method.ContainingType.IsRecord && method.MethodKind == MethodKind.Constructor)
            return false;
        if (file is null || MethodSummary.IsReplaceable(method) || method.ContainingType.TypeKind == TypeKind.Interface)
            return true;
        if (method.MethodKind == MethodKind.LocalFunction)
            return LocalFunctionTouches(method);
        return CodeOf(method) is not { Operation: { } code } owner || new FileReach(null, static _ => false, owner, isCallee: true).Includes(code);
    }

    bool LocalFunctionTouches(IMethodSymbol function) =>
        !body.LocalFunctions.TryGetValue(function, out var found) || found.Body is not { } code || new FileReach(null, static _ => false, body, isCallee: true).Includes(code);

    MemberBody? CodeOf(IMethodSymbol method)
    {
        if (MethodSummary.CodeOf(method, body) is { } code)
            return code;
        foreach (var reference in method.OriginalDefinition.DeclaringSyntaxReferences)
            if (reference.GetSyntax(body.Cancellation) is ArrowExpressionClauseSyntax arrow)
                return body.At(arrow, body.Io.ModelOf(arrow.SyntaxTree));
        return null;
    }

    static bool DisposesOfProgram(IOperation resources)
    {
        foreach (var operation in resources.DescendantsAndSelf())
            if (operation.Type is { Locations: { IsEmpty: false } locations, SpecialType: SpecialType.None } && operation is IObjectCreationOperation or IInvocationOperation && locations[0].IsInSource)
                return true;
        return false;
    }

    static bool IsOfProgram(IMethodSymbol method) => method.ContainingType is { Locations: { IsEmpty: false } locations } && locations[0].IsInSource;

    static bool IsException(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            if (type is { Name: "Exception", ContainingNamespace.Name: "System" })
                return true;
        return false;
    }

    /// <summary>Types of the base class library that compute, or move bytes between things that were opened elsewhere.</summary>
    static bool IsHarmless(ITypeSymbol? type) => type?.ContainingNamespace?.ToDisplayString() switch
    {
        "System" => type.Name is not ("AppDomain" or "Activator" or "Delegate" or "MulticastDelegate" or "Lazy"),
        "System.IO" => type.Name is "Path" or "Stream" or "MemoryStream" or "FileStream" or "BufferedStream" or "BinaryReader" or "BinaryWriter"
            or "TextReader" or "TextWriter" or "StreamReader" or "StreamWriter" or "StringReader" or "StringWriter",
        "System.Diagnostics" => type.Name is "Stopwatch",
        "System.Threading" => type.Name is "Interlocked" or "Volatile" or "CancellationToken",
        "System.Linq" or "System.Globalization" or "System.Numerics" or "System.Buffers" or "System.Buffers.Binary" or "System.Security.Cryptography" or "System.Text"
            or "System.Text.RegularExpressions" or "System.Text.Json" or "System.Runtime.CompilerServices" or "System.Runtime.InteropServices" => true,
        var space => space is not null && space.StartsWith("System.Collections", StringComparison.Ordinal) && space != "System.Collections.Concurrent",
    };
}
