using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

enum SyncPlaceKind
{
    Behind,
    Before,
    /// <summary>Behind the expression that is all of a method's body: it becomes a block.</summary>
    BehindBody,
}

/// <summary>Where a sync can stand as a statement.</summary>
/// <param name="Node">A statement of a list, or the method.</param>
readonly record struct SyncPlace(SyntaxNode Node, SyncPlaceKind Kind)
{
    /// <summary>Right behind a call that is a statement; null where it is a part of one, or would need braces.</summary>
    public static SyncPlace? Behind(IInvocationOperation call)
    {
        if (call.Instance is IConditionalAccessInstanceOperation || call.OwnStatement() is not { Syntax: var syntax } || call.Type?.Name is "Task" or "ValueTask" && !call.IsAwaited())
            return null;
        if (syntax is StatementSyntax statement)
            return StatementList.Holds(statement) ? new(statement, SyncPlaceKind.Behind) : null;
        return syntax.Parent is ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ContainsDirectives: false } method } arrow && !StatementText.HasComment(arrow)
            ? new(method, SyncPlaceKind.BehindBody)
            : null;
    }
}
