using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Files;

/// <summary>Where a path lies and what it is called, as far as the names and constants that it is made from say so.</summary>
static class PathRoots
{
    const int MaxDepth = 12;

    static readonly HashSet<string> TempWords = Words.Of("temp", "tmp", "temporary", "scratch", "tempdir", "tmpdir", "tempfile", "tmpfile", "temppath", "tmppath");

    /// <summary>Whether the path lies in a folder for temporary files: its first part comes from the system's, or is named so.</summary>
    public static bool IsUnderTemp(IOperation? path, MemberBody body) => IsUnderTemp(path, body, depth: 0);

    /// <summary>Every name and constant that the path is made from, locals and fields looked through.</summary>
    public static IEnumerable<string> NamesIn(IOperation? path, MemberBody body)
    {
        foreach (var part in PartsOf(path, body, depth: 0))
        {
            if (part is { ConstantValue: { HasValue: true, Value: string constant } })
                yield return constant;
            else if (SymbolOf(part) is { } symbol)
                yield return symbol.Name;
        }
    }

    /// <summary>The texts that stand in the code, locals and fields looked through.</summary>
    public static IEnumerable<string> ConstantsIn(IOperation? path, MemberBody body)
    {
        foreach (var part in PartsOf(path, body, depth: 0))
            if (part is { ConstantValue: { HasValue: true, Value: string { Length: > 0 } constant } })
                yield return constant;
    }

    /// <summary>Whether the path is another one with something behind it: a numbered, dated or backup name.</summary>
    public static bool Extends(IOperation? path, PathKey start, MemberBody body)
    {
        if (PathExpression.KeyOf(path, body)?.After(start) is not null)
            return true;
        for (var depth = 0; path is not null && depth < MaxDepth; depth++)
        {
            path = path switch
            {
                IConversionOperation conversion => conversion.Operand,
                IBinaryOperation sum => sum.LeftOperand,
                IInterpolatedStringOperation { Parts: { Length: > 0 } parts } when parts[0] is IInterpolationOperation first => first.Expression,
                ILocalReferenceOperation local => body.Values.OnlyValueOf(local.Local),
                _ => null,
            };
            if (path is not null && depth > 0 && start.Equals(PathExpression.KeyOf(path, body)))
                return true;
        }

        return false;
    }

    /// <summary>Whether part of the name is made up for the occasion: by the system, at random, from a clock.</summary>
    public static bool IsMadeUp(IOperation? path, MemberBody body)
    {
        foreach (var part in PartsOf(path, body, depth: 0))
            if (part is IInvocationOperation { TargetMethod.Name: "GetTempFileName" or "GetTempPath" or "GetRandomFileName" or "NewGuid" or "CreateVersion7" or "CreateTempSubdirectory" }
                or IPropertyReferenceOperation { Property: { Name: "UtcNow" or "Now" or "ProcessId", IsStatic: true } })
                return true;
        return false;
    }

    /// <summary>The fields and properties that the path is made from.</summary>
    public static IEnumerable<ISymbol> MembersIn(IOperation? path, MemberBody body)
    {
        foreach (var part in PartsOf(path, body, depth: 0))
            if (part is IMemberReferenceOperation { Member: var member })
                yield return member;
    }

    static bool IsUnderTemp(IOperation? path, MemberBody body, int depth)
    {
        if (path is null || depth > MaxDepth)
            return false;

        switch (path)
        {
            case IConversionOperation conversion:
                return IsUnderTemp(conversion.Operand, body, depth + 1);
            case IBinaryOperation sum:
                return IsUnderTemp(sum.LeftOperand, body, depth + 1);
            case IInterpolatedStringOperation { Parts: { Length: > 0 } parts } when parts[0] is IInterpolationOperation first:
                return IsUnderTemp(first.Expression, body, depth + 1);
            case IObjectCreationOperation { Arguments: { Length: > 0 } arguments } creation when creation.Type.DerivesFrom(body.Io.FileSystemInfo):
                return IsUnderTemp(arguments[0].Value, body, depth + 1);
            case IInvocationOperation { TargetMethod.Name: "GetTempPath" or "GetTempFileName" or "CreateTempSubdirectory" }:
                return true;
            case IInvocationOperation { Arguments: { Length: > 0 } arguments } call when call.TargetMethod.ContainingType.Is(body.Io.Path):
                return IsUnderTemp(FirstOf(arguments[0].Value), body, depth + 1);
            case IPropertyReferenceOperation { Instance: { } instance } when instance.Type.DerivesFrom(body.Io.FileSystemInfo):
                return IsUnderTemp(instance, body, depth + 1);
            default:
                var value = ValueOf(path, body);
                return value is var (origin, owner) && IsUnderTemp(origin, owner, depth + 1)
                    || !IsPutTogether(value?.Value, body.Io) && SymbolOf(path) is { } symbol && Words.Any(symbol.Name, TempWords);
        }
    }

    /// <summary>A path that is made of others lies where they lie, whatever it is called.</summary>
    static bool IsPutTogether(IOperation? value, IoSymbols io) => value?.Unconverted() switch
    {
        IBinaryOperation or IInterpolatedStringOperation => true,
        IInvocationOperation { TargetMethod.ContainingType: var type } => type.Is(io.Path) || type.SpecialType == SpecialType.System_String,
        IObjectCreationOperation creation => creation.Type.DerivesFrom(io.FileSystemInfo),
        _ => false,
    };

    static IEnumerable<IOperation> PartsOf(IOperation? path, MemberBody body, int depth)
    {
        if (path is null || depth > MaxDepth)
            yield break;

        yield return path;
        foreach (var child in path.ChildOperations)
            foreach (var part in PartsOf(child, body, depth + 1))
                yield return part;
        if (ValueOf(path, body) is var (value, owner))
            foreach (var part in PartsOf(value, owner, depth + 1))
                yield return part;
    }

    static (IOperation Value, MemberBody Owner)? ValueOf(IOperation path, MemberBody body) => path switch
    {
        ILocalReferenceOperation { Local: var local } when body.Values.OnlyValueOf(local) is { } value => (value, body),
        IFieldReferenceOperation or IPropertyReferenceOperation => FieldValues.OnlyValueOf(((IMemberReferenceOperation)path).Member, body),
        _ => null,
    };

    static ISymbol? SymbolOf(IOperation part) => part switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member,
        _ => null,
    };

    static IOperation FirstOf(IOperation argument) =>
        argument is IArrayCreationOperation { Initializer.ElementValues: { Length: > 0 } elements } ? elements[0] : argument;
}
