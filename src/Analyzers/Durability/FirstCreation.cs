using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A file that is written only where there is none: nothing can be lost.</summary>
static class FirstCreation
{
    public static bool Is(IOperation write, PathKey path, MemberBody body)
    {
        for (var (inner, around) = (write, write.Parent); around is not null; (inner, around) = (around, around.Parent))
        {
            if (around is IConditionalOperation choice && (inner == choice.WhenTrue && AsksForFile(choice.Condition, isThere: false, path, body)
                    || inner == choice.WhenFalse && AsksForFile(choice.Condition, isThere: true, path, body)))
                return true;
            if (around is IBlockOperation block && IsLeftBefore(inner, block, path, body))
                return true;
        }

        return false;
    }

    /// <summary><c>if (File.Exists(path)) return;</c> above.</summary>
    static bool IsLeftBefore(IOperation statement, IBlockOperation block, PathKey path, MemberBody body)
    {
        foreach (var earlier in block.Operations)
        {
            if (earlier == statement)
                return false;
            if (earlier is IConditionalOperation { WhenFalse: null } choice && Leaves(choice.WhenTrue) && AsksForFile(choice.Condition, isThere: true, path, body))
                return true;
        }

        return false;
    }

    static bool Leaves(IOperation code) => code switch
    {
        IBlockOperation { Operations: { Length: > 0 } operations } => Leaves(operations[operations.Length - 1]),
        IReturnOperation or IBranchOperation or IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        _ => false,
    };

    /// <summary>Whether the condition, or a part of it, is that the file is there, or that it is not.</summary>
    static bool AsksForFile(IOperation condition, bool isThere, PathKey path, MemberBody body)
    {
        foreach (var operation in condition.DescendantsAndSelf())
            if (operation is IInvocationOperation { TargetMethod.Name: "Exists" } call && call.TargetMethod.ContainingType.Is(body.Io.File)
                && path.Equals(PathExpression.SpellingOf(call.ArgumentNamed("path"), body)) && (call.Parent is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not }) != isThere)
                return true;
        return false;
    }
}
