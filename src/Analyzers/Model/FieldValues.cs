using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model;

/// <summary>What a private or readonly field, or an automatic property without a foreign setter, is ever set to.</summary>
static class FieldValues
{
    /// <summary>The one value that the member ever has, with the body it stands in; null when there are several, or when others may set it.</summary>
    public static (IOperation Value, MemberBody Owner)? OnlyValueOf(ISymbol member, MemberBody body)
    {
        // All instances of a generic type are set by the same code.
        member = member.OriginalDefinition;
        if (!IsSetOnlyByItsType(member) || member.DeclaringSyntaxReferences.Length == 0)
            return null;

        // Not GetOrAdd, whose closure every caller would pay for.
        if (!body.Io.MemberValues.TryGetValue(member, out var only))
            body.Io.MemberValues[member] = only = Find(member, body);
        return only is var (value, owner) ? (value, body.At(owner, body.Io.ModelOf(owner.SyntaxTree))) : null;
    }

    static (IOperation Value, SyntaxNode Owner)? Find(ISymbol member, MemberBody body)
    {
        (IOperation, SyntaxNode)? only = null;
        foreach (var (value, tree) in ValuesOf(member, body))
        {
            if (value is not null && IsNullOrDefault(value))
                continue;
            if (value is null || only is not null
                || body.Io.ModelOf(tree).GetOperation(value, body.Cancellation) is not { } operation || IoMentions.BodyAround(value.GetFirstToken()) is not { } owner)
                return null;
            only = (operation, owner);
        }

        return only;
    }

    /// <summary>What a field is before it is set: <c>null</c>, <c>null!</c>, <c>default</c>.</summary>
    static bool IsNullOrDefault(ExpressionSyntax value) => value.Kind() switch
    {
        SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression or SyntaxKind.DefaultExpression => true,
        SyntaxKind.SuppressNullableWarningExpression => IsNullOrDefault(((PostfixUnaryExpressionSyntax)value).Operand),
        SyntaxKind.ParenthesizedExpression => IsNullOrDefault(((ParenthesizedExpressionSyntax)value).Expression),
        _ => false,
    };

    /// <summary>Whether reading the member twice in this body gives the same value: nothing in the body sets it, and no code runs to read it.</summary>
    public static bool KeepsItsValueIn(ISymbol member, MemberBody body)
    {
        var runsNoCode = member is IFieldSymbol { IsVolatile: false }
            || member is IPropertySymbol { IsVirtual: false, IsOverride: false, IsAbstract: false } property && (IsAutomatic(property) || IsOfRecord(property));
        return runsNoCode && !IsSetIn(body, member);
    }

    static bool IsOfRecord(IPropertySymbol property) =>
        property is { DeclaringSyntaxReferences: { Length: 1 } declarations } && declarations[0].GetSyntax() is ParameterSyntax;

    static bool IsSetIn(MemberBody body, ISymbol member)
    {
        foreach (var operation in body.Operations)
            if (operation is IMemberReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Member, member) && IsTarget(reference))
                return true;
        return false;
    }

    static bool IsTarget(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation or IAddressOfOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        ITupleOperation { Parent: IDeconstructionAssignmentOperation deconstruction } tuple => deconstruction.Target == tuple,
        _ => false,
    };

    static bool IsSetOnlyByItsType(ISymbol member) => member switch
    {
        IFieldSymbol { RefKind: RefKind.None } field => field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private,
        IPropertySymbol { IsVirtual: false, IsOverride: false, IsAbstract: false } property =>
            property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private } && IsAutomatic(property),
        _ => false,
    };

    /// <summary>The property is no more than a field: all its accessors are the compiler's.</summary>
    public static bool IsAutomatic(IPropertySymbol property)
    {
        if (property.DeclaringSyntaxReferences.Length == 0)
            return false;
        foreach (var reference in property.DeclaringSyntaxReferences)
            if (reference.GetSyntax() is not PropertyDeclarationSyntax { ExpressionBody: null, AccessorList.Accessors: var accessors } || !AllWithoutBody(accessors))
                return false;
        return true;
    }

    static bool AllWithoutBody(SyntaxList<AccessorDeclarationSyntax> accessors)
    {
        foreach (var accessor in accessors)
            if (accessor.Body is not null || accessor.ExpressionBody is not null)
                return false;
        return true;
    }

    /// <summary>Every expression that is assigned to the member in any part of its type; null for an assignment that shows no expression.</summary>
    static IEnumerable<(ExpressionSyntax? Value, SyntaxTree Tree)> ValuesOf(ISymbol member, MemberBody body)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
            if (InitializerOf(reference.GetSyntax(body.Cancellation)) is { } initializer)
                yield return (initializer, reference.SyntaxTree);

        foreach (var part in member.ContainingType.DeclaringSyntaxReferences)
            foreach (var token in WordSearch.In(part, member.Name, body.Cancellation))
                if (token.Parent is IdentifierNameSyntax name && IsTarget(name, out var value)
                    && SymbolEqualityComparer.Default.Equals(body.Io.ModelOf(part.SyntaxTree).GetSymbolInfo(name, body.Cancellation).Symbol?.OriginalDefinition, member))
                    yield return (value, part.SyntaxTree);
    }

    static ExpressionSyntax? InitializerOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => value,
        PropertyDeclarationSyntax { Initializer.Value: var value } => value,
        _ => null,
    };

    static bool IsTarget(IdentifierNameSyntax name, out ExpressionSyntax? value)
    {
        SyntaxNode target = name;
        while (target.Parent is ParenthesizedExpressionSyntax
            || target.Parent is MemberAccessExpressionSyntax access && access.Name == target
            || target.Parent is MemberBindingExpressionSyntax)
            target = target.Parent;

        value = null;
        switch (target.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == target:
                value = assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) ? assignment.Right : null;
                return true;
            case ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or RefExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression }:
                return true;
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple }:
                return IsDeconstructedInto(tuple);
            default:
                return false;
        }
    }

    static bool IsDeconstructedInto(TupleExpressionSyntax tuple)
    {
        while (tuple.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax around })
            tuple = around;
        return tuple.Parent is AssignmentExpressionSyntax assignment && assignment.Left == tuple;
    }
}
