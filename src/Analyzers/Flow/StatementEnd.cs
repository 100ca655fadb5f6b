using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Flow;

/// <summary>What the syntax alone says of where a block is left. The compiler's analysis of a block costs as much as everything else that a rule asks.</summary>
static class StatementEnd
{
    /// <summary>
    /// Certainly reached, and passed by everybody who goes on behind the block: each of its statements ends, whatever its conditions are,
    /// and nothing in it jumps. False where that takes a closer look.
    /// </summary>
    public static bool IsPlain(BlockSyntax block)
    {
        foreach (var statement in block.Statements)
            if (!Ends(statement))
                return false;
        foreach (var node in block.DescendantNodes(static node => node is not ExpressionSyntax))
            if (node is BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax or YieldStatementSyntax)
                return false;
        return true;
    }

    static bool Ends(StatementSyntax statement) => statement switch
    {
        LocalDeclarationStatementSyntax or ExpressionStatementSyntax or LocalFunctionStatementSyntax or EmptyStatementSyntax or CommonForEachStatementSyntax => true,
        IfStatementSyntax { Else: null, Condition: var condition } => IsOpen(condition),
        WhileStatementSyntax { Condition: var condition } => IsOpen(condition),
        ForStatementSyntax { Condition: { } condition } => IsOpen(condition),
        _ => false,
    };

    /// <summary>A condition that can't be a constant.</summary>
    static bool IsOpen(ExpressionSyntax condition) => condition switch
    {
        InvocationExpressionSyntax { Expression: not IdentifierNameSyntax { Identifier.ValueText: "nameof" } } or AwaitExpressionSyntax or ElementAccessExpressionSyntax => true,
        ParenthesizedExpressionSyntax parenthesized => IsOpen(parenthesized.Expression),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negation => IsOpen(negation.Operand),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } pair => IsOpen(pair.Left) && IsOpen(pair.Right),
        BinaryExpressionSyntax pair => IsOpen(pair.Left) || IsOpen(pair.Right),
        AssignmentExpressionSyntax => true,
        _ => false,
    };
}
