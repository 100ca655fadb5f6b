using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Buffering;

/// <summary>A size that stands in the code as a number. Whoever gave it a name has thought about it, and may mean more than one place by it.</summary>
static class SmallSize
{
    /// <summary>A FileStream's default, and the size of a page.</summary>
    public const int Enough = 4096;

    /// <summary>The number of bytes, where it is written as such and is at least <paramref name="least"/> but not enough.</summary>
    public static int? Of(IOperation? size, int least) =>
        size?.Int32Constant() is { } bytes && bytes >= least && bytes < Enough && IsNumber(size.Syntax) ? bytes : null;

    /// <summary>Whether a literal may be such a size, told from its surroundings alone.</summary>
    public static bool MayBeIn(LiteralExpressionSyntax literal)
    {
        if (!literal.IsKind(SyntaxKind.NumericLiteralExpression))
            return false;

        SyntaxNode expression = literal;
        while (expression.Parent is BinaryExpressionSyntax or ParenthesizedExpressionSyntax)
            expression = expression.Parent;
        return expression.Parent switch
        {
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CopyTo" or "CopyToAsync" or "Create" } } } => true,
            ArgumentSyntax { Parent.Parent: ImplicitObjectCreationExpressionSyntax } => true,
            ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax { Type: var type } } => type.GetLastToken().ValueText == "FileStream",
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "BufferSize" } } => true,
            _ => false,
        };
    }

    static bool IsNumber(SyntaxNode expression)
    {
        foreach (var node in expression.DescendantNodesAndSelf())
            if (node is not (LiteralExpressionSyntax or BinaryExpressionSyntax or ParenthesizedExpressionSyntax))
                return false;
        return true;
    }
}
