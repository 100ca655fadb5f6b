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
    public static PathKey? KeyOf(IOperation? expression, MemberBody body) => KeyOf(expression, body, depth: 0, isSpelled: false);

    /// <summary>
    /// The path as another member of the same type may spell it, too: a property of an interface and the result of a call count as what they are called.
    /// Null where that says nothing: it is made of locals, of parameters of this member, or made up anew each time.
    /// </summary>
    public static PathKey? SpellingOf(IOperation? expression, MemberBody body) =>
        KeyOf(expression, body, depth: 0, isSpelled: true) is { } key && HasNoLocals(key) ? key : null;


    static PathKey? KeyOf(IOperation? expression, MemberBody body, int depth, bool isSpelled)
    {
        if (expression is null || depth > MaxDepth)
            return null;
        if (expression is { ConstantValue: { HasValue: true, Value: { } constant } })
            return constant is string or char ? PathKey.Constant(constant.ToString()) : PathKey.Call(constant.GetType().Name + " " + constant, []);

        switch (expression)
        {
            case IConversionOperation { OperatorMethod: null, Type: { IsValueType: true } type, Conversion.IsIdentity: false } conversion:
                // A number of another type may be another text: path + (char)65.
                return KeyOf(conversion.Operand, body, depth + 1, isSpelled) is { } number ? PathKey.Call(type.ToDisplayString(), [number]) : null;
            case IConversionOperation { OperatorMethod: null } conversion:
                return KeyOf(conversion.Operand, body, depth + 1, isSpelled);
            case IConversionOperation { OperatorMethod: { } conversion } converted:
                // A type of the program's own for paths: what it converts to is what it stands for.
                return KeyOf(converted.Operand, body, depth + 1, isSpelled) is { } operand ? PathKey.Call(conversion.ToDisplayString(), [operand]) : null;
            case ILocalReferenceOperation { Local: var local }:
                return KeyOfLocal(local, body, depth, isSpelled);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return body.Values.IsReassigned(parameter) || parameter.RefKind is RefKind.Ref or RefKind.Out ? null : PathKey.Of(parameter);
            case IFieldReferenceOperation field:
                return KeyOfMember(field, body, depth, isSpelled);
            case IPropertyReferenceOperation property:
                return KeyOfProperty(property, body, depth, isSpelled);
            case IObjectCreationOperation { Arguments: { Length: 1 } arguments } creation when creation.Type.DerivesFrom(body.Io.FileSystemInfo):
                return KeyOf(arguments[0].Value, body, depth + 1, isSpelled);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, Type.SpecialType: SpecialType.System_String } sum:
                return All([sum.LeftOperand, sum.RightOperand], body, depth, isSpelled) is { } terms ? PathKey.Concat(terms) : null;
            case IInterpolatedStringOperation text:
                return KeyOfText(text, body, depth, isSpelled);
            case IInvocationOperation call:
                return KeyOfCall(call, body, depth, isSpelled);
            default:
                return null;
        }
    }

    static PathKey? KeyOfLocal(ILocalSymbol local, MemberBody body, int depth, bool isSpelled)
    {
        if (!body.Values.IsSetOnce(local))
            return null;

        // What the value is made of may be set anew while the local keeps what it got: only what stands before it can be looked through.
        var value = KeyOf(body.Values.OnlyValueOf(local), body, depth + 1, isSpelled);
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

    static PathKey? KeyOfProperty(IPropertyReferenceOperation reference, MemberBody body, int depth, bool isSpelled)
    {
        var (property, instance) = (reference.Property, reference.Instance);
        if (property.Name == "FullName" && instance?.Type.DerivesFrom(body.Io.FileSystemInfo) == true)
            return KeyOf(instance, body, depth + 1, isSpelled);
        if (property.Name == "Name" && instance?.Type.DerivesFrom(body.Io.FileStream) == true && FileBehind.Of(instance, body) is { } bottom)
            return KeyOf(FileOpening.Of(bottom, body)?.Path, body, depth + 1, isSpelled);
        if (property.Name is "Name" or "Extension" or "DirectoryName" && instance?.Type.DerivesFrom(body.Io.FileSystemInfo) == true)
            return KeyOf(instance, body, depth + 1, isSpelled) is { } file ? PathKey.Call("FileSystemInfo." + property.Name, [file]) : null;
        if (instance is null && property is { Name: "BaseDirectory", ContainingType.Name: "AppContext" or "AppDomain" })
            return PathKey.Of(property);
        return KeyOfGetter(reference, body, depth, isSpelled) ?? KeyOfMember(reference, body, depth, isSpelled);
    }

    /// <summary>A field or an automatic property: of this object, static, or of something that has a key.</summary>
    static PathKey? KeyOfMember(IMemberReferenceOperation reference, MemberBody body, int depth, bool isSpelled)
    {
        if (!isSpelled && !FieldValues.KeepsItsValueIn(reference.Member, body) || reference.Member is IPropertySymbol { Name: "Now" or "UtcNow" or "ProcessId", IsStatic: true })
            return null;
        if (reference.Instance is null or IInstanceReferenceOperation)
            return ValueOfMember(reference.Member, body, depth, isSpelled) ?? PathKey.Of(reference.Member);
        // What another object names, and may name otherwise the next time, is no place of this type's own.
        if (isSpelled && reference.Member is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: not null })
            return null;
        return KeyOf(reference.Instance, body, depth + 1, isSpelled) is { } instance ? PathKey.Of(reference.Member, instance) : null;
    }

    static PathKey? ValueOfMember(ISymbol member, MemberBody body, int depth, bool isSpelled) =>
        FieldValues.OnlyValueOf(member, body) is var (value, owner) && KeyOf(value, owner, depth + 1, isSpelled) is { } key && HasNoLocals(key) ? key : null;

    /// <summary>A property that computes a path from the fields of its object: <c>string TempPath => _path + ".tmp"</c>.</summary>
    static PathKey? KeyOfGetter(IPropertyReferenceOperation reference, MemberBody body, int depth, bool isSpelled)
    {
        var getter = reference.Property.GetMethod;
        if (reference.Instance is not (null or IInstanceReferenceOperation) || getter is not { IsVirtual: false, IsOverride: false, IsAbstract: false })
            return null;

        foreach (var declaration in getter.DeclaringSyntaxReferences)
            if (KeyOfResult(declaration.GetSyntax(body.Cancellation), body, depth, isSpelled) is { } key)
                return key;
        return null;
    }

    /// <summary>What code that is one expression gives: <c>=> _folder + "/state"</c>, or the same behind <c>return</c>.</summary>
    static PathKey? KeyOfResult(SyntaxNode code, MemberBody body, int depth, bool isSpelled)
    {
        var (result, owner) = code switch
        {
            ArrowExpressionClauseSyntax arrow => (arrow.Expression, arrow),
            AccessorDeclarationSyntax { ExpressionBody: { } arrow } => (arrow.Expression, code),
            BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } => (arrow.Expression, code),
            AccessorDeclarationSyntax { Body.Statements: { Count: 1 } statements } => ((statements[0] as ReturnStatementSyntax)?.Expression, code),
            BaseMethodDeclarationSyntax { Body.Statements: { Count: 1 } statements } => ((statements[0] as ReturnStatementSyntax)?.Expression, code),
            _ => (null, code),
        };
        return result is not null && body.At(owner, body.Io.ModelOf(owner.SyntaxTree)) is var there
            && KeyOf(there.Model.GetOperation(result, body.Cancellation), there, depth + 1, isSpelled) is { } key && HasNoLocals(key) ? key : null;
    }

    static bool HasNoLocals(PathKey key)
    {
        if (key.Symbol is ILocalSymbol || key.Symbol is IParameterSymbol parameter && !IsOfType(parameter))
            return false;
        foreach (var part in key.Parts)
            if (!HasNoLocals(part))
                return false;
        return true;
    }

    /// <summary>A parameter of a class's own list is there in all of its members.</summary>
    static bool IsOfType(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences is { Length: 1 } declarations && declarations[0].GetSyntax() is { Parent.Parent: TypeDeclarationSyntax };

    static PathKey? KeyOfText(IInterpolatedStringOperation text, MemberBody body, int depth, bool isSpelled)
    {
        var parts = new List<PathKey>();
        foreach (var part in text.Parts)
        {
            var key = part switch
            {
                IInterpolatedStringTextOperation { Text: var constant } => KeyOf(constant, body, depth + 1, isSpelled),
                IInterpolationOperation { Alignment: null, FormatString: null, Expression: var value } => KeyOf(value, body, depth + 1, isSpelled),
                IInterpolationOperation { Alignment: null, FormatString.ConstantValue: { HasValue: true, Value: string format }, Expression: var value } =>
                    KeyOf(value, body, depth + 1, isSpelled) is { } formatted ? PathKey.Call("format:" + format, [formatted]) : null,
                _ => null,
            };
            if (key is null)
                return null;
            parts.Add(key);
        }

        return PathKey.Concat(parts);
    }

    static PathKey? KeyOfCall(IInvocationOperation call, MemberBody body, int depth, bool isSpelled)
    {
        var method = call.TargetMethod;
        if (method.Name is "GetTempFileName" or "GetRandomFileName" || isSpelled && method.Name is "NewGuid" or "CreateVersion7" or "CreateTempSubdirectory")
            return null;
        if (method.ContainingType.Is(body.Io.Path) && method.Name == "GetFullPath" && call.Arguments.Length == 1)
            return KeyOf(call.Arguments[0].Value, body, depth + 1, isSpelled);

        var isOfString = method.ContainingType.SpecialType == SpecialType.System_String;
        if (!isOfString && !method.ContainingType.Is(body.Io.Path))
            return isSpelled ? SpellingOfCall(call, body, depth) : null;
        if (isOfString && method.Name == "ToString")
            return KeyOf(call.Instance, body, depth + 1, isSpelled);

        if (ValuesOf(call) is not { } values || All(values, body, depth, isSpelled) is not { } keys)
            return null;
        return isOfString && method is { IsStatic: true, Name: "Concat" } ? PathKey.Concat(keys) : PathKey.Call(method.ContainingType.Name + "." + method.Name, keys);
    }

    static PathKey? SpellingOfCall(IInvocationOperation call, MemberBody body, int depth)
    {
        var method = call.TargetMethod;
        if (call.Arguments.IsEmpty && call.Instance is null or IInstanceReferenceOperation && !MethodSummary.IsReplaceable(method))
            foreach (var declaration in method.OriginalDefinition.DeclaringSyntaxReferences)
                if (KeyOfResult(declaration.GetSyntax(body.Cancellation), body, depth, isSpelled: true) is { } key)
                    return key;
        return ValuesOf(call) is { } values && All(values, body, depth, isSpelled: true) is { } keys ? PathKey.Call(method.ToDisplayString(), keys) : null;
    }

    /// <summary>What a call is given, the object it belongs to first, unless that is this one; null where an array holds some of it.</summary>
    static List<IOperation>? ValuesOf(IInvocationOperation call)
    {
        var values = new List<IOperation>();
        if (call.Instance is { } instance and not IInstanceReferenceOperation)
            values.Add(instance);
        // Named arguments come as they are written.
        foreach (var argument in call.Arguments.Sort(static (one, other) => (one.Parameter?.Ordinal ?? 0) - (other.Parameter?.Ordinal ?? 0)))
            if (!AddValues(argument, values))
                return null;
        return values;
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

    static List<PathKey>? All(IReadOnlyList<IOperation> expressions, MemberBody body, int depth, bool isSpelled)
    {
        var keys = new List<PathKey>(expressions.Count);
        foreach (var expression in expressions)
        {
            if (KeyOf(expression, body, depth + 1, isSpelled) is not { } key)
                return null;
            keys.Add(key);
        }

        return keys;
    }
}
