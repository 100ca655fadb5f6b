using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>Where a value is used that one statement makes and the next one takes, or the same one.</summary>
/// <param name="Value">The value where it is taken.</param>
/// <param name="Local">The local that holds it in between; null where nothing does.</param>
/// <param name="Declaration">The statement that declares nothing else, and stands right in front of the one that uses it.</param>
sealed record SingleUse(IOperation Value, ILocalSymbol? Local, StatementSyntax? Declaration)
{
    /// <summary>Null where it has other uses than in one statement right behind, or a comment would be lost with the declaration.</summary>
    public static SingleUse? Of(IInvocationOperation made, MemberBody body)
    {
        if (made.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local, Syntax: VariableDeclaratorSyntax declarator } })
            return new(made, Local: null, Declaration: null);
        if (declarator.Parent is not VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Parent: BlockSyntax block } declaration }
            || StatementText.HasComment(declaration) || body.Values.IsReassigned(local))
            return null;

        IOperation? first = null;
        StatementSyntax? statement = null;
        foreach (var operation in FunctionGraph.FunctionAround(made).Descendants())
        {
            if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local))
                continue;
            var around = StatementIn(block, reference.Syntax);
            if (around is null || statement is not null && around != statement)
                return null;
            (first, statement) = (first ?? reference, around);
        }

        return first is not null && IsNext(block, declaration, statement!) ? new(first, local, declaration) : null;
    }

    public bool Is(IOperation operation) =>
        Local is null ? operation == Value : operation is ILocalReferenceOperation { Local: var other } && SymbolEqualityComparer.Default.Equals(other, Local);

    /// <summary>How often the statement names the local.</summary>
    public int CountIn(IOperation code)
    {
        var count = 0;
        foreach (var operation in code.DescendantsAndSelf())
            count += Is(operation) ? 1 : 0;
        return count;
    }

    static StatementSyntax? StatementIn(BlockSyntax block, SyntaxNode node)
    {
        while (node.Parent is { } parent && parent != block)
            node = parent;
        return node as StatementSyntax;
    }

    static bool IsNext(BlockSyntax block, StatementSyntax declaration, StatementSyntax statement) =>
        block.Statements.IndexOf(declaration) + 1 is var next && next < block.Statements.Count && block.Statements[next] == statement;
}
