using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model;

/// <summary>Where a local can be named.</summary>
static class LocalScope
{
    /// <summary>Whether the name of a local means it among the statements of a block, behind its declaration.</summary>
    /// <param name="position">A place in the container, for the locals of which only the compiler's lookup tells.</param>
    public static bool Reaches(ILocalSymbol local, SyntaxNode container, int position, MemberBody body)
    {
        if (BlockOf(local, body) is { } scope && IsDirectlyIn(container, scope))
            return true;

        foreach (var symbol in body.Model.LookupSymbols(position, name: local.Name))
            if (SymbolEqualityComparer.Default.Equals(symbol, local))
                return true;
        return false;
    }

    /// <summary>Whether a value can be written once more behind a statement: it runs no code, and is made of nothing that is only known inside.</summary>
    public static bool ReachesBehind(SyntaxNode statement, IOperation? value, MemberBody body)
    {
        if (value is null)
            return true;
        foreach (var operation in value.DescendantsAndSelf())
            if (operation is IInvocationOperation or IObjectCreationOperation or IAwaitOperation or IAssignmentOperation or IIncrementOrDecrementOperation or IDeclarationExpressionOperation or IDeclarationPatternOperation)
                return false;
        return NamesReach(statement, value, body);
    }

    /// <summary>Whether every local that a value names, be it a constant, is known where a statement around it stands.</summary>
    public static bool NamesReach(SyntaxNode statement, IOperation? value, MemberBody body)
    {
        if (value is null)
            return true;
        foreach (var operation in value.DescendantsAndSelf())
            if (operation is ILocalReferenceOperation { Local: var local } && !Reaches(local, statement.Parent!, statement.Span.End, body))
                return false;
        return true;
    }

    /// <summary>The block, or the using statement, that a plain declaration fills; null for a variable of a pattern or a loop.</summary>
    static SyntaxNode? BlockOf(ILocalSymbol local, MemberBody body) =>
        local.DeclaringSyntaxReferences is { Length: 1 } declarations
            ? declarations[0].GetSyntax(body.Cancellation).Parent?.Parent switch
            {
                LocalDeclarationStatementSyntax { Parent: BlockSyntax block } => block,
                LocalDeclarationStatementSyntax { Parent: GlobalStatementSyntax { Parent: { } unit } } => unit,
                UsingStatementSyntax statement => statement,
                _ => null,
            }
            : null;

    /// <summary>Not through a lambda or a local function, which may give the name to something else.</summary>
    static bool IsDirectlyIn(SyntaxNode? node, SyntaxNode scope)
    {
        for (; node is not null and not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax); node = node.Parent)
            if (node == scope)
                return true;
        return false;
    }
}
