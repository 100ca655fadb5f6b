using System.Collections.Generic;
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

    static readonly HashSet<string> Intent = Words.Of("wal", "journal", "commit", "checkpoint", "snapshot", "ledger", "manifest");

    public static bool Is(IOperation? path, MemberBody body) => IsDeclared(path, body) || IsMeant(body);

    /// <summary>Marked with <c>[DurableState]</c> (the member, its type, or a field that the path is made from), or matched by the option.</summary>
    public static bool IsDeclared(IOperation? path, MemberBody body)
    {
        for (var symbol = MemberOf(body); symbol is not (null or INamespaceSymbol); symbol = symbol.ContainingSymbol)
            if (IsMarked(symbol, body.Io) || symbol is IMethodSymbol { AssociatedSymbol: { } property } && IsMarked(property, body.Io))
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

    static bool ReachesForTheDisk(SyntaxNode code, MemberBody body)
    {
        foreach (var node in code.DescendantNodes())
        {
            body.Cancellation.ThrowIfCancellationRequested();
            switch (node)
            {
                case IdentifierNameSyntax { Identifier.ValueText: "WriteThrough" or "FlushToDisk" }:
                    return true;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Flush" }, ArgumentList.Arguments: { Count: 1 } arguments }
                    when arguments[0].Expression.IsKind(SyntaxKind.TrueLiteralExpression):
                    return true;
            }
        }

        return false;
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
