using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Durability;

/// <summary>Whether a file must survive a crash: declared so by an attribute or an option, or meant so as the code itself shows.</summary>
static class DurablePath
{
    /// <summary>Comma-separated globs for source files, and for the constants that paths are made from.</summary>
    public const string Option = "io_analyzers.durable_paths";

    static readonly ConditionalWeakTable<IoSymbols, ConcurrentDictionary<SyntaxNode, bool>> Known = new();

    static readonly ConditionalWeakTable<IoSymbols, ConcurrentDictionary<ISymbol, bool>> KnownMarks = new();

    static readonly HashSet<string> Intent = Words.Of("wal", "journal", "commit", "checkpoint", "snapshot", "ledger", "manifest");

    public static bool Is(IOperation? path, MemberBody body) => IsDeclared(path, body) || IsMeant(body);

    /// <summary>Marked with <c>[DurableState]</c> (the member, its type, or a field that the path is made from), or matched by the option.</summary>
    public static bool IsDeclared(IOperation? path, MemberBody body)
    {
        if (IsMarkedAround(MemberOf(body), body))
            return true;
        foreach (var member in PathRoots.MembersIn(path, body))
            if (IsMarked(member, body.Io))
                return true;
        return body.Option(Option) is { } patterns && (Glob.AnyMatches(patterns, body.Syntax.SyntaxTree.FilePath) || AnyConstantMatches(patterns, path, body));
    }

    /// <summary>The name of the member or its type says so, or the type's code reaches for the disk elsewhere.</summary>
    static bool IsMeant(MemberBody body)
    {
        if (MemberOf(body) is not { } member)
            return false;
        if (Words.Any(NameOf(member), Intent) || member.ContainingType is { } type && Words.Any(type.Name, Intent))
            return true;
        return body.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration && ReachesForTheDisk(declaration, body);
    }

    /// <summary>Kept: all members of a type ask the same.</summary>
    static bool ReachesForTheDisk(SyntaxNode code, MemberBody body)
    {
        var known = Known.GetValue(body.Io, static _ => new());
        if (!known.TryGetValue(code, out var reaches))
            known[code] = reaches = NamesTheDisk(code, body);
        return reaches;
    }

    static bool NamesTheDisk(SyntaxNode code, MemberBody body)
    {
        foreach (var token in IoMentions.In(code.SyntaxTree, body.Cancellation).Identifiers(IoNames.WriteThrough | IoNames.FlushToDisk | IoNames.Flush, code))
            if (token.ValueText is "WriteThrough" or "FlushToDisk" && token.Parent is IdentifierNameSyntax || token.ValueText == "Flush" && IsToDisk(token))
                return true;
        return false;
    }

    /// <summary><c>stream.Flush(true)</c>.</summary>
    static bool IsToDisk(SyntaxToken flush) =>
        flush.Parent is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call } access } name
        && access.Name == name && call.Expression == access && arguments[0].Expression.IsKind(SyntaxKind.TrueLiteralExpression);

    /// <summary>The member, or a type around it, of which all the code in it asks.</summary>
    static bool IsMarkedAround(ISymbol? symbol, MemberBody body)
    {
        if (symbol is null or INamespaceSymbol || body.Io.DurableStateAttribute is null)
            return false;
        if (symbol is not INamedTypeSymbol)
            return IsMarked(symbol, body.Io) || symbol is IMethodSymbol { AssociatedSymbol: { } property } && IsMarked(property, body.Io) || IsMarkedAround(symbol.ContainingSymbol, body);

        var known = KnownMarks.GetValue(body.Io, static _ => new(SymbolEqualityComparer.Default));
        if (!known.TryGetValue(symbol, out var isMarked))
            known[symbol] = isMarked = IsMarked(symbol, body.Io) || IsMarkedAround(symbol.ContainingSymbol, body);
        return isMarked;
    }

    static bool AnyConstantMatches(string patterns, IOperation? path, MemberBody body)
    {
        foreach (var constant in PathRoots.ConstantsIn(path, body))
            if (Glob.AnyMatches(patterns, constant))
                return true;
        return false;
    }

    static bool IsMarked(ISymbol symbol, IoSymbols io)
    {
        if (io.DurableStateAttribute is null)
            return false;
        foreach (var attribute in symbol.GetAttributes())
            if (attribute.AttributeClass.Is(io.DurableStateAttribute))
                return true;
        return false;
    }

    static string NameOf(ISymbol member) => (member as IMethodSymbol)?.AssociatedSymbol?.Name ?? member.Name;

    static ISymbol? MemberOf(MemberBody body)
    {
        var symbol = body.Member;
        return symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } ? symbol.ContainingSymbol : symbol;
    }
}
