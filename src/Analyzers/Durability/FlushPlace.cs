using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>The statement in front of which a flush comes before an operation.</summary>
/// <param name="NeedsBraces">The statement is the whole body of an if, an else or a loop.</param>
readonly record struct FlushPlace(StatementSyntax Statement, bool NeedsBraces)
{
    /// <summary>Null where the operation is not certainly reached once the statement is: in a condition of a loop or a branch, in a lambda.</summary>
    public static FlushPlace? Before(IOperation use) => StatementAround(use) is not { } statement ? null : statement.Parent switch
    {
        BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax => new(statement, NeedsBraces: false),
        IfStatementSyntax or ElseClauseSyntax or WhileStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax when !statement.ContainsDirectives => new(statement, NeedsBraces: true),
        _ => null,
    };

    /// <summary>Whether the name of a local or field means it in the statement.</summary>
    public static bool IsNamed(ISymbol variable, StatementSyntax statement, MemberBody body)
    {
        if (variable is ILocalSymbol local)
            return local.DeclaringSyntaxReferences[0].Span.End <= statement.SpanStart && LocalScope.Reaches(local, statement.Parent!, statement.SpanStart, body);
        foreach (var symbol in body.Model.LookupSymbols(statement.SpanStart, name: variable.Name))
            if (SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, variable.OriginalDefinition))
                return true;
        return false;
    }

    static StatementSyntax? StatementAround(IOperation use)
    {
        for (var operation = use; operation.Parent is { } parent; operation = parent)
        {
            switch (parent)
            {
                case IExpressionStatementOperation or IVariableDeclarationGroupOperation { Syntax: LocalDeclarationStatementSyntax } or IReturnOperation { Kind: OperationKind.Return }:
                    return parent.Syntax as StatementSyntax ?? parent.Syntax.Parent as LocalDeclarationStatementSyntax;
                case IConditionalOperation or ICoalesceOperation or ICoalesceAssignmentOperation or IConditionalAccessOperation or ISwitchExpressionOperation or IAnonymousFunctionOperation
                    or IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } or ILoopOperation or IUsingOperation or ILockOperation or ISwitchOperation:
                    return null;
            }
        }

        return null;
    }
}
