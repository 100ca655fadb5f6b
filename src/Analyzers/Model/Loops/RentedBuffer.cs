using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>An array that code rents from the shared pool, and where it gives it back.</summary>
/// <param name="Return">The one statement that gives it back.</param>
/// <param name="Guard">The try that is there for nothing but to give it back in its finally; null where there is none, or where it does more.</param>
/// <param name="Finally">The finally that is there for that, of a try that catches exceptions, too.</param>
sealed record RentedBuffer(ExpressionStatementSyntax Return, TryStatementSyntax? Guard = null, FinallyClauseSyntax? Finally = null)
{
    /// <summary>The size that is asked for; the array may be longer. Null for anything but a call of the shared pool.</summary>
    public static IOperation? SizeOf(IOperation? value) =>
        value?.Unconverted() is IInvocationOperation { TargetMethod.Name: "Rent", Instance: { } pool, Arguments: { Length: 1 } arguments } && IsSharedPool(pool) ? arguments[0].Value : null;

    /// <summary>Whether the array is only given back by an expression.</summary>
    public static bool IsReturned(IOperation use) =>
        use.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Return", Instance: { } pool } } && IsSharedPool(pool);

    /// <summary>Null where it is given back in more than one place, or in none that can go without a trace.</summary>
    /// <param name="uses">All uses of the local that holds the array, but for those of the loop that goes.</param>
    public static RentedBuffer? Of(IReadOnlyList<IOperation> uses)
    {
        IOperation? returned = null;
        foreach (var use in uses)
        {
            if (!IsReturned(use))
                continue;
            if (returned is not null)
                return null;
            returned = use;
        }

        if (returned?.Parent?.Parent is not IInvocationOperation { Parent: IExpressionStatementOperation { Syntax: ExpressionStatementSyntax statement } } || HasComment(statement))
            return null;

        return statement.Parent switch
        {
            BlockSyntax { Statements.Count: 1, Parent: FinallyClauseSyntax { Parent: TryStatementSyntax guard } last } =>
                StatementText.HasComment(last) || last.ContainsDirectives ? null
                : guard.Catches.Count > 0 ? new(statement, Finally: last)
                : CanBeUnwrapped(guard) ? new(statement, guard) : null,
            BlockSyntax { Parent: not (IfStatementSyntax or CatchClauseSyntax) } => new(statement),
            _ => null,
        };
    }

    static bool HasComment(ExpressionStatementSyntax statement)
    {
        foreach (var trivia in statement.DescendantTrivia())
            if (StatementText.IsComment(trivia))
                return true;
        return false;
    }

    static bool CanBeUnwrapped(TryStatementSyntax guard)
    {
        foreach (var trivia in guard.Block.OpenBraceToken.TrailingTrivia)
            if (StatementText.IsComment(trivia))
                return false;
        foreach (var trivia in guard.Block.CloseBraceToken.TrailingTrivia)
            if (StatementText.IsComment(trivia))
                return false;
        return guard.Parent is BlockSyntax && !ConditionalCode.IsIn(guard);
    }

    static bool IsSharedPool(IOperation pool) => pool is IPropertyReferenceOperation
    {
        Property: { Name: "Shared", IsStatic: true, ContainingType: { Name: "ArrayPool", ContainingNamespace.Name: "Buffers" } },
        Type: INamedTypeSymbol { TypeArguments: { Length: 1 } elements },
    } && elements[0].SpecialType == SpecialType.System_Byte;
}
