using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Model.Streams;

/// <summary>Bytes on the stack. The compiler has no operation for <c>stackalloc</c>, so its syntax is asked.</summary>
static class StackAllocation
{
    /// <summary>The size in <c>stackalloc byte[size]</c>; null for anything else.</summary>
    public static ExpressionSyntax? SizeIn(SyntaxNode syntax) =>
        syntax is StackAllocArrayCreationExpressionSyntax
        {
            Initializer: null,
            Type: ArrayTypeSyntax { ElementType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.ByteKeyword }, RankSpecifiers: { Count: 1 } ranks },
        }
        && ranks[0].Sizes is { Count: 1 } sizes && sizes[0] is not OmittedArraySizeExpressionSyntax
            ? sizes[0]
            : null;
}
