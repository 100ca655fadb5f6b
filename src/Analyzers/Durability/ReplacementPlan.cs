using System.Collections.Immutable;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A rename that can replace the file which is deleted in front of it.</summary>
/// <param name="Deletion">The call that deletes the file.</param>
/// <param name="Removed">The statement that is only there to delete it.</param>
/// <param name="Rename">The call that gives its name to another file.</param>
/// <param name="Choice">What decides whether a file that is there may be replaced; null where it always may.</param>
sealed record ReplacementPlan(IInvocationOperation Deletion, IOperation Destination, StatementSyntax Removed, IInvocationOperation Rename, IOperation? Choice)
{
    /// <summary>Null where the two are not right behind each other and of one path, or the framework cannot replace.</summary>
    public static ReplacementPlan? Of(IInvocationOperation deletion, MemberBody body)
    {
        if (deletion.ArgumentNamed("path") is not { } path || PathExpression.KeyOf(path, body) is not { } key
            || StatementAround(deletion, key, body) is not var (statement, choice) || statement.Syntax is not StatementSyntax removed || removed.ContainsDirectives
            || NextOf(statement) is not IExpressionStatementOperation { Operation: IInvocationOperation rename }
            || FileCalls.RenamedBy(rename, body.Io) is not { } source || FileCalls.NewPathOf(rename) is not { } destination
            || !key.Equals(PathExpression.KeyOf(destination, body)) || !CanOverwrite(rename) || PathRoots.IsUnderTemp(destination, body)
            || PathExpression.KeyOf(source, body) is { } renamed && ExpendableFile.IsRenamed(renamed, destination, body))
            return null;

        return new(deletion, destination, removed, rename, choice);
    }

    /// <summary><c>File.Delete(path);</c>, or the same behind <c>if (File.Exists(path))</c> or <c>if (overwrite &amp;&amp; File.Exists(path))</c>.</summary>
    static (IOperation Statement, IOperation? Choice)? StatementAround(IInvocationOperation deletion, PathKey key, MemberBody body)
    {
        if (deletion.Parent is not IExpressionStatementOperation statement)
            return null;

        var inner = statement.Parent is IBlockOperation { Operations.Length: 1 } block ? (IOperation)block : statement;
        if (inner.Parent is not IConditionalOperation { WhenFalse: null } condition || condition.WhenTrue != inner)
            return (statement, null);
        var test = condition.Condition.Unconverted();
        if (test is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, OperatorMethod: null, LeftOperand: ILocalReferenceOperation or IParameterReferenceOperation } both)
            return IsThere(both.RightOperand, key, body) ? (condition, both.LeftOperand) : null;
        return IsThere(test, key, body) ? (condition, null) : null;
    }

    static bool IsThere(IOperation test, PathKey key, MemberBody body) =>
        test.IsInvocationOf(body.Io.File, "Exists") && key.Equals(PathExpression.KeyOf(test.ArgumentNamed("path"), body));

    static IOperation? NextOf(IOperation statement)
    {
        var list = statement.Parent switch
        {
            IBlockOperation block => block.Operations,
            ISwitchCaseOperation section => section.Body,
            _ => ImmutableArray<IOperation>.Empty,
        };
        var index = list.IndexOf(statement);
        return index >= 0 && index + 1 < list.Length ? list[index + 1] : null;
    }

    /// <summary>A call that does not say yet whether it may replace a file, of a framework that lets it say so (.NET Core 3.0).</summary>
    static bool CanOverwrite(IInvocationOperation rename) =>
        FileCalls.CanOverwrite(rename.TargetMethod.ContainingType, rename.TargetMethod.Name, rename.TargetMethod.Parameters.Length);
}
