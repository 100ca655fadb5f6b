using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers;

/// <summary>How a file writes its local declarations and names.</summary>
static class LocalStyle
{
    /// <summary>False only where the file declares locals from <c>new</c> or calls with their types and never with <c>var</c>.</summary>
    public static bool UsesVar(SyntaxNode node)
    {
        var declarations = node.SyntaxTree.GetRoot().DescendantNodes().OfType<VariableDeclarationSyntax>()
            .Where(declaration => declaration.Parent is LocalDeclarationStatementSyntax { IsConst: false } or UsingStatementSyntax).ToList();
        return declarations.Count == 0 || declarations.Any(declaration => declaration.Type.IsVar);
    }

    /// <summary>The wanted name for a local of a nested block at a position, with a number where a name of that kind is in scope there.</summary>
    public static string FreshName(string wanted, SemanticModel model, int position)
    {
        var name = wanted;
        for (var number = 2; !model.LookupSymbols(position, name: name).IsEmpty; number++)
            name = wanted + number;
        return name;
    }

    /// <summary>The wanted name, with a number where the member already uses it.</summary>
    public static string FreshName(string wanted, SyntaxNode member)
    {
        var taken = member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText).ToList();
        var name = wanted;
        for (var number = 2; taken.Contains(name); number++)
            name = wanted + number;
        return name;
    }
}
