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
        if (!IsSetOnlyByItsType(member) || member.DeclaringSyntaxReferences.Length == 0)
            return null;

        (IOperation, MemberBody)? only = null;
        foreach (var (value, tree) in ValuesOf(member, body))
        {
            var model = body.Io.ModelOf(tree);
            var operation = value is null ? null : model.GetOperation(value, body.Cancellation);
            if (operation is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation)
                continue;
            if (operation is null || only is not null || IoMentions.BodyAround(value!.GetFirstToken()) is not { } owner)
                return null;
            only = (operation, body.At(owner, model));
        }

        return only;
    }

    static bool IsSetOnlyByItsType(ISymbol member) => member switch
    {
        IFieldSymbol field => field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private,
        IPropertySymbol { IsVirtual: false, IsOverride: false, IsAbstract: false } property =>
            property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private } && IsAutomatic(property),
        _ => false,
    };

    static bool IsAutomatic(IPropertySymbol property)
    {
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
            foreach (var node in part.GetSyntax(body.Cancellation).DescendantNodes())
                if (node is IdentifierNameSyntax name && name.Identifier.ValueText == member.Name && IsTarget(name, out var value)
                    && SymbolEqualityComparer.Default.Equals(body.Io.ModelOf(part.SyntaxTree).GetSymbolInfo(name, body.Cancellation).Symbol, member))
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
        ExpressionSyntax target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        value = null;
        switch (target.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == target:
                value = assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) ? assignment.Right : null;
                return true;
            case ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or RefExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression }:
                return true;
            case ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax deconstruction } tuple }:
                return deconstruction.Left == tuple;
            default:
                return false;
        }
    }
}
