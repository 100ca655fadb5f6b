using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Model;

/// <summary>The names that belong to a block: without its braces they would be those of the block around, and may meet others there.</summary>
static class BlockNames
{
    /// <param name="goes">A declaration that does not matter, as it goes too.</param>
    public static bool AreIn(BlockSyntax block, Func<VariableDeclaratorSyntax, bool> goes)
    {
        foreach (var node in block.DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax))
            if (IsDirectlyIn(node, block) && node switch
            {
                LocalFunctionStatementSyntax or SingleVariableDesignationSyntax => true,
                VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } local => !goes(local),
                _ => false,
            })
                return true;
        return false;
    }

    static bool IsDirectlyIn(SyntaxNode node, BlockSyntax block)
    {
        for (var around = node.Parent; around is not null; around = around.Parent)
            if (around is BlockSyntax or CommonForEachStatementSyntax or ForStatementSyntax or UsingStatementSyntax or WhileStatementSyntax or DoStatementSyntax)
                return around == block;
        return false;
    }
}
