using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A call into the system that syncs or renames, whose result nobody looks at.</summary>
/// <param name="Condition">What is true when the call failed.</param>
sealed record DroppedResult(IInvocationOperation Sync, ExpressionStatementSyntax Statement, string Condition, bool KeepsError) : IgnoredSync(Sync)
{
    public override string WhatHappens => $"The result of '{Sync.TargetMethod.Name}' says whether it failed, and is dropped";

    public static DroppedResult? Of(IInvocationOperation call, MemberBody body)
    {
        var method = call.TargetMethod;
        var isDropped = call.Parent is IExpressionStatementOperation
            || call.Parent is ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation };
        if (!isDropped || SyncCalls.FailureOf(method) is not { } condition || call.Syntax.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } statement
            || !StatementList.Holds(statement) || StatementText.HasComment(statement) || IsOfDirectory(call, body) || IsLeftToTheNextStart(call))
            return null;
        return new(call, statement, condition, SyncCalls.KeepsError(method) || method.ContainingType.Name == "Syscall");
    }

    /// <summary>MoveFileEx without a new name deletes the file when the system starts again: nothing is saved by that.</summary>
    static bool IsLeftToTheNextStart(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
            if (argument.Value.Unconverted() is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation)
                return call.TargetMethod.Name.StartsWith("MoveFileEx", System.StringComparison.Ordinal);
        return false;
    }

    /// <summary>Not every file system syncs directories, and their refusal is commonly passed over: Postgres and Redis do so.</summary>
    static bool IsOfDirectory(IInvocationOperation call, MemberBody body)
    {
        foreach (var token in call.Syntax.DescendantTokens())
            if (SyncNames.IsDirectory(token.ValueText))
                return true;
        return body.Model.GetEnclosingSymbol(call.Syntax.SpanStart, body.Cancellation) is { } member && SyncNames.IsDirectory(member.Name);
    }
}
