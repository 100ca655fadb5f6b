using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Files;

/// <summary>Reads path expressions: what they stand for, and what they are made from.</summary>
static class PathExpression
{
    const int MaxDepth = 16;

    /// <summary>Null when the value of the expression cannot be told, or may differ when the same expression is evaluated again.</summary>
    public static PathKey? KeyOf(IOperation? expression, MemberBody body) => KeyOf(expression, body, depth: 0);

    static PathKey? KeyOf(IOperation? expression, MemberBody body, int depth)
    {
        if (expression is null || depth > MaxDepth)
            return null;
        if (expression is { ConstantValue: { HasValue: true, Value: { } constant } })
            return constant is string or char ? PathKey.Constant(constant.ToString()) : PathKey.Call(constant.GetType().Name + " " + constant, []);

        switch (expression)
        {
            case IConversionOperation { OperatorMethod: null, Type: { IsValueType: true } type, Conversion.IsIdentity: false } conversion:
                // A number of another type may be another text: path + (char)65.
                return KeyOf(conversion.Operand, body, depth + 1) is { } number ? PathKey.Call(type.ToDisplayString(), [number]) : null;
            case IConversionOperation { OperatorMethod: null } conversion:
                return KeyOf(conversion.Operand, body, depth + 1);
            case IConversionOperation { OperatorMethod: { } conversion } converted:
                // A type of the program's own for paths: what it converts to is what it stands for.
                return KeyOf(converted.Operand, body, depth + 1) is { } operand ? PathKey.Call(conversion.ToDisplayString(), [operand]) : null;
            case ILocalReferenceOperation { Local: var local }:
                return KeyOfLocal(local, body, depth);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return body.Values.IsReassigned(parameter) || parameter.RefKind is RefKind.Ref or RefKind.Out ? null : PathKey.Of(parameter);
            case IFieldReferenceOperation field:
                return KeyOfMember(field, body, depth);
            case IPropertyReferenceOperation property:
                return KeyOfProperty(property, body, depth);
            case IObjectCreationOperation { Arguments: { Length: 1 } arguments } creation when creation.Type.DerivesFrom(body.Io.FileSystemInfo):
                return KeyOf(arguments[0].Value, body, depth + 1);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, Type.SpecialType: SpecialType.System_String } sum:
                return All([sum.LeftOperand, sum.RightOperand], body, depth) is { } terms ? PathKey.Concat(terms) : null;
            case IInterpolatedStringOperation text:
                return KeyOfText(text, body, depth);
            case IInvocationOperation call:
                return KeyOfCall(call, body, depth);
            default:
                return null;
        }
    }

    static PathKey? KeyOfLocal(ILocalSymbol local, MemberBody body, int depth)
    {
        if (!body.Values.IsSetOnce(local))
            return null;

        // What the value is made of may be set anew while the local keeps what it got: only what stands before it can be looked through.
        var value = KeyOf(body.Values.OnlyValueOf(local), body, depth + 1);
        return value is not null && IsMadeOfLocalsBefore(local, value) ? value : PathKey.Of(local);
    }

    static bool IsMadeOfLocalsBefore(ILocalSymbol local, PathKey value)
    {
        if (value.Symbol is ILocalSymbol inner && PositionOf(inner) >= PositionOf(local))
            return false;
        foreach (var part in value.Parts)
            if (!IsMadeOfLocalsBefore(local, part))
                return false;
        return true;
    }

    static int PositionOf(ILocalSymbol local) => local.Locations.IsEmpty ? 0 : local.Locations[0].SourceSpan.Start;

    static PathKey? KeyOfProperty(IPropertyReferenceOperation reference, MemberBody body, int depth)
    {
        var (property, instance) = (reference.Property, reference.Instance);
        if (property.Name == "FullName" && instance?.Type.DerivesFrom(body.Io.FileSystemInfo) == true)
            return KeyOf(instance, body, depth + 1);
        if (property.Name == "Name" && instance?.Type.DerivesFrom(body.Io.FileStream) == true && FileBehind.Of(instance, body) is { } bottom)
            return KeyOf(FileOpening.Of(bottom, body)?.Path, body, depth + 1);
        if (property.Name is "Name" or "Extension" or "DirectoryName" && instance?.Type.DerivesFrom(body.Io.FileSystemInfo) == true)
            return KeyOf(instance, body, depth + 1) is { } file ? PathKey.Call("FileSystemInfo." + property.Name, [file]) : null;
        if (instance is null && property is { Name: "BaseDirectory", ContainingType.Name: "AppContext" or "AppDomain" })
            return PathKey.Of(property);
        return KeyOfMember(reference, body, depth) ?? KeyOfGetter(reference, body, depth);
    }

    /// <summary>A field or an automatic property: of this object, static, or of something that has a key.</summary>
    static PathKey? KeyOfMember(IMemberReferenceOperation reference, MemberBody body, int depth)
    {
        if (!FieldValues.KeepsItsValueIn(reference.Member, body))
            return null;
        if (reference.Instance is null or IInstanceReferenceOperation)
            return ValueOfMember(reference.Member, body, depth) ?? PathKey.Of(reference.Member);
        return KeyOf(reference.Instance, body, depth + 1) is { } instance ? PathKey.Of(reference.Member, instance) : null;
    }

    static PathKey? ValueOfMember(ISymbol member, MemberBody body, int depth) =>
        FieldValues.OnlyValueOf(member, body) is var (value, owner) && KeyOf(value, owner, depth + 1) is { } key && HasNoLocals(key) ? key : null;

    /// <summary>A property that computes a path from the fields of its object: <c>string TempPath => _path + ".tmp"</c>.</summary>
    static PathKey? KeyOfGetter(IPropertyReferenceOperation reference, MemberBody body, int depth)
    {
        var getter = reference.Property.GetMethod;
        if (reference.Instance is not (null or IInstanceReferenceOperation) || getter is not { IsVirtual: false, IsOverride: false, IsAbstract: false })
            return null;

        foreach (var declaration in getter.DeclaringSyntaxReferences)
            if (declaration.GetSyntax(body.Cancellation) is ArrowExpressionClauseSyntax { Expression: var result } arrow
                && body.At(arrow, body.Io.ModelOf(arrow.SyntaxTree)) is var owner
                && KeyOf(owner.Model.GetOperation(result, body.Cancellation), owner, depth + 1) is { } key && HasNoLocals(key))
                return key;
        return null;
    }

    static bool HasNoLocals(PathKey key)
    {
        if (key.Symbol is ILocalSymbol or IParameterSymbol)
            return false;
        foreach (var part in key.Parts)
            if (!HasNoLocals(part))
                return false;
        return true;
    }

    static PathKey? KeyOfText(IInterpolatedStringOperation text, MemberBody body, int depth)
    {
        var parts = new List<PathKey>();
        foreach (var part in text.Parts)
        {
            var key = part switch
            {
                IInterpolatedStringTextOperation { Text: var constant } => KeyOf(constant, body, depth + 1),
                IInterpolationOperation { Alignment: null, FormatString: null, Expression: var value } => KeyOf(value, body, depth + 1),
                IInterpolationOperation { Alignment: null, FormatString.ConstantValue: { HasValue: true, Value: string format }, Expression: var value } =>
                    KeyOf(value, body, depth + 1) is { } formatted ? PathKey.Call("format:" + format, [formatted]) : null,
                _ => null,
            };
            if (key is null)
                return null;
            parts.Add(key);
        }

        return PathKey.Concat(parts);
    }

    static PathKey? KeyOfCall(IInvocationOperation call, MemberBody body, int depth)
    {
        var method = call.TargetMethod;
        if (method.ContainingType.Is(body.Io.Path) && method.Name == "GetFullPath" && call.Arguments.Length == 1)
            return KeyOf(call.Arguments[0].Value, body, depth + 1);

        var isOfString = method.ContainingType.SpecialType == SpecialType.System_String;
        if (!isOfString && !(method.ContainingType.Is(body.Io.Path) && method.Name is not ("GetTempFileName" or "GetRandomFileName")))
            return null;
        if (isOfString && method.Name == "ToString")
            return KeyOf(call.Instance, body, depth + 1);

        var values = new List<IOperation>();
        if (call.Instance is { } instance)
            values.Add(instance);
        // Named arguments come as they are written.
        foreach (var argument in call.Arguments.Sort(static (one, other) => (one.Parameter?.Ordinal ?? 0) - (other.Parameter?.Ordinal ?? 0)))
            if (!AddValues(argument, values))
                return null;

        if (All(values, body, depth) is not { } keys)
            return null;
        return isOfString && method is { IsStatic: true, Name: "Concat" } ? PathKey.Concat(keys) : PathKey.Call(method.ContainingType.Name + "." + method.Name, keys);
    }

    static bool AddValues(IArgumentOperation argument, List<IOperation> values)
    {
        if (argument.ArgumentKind != ArgumentKind.ParamArray)
        {
            values.Add(argument.Value);
            return argument.Value.Type is not IArrayTypeSymbol;
        }

        if (argument.Value is not IArrayCreationOperation { Initializer.ElementValues: var elements })
            return false;
        values.AddRange(elements);
        return true;
    }

    static List<PathKey>? All(IReadOnlyList<IOperation> expressions, MemberBody body, int depth)
    {
        var keys = new List<PathKey>(expressions.Count);
        foreach (var expression in expressions)
        {
            if (KeyOf(expression, body, depth + 1) is not { } key)
                return null;
            keys.Add(key);
        }

        return keys;
    }
}
