using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Durability;

/// <summary>Whether somebody has thought of the disk already: a type syncs somewhere, has an option about it, or leaves it to another implementation.</summary>
static class SyncDecision
{
    static readonly ConditionalWeakTable<IoSymbols, ConcurrentDictionary<ISymbol, HashSet<string>>> KnownMembers = new();

    static readonly HashSet<string> Durability = Words.Of("fsync", "fdatasync", "durable", "durability", "durably");
    static readonly HashSet<string> Flushing = Words.Of("flush", "sync");
    static readonly HashSet<string> Choice = Words.Of("policy", "mode", "interval", "every", "option", "options", "level", "strategy", "disk");

    /// <summary>Whether any member of the type speaks of syncing, but for those of the same promise (<c>Commit</c> and <c>CommitAsync</c>).</summary>
    public static bool IsMadeIn(INamedTypeSymbol type, string exceptRoot, MemberBody body)
    {
        for (var part = type.OriginalDefinition; part is { DeclaringSyntaxReferences.Length: > 0 }; part = part.BaseType?.OriginalDefinition)
            foreach (var member in MembersThatSpeak(part, body))
                if (member != exceptRoot || !SymbolEqualityComparer.Default.Equals(part, type.OriginalDefinition))
                    return true;
        return false;
    }

    /// <summary>The method stands for another one that the program can have instead, and that one syncs; or its name is not its author's.</summary>
    public static bool IsLeftToOthers(IMethodSymbol method, MemberBody body)
    {
        if (method.IsOverride && method.OverriddenMethod is { DeclaringSyntaxReferences.IsEmpty: true })
            return true;

        var promises = new List<INamedTypeSymbol>();
        foreach (var promise in method.ContainingType.AllInterfaces)
            foreach (var member in promise.GetMembers(method.Name))
                if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                {
                    if (promise.DeclaringSyntaxReferences.IsEmpty)
                        return true;
                    promises.Add(promise.OriginalDefinition);
                }

        if (method.IsOverride || method.IsVirtual)
            promises.Add((method.OverriddenMethod ?? method).ContainingType.OriginalDefinition);
        return promises.Count > 0 && AnotherSyncs(method, promises, body);
    }

    static bool AnotherSyncs(IMethodSymbol method, List<INamedTypeSymbol> promises, MemberBody body)
    {
        foreach (var symbol in body.Model.Compilation.GetSymbolsWithName(method.Name, SymbolFilter.Member, body.Cancellation))
            if (symbol is IMethodSymbol other && !SymbolEqualityComparer.Default.Equals(other, method) && Keeps(other.ContainingType, promises) && MethodSummary.MentionsSync(other, body))
                return true;
        return false;
    }

    static bool Keeps(INamedTypeSymbol type, List<INamedTypeSymbol> promises)
    {
        foreach (var promise in promises)
        {
            for (var around = type; around is not null; around = around.BaseType)
                if (SymbolEqualityComparer.Default.Equals(around.OriginalDefinition, promise))
                    return true;
            foreach (var kept in type.AllInterfaces)
                if (SymbolEqualityComparer.Default.Equals(kept.OriginalDefinition, promise))
                    return true;
        }

        return false;
    }

    /// <summary>The roots of the members that speak of it; an empty text for what is in no method. Kept for the life of the compilation.</summary>
    static HashSet<string> MembersThatSpeak(INamedTypeSymbol type, MemberBody body)
    {
        var known = KnownMembers.GetValue(body.Io, static _ => new(SymbolEqualityComparer.Default));
        if (known.TryGetValue(type, out var members))
            return members;

        members = new();
        foreach (var part in type.DeclaringSyntaxReferences)
            foreach (var token in part.GetSyntax(body.Cancellation).DescendantTokens())
            {
                body.Cancellation.ThrowIfCancellationRequested();
                if (token.IsKind(SyntaxKind.IdentifierToken) && Speaks(token, type))
                    members.Add(token.Parent!.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method ? DurabilityClaims.RootOf(method.Identifier.ValueText) : "");
            }

        return known[type] = members;
    }

    static bool Speaks(SyntaxToken token, INamedTypeSymbol type)
    {
        var name = token.ValueText;
        if (token.Parent is MethodDeclarationSyntax or BaseTypeDeclarationSyntax or ConstructorDeclarationSyntax)
            return false;
        if (name == "Flush" && token.Parent is SimpleNameSyntax)
            return token.GetNextToken() is var open && open.IsKind(SyntaxKind.OpenParenToken) && open.GetNextToken().Kind() is not (SyntaxKind.CloseParenToken or SyntaxKind.FalseKeyword);
        return (name is "SafeFileHandle" or "Handle" or "WriteThrough" || SyncNames.Says(name) || Words.Any(name, Durability) || Words.Any(name, Flushing) && Words.Any(name, Choice))
            && !IsOwnMethod(token, type);
    }

    /// <summary>A call of a method whose code is looked at where it stands.</summary>
    static bool IsOwnMethod(SyntaxToken token, INamedTypeSymbol type)
    {
        if (token.Parent is not SimpleNameSyntax name || name.Parent is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax })
            return false;
        var isOwn = false;
        foreach (var member in type.GetMembers(token.ValueText))
        {
            if (member is not IMethodSymbol method || MethodSummary.IsReplaceable(method))
                return false;
            isOwn = true;
        }

        return isOwn;
    }
}
