using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Durability;

/// <summary>A wrapper in a readonly field, of which all code that can name it is looked at.</summary>
static class FieldWrapper
{
    static readonly ConditionalWeakTable<IoSymbols, ConcurrentDictionary<ISymbol, Handling>> KnownHandlings = new();

    static readonly ConditionalWeakTable<IoSymbols, ConcurrentDictionary<ISymbol, ImmutableArray<IFieldSymbol>>> KnownFields = new();

    enum Handling
    {
        /// <summary>Others may flush it, or have it flush itself.</summary>
        Unknown,
        /// <summary>Private, set in one place that every constructor passes, and used by its members alone.</summary>
        Followed,
        /// <summary>And its type writes to it and closes it, and never flushes it.</summary>
        NeverFlushed,
    }

    /// <summary>Those that code at a place can name; of a type with very many, the first, so that the work grows as the code does.</summary>
    public static ImmutableArray<IFieldSymbol> In(IOperation place, MemberBody body)
    {
        if (body.TypeAround(place) is not { } type)
            return ImmutableArray<IFieldSymbol>.Empty;

        var known = KnownFields.GetValue(body.Io, static _ => new(SymbolEqualityComparer.Default));
        return known.TryGetValue(type, out var fields) ? fields : known[type] = FieldsOf(type, body);
    }

    static ImmutableArray<IFieldSymbol> FieldsOf(INamedTypeSymbol type, MemberBody body)
    {
        var (fields, candidates) = (ImmutableArray.CreateBuilder<IFieldSymbol>(), 0);
        foreach (var member in type.GetMembers())
            if (member is IFieldSymbol { IsReadOnly: true, IsImplicitlyDeclared: false, NullableAnnotation: not NullableAnnotation.Annotated } field
                && FileBehind.IsStreamLike(field.Type, body.Io) && ++candidates <= MemberBody.MostCandidates && HandlingOf(field, body) != Handling.Unknown)
                fields.Add(field);
        return fields.ToImmutable();
    }

    public static bool IsNeverFlushed(ISymbol field, MemberBody body) => HandlingOf(field, body) == Handling.NeverFlushed;

    /// <summary>All that is done with it is in sight.</summary>
    public static bool IsFollowed(ISymbol field, MemberBody body) => HandlingOf(field, body) != Handling.Unknown;

    /// <summary>Kept for the life of the compilation: the search goes through a whole type.</summary>
    static Handling HandlingOf(ISymbol field, MemberBody body)
    {
        field = field.OriginalDefinition;
        var known = KnownHandlings.GetValue(body.Io, static _ => new(SymbolEqualityComparer.Default));
        return known.TryGetValue(field, out var handling) ? handling : known[field] = Find(field, body);
    }

    static Handling Find(ISymbol field, MemberBody body)
    {
        if (field.DeclaredAccessibility != Accessibility.Private || field.ContainingType.InstanceConstructors.Length != 1 || FieldValues.OnlyValueOf(field, body) is null)
            return Handling.Unknown;

        var (isFlushed, isWritten) = (false, false);
        foreach (var part in field.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var token in WordSearch.In(part, field.Name, body.Cancellation))
            {
                if (token.Parent is not IdentifierNameSyntax name || IsSet(name))
                    continue;
                switch (CalledOn(name))
                {
                    case null or "AutoFlush":
                        return Handling.Unknown;
                    case var called when called.StartsWith("Write", StringComparison.Ordinal):
                        isWritten = true;
                        break;
                    case not ("Dispose" or "DisposeAsync" or "Close" or "NewLine" or "Encoding"):
                        isFlushed = true;
                        break;
                }
            }
        }

        return isWritten && !isFlushed ? Handling.NeverFlushed : Handling.Followed;
    }

    static bool IsSet(IdentifierNameSyntax name) => Whole(name) is var value && value.Parent is AssignmentExpressionSyntax assignment && assignment.Left == value;

    /// <summary>The member of it that is asked for; null for any other use.</summary>
    static string? CalledOn(IdentifierNameSyntax name)
    {
        var value = Whole(name);
        return value.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Expression == value => access.Name.Identifier.ValueText,
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: var called } } } => called,
            _ => null,
        };
    }

    static SyntaxNode Whole(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own && own.Name == name ? own : name;
}
