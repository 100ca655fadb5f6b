using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>A flush that is a statement of its own, in a list of statements; an asynchronous one is awaited.</summary>
/// <param name="Stream">The local that is flushed.</param>
/// <param name="Operation">The statement.</param>
/// <param name="Token">Null where none is given.</param>
sealed record FlushCall(IInvocationOperation Call, ILocalSymbol Stream, IOperation Operation, ExpressionStatementSyntax Statement, IOperation? Token)
{
    /// <summary>Null for everything else, and for a flush that reaches less far, or further.</summary>
    public static FlushCall? Of(IOperation operation, FlushTarget target, MemberBody body) =>
        target == FlushTarget.System ? OfFlush(operation, body) : OfSync(operation, body);

    /// <summary><c>stream.Flush(true)</c>, or <c>DurableFile.Sync(stream)</c>.</summary>
    static FlushCall? OfSync(IOperation operation, MemberBody body)
    {
        if (operation is not IInvocationOperation call || !SyncCalls.Throws(call, body.Io) || call.Parent is not IExpressionStatementOperation { Syntax: ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } statement } whole)
            return null;
        return (call.Instance ?? call.ArgumentNamed("stream")).Symbol() is ILocalSymbol stream ? new(call, stream, whole, statement, Token: null) : null;
    }

    static FlushCall? OfFlush(IOperation operation, MemberBody body)
    {
        if (operation is not IInvocationOperation { TargetMethod.Name: "Flush" or "FlushAsync", Instance: { } instance } call || instance.Symbol() is not ILocalSymbol stream)
            return null;

        IOperation? token = null;
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue)
                continue;
            if (!argument.Value.Type.Is(body.Io.CancellationToken))
                return null;
            token = argument.Value;
        }

        IOperation whole = call;
        if (call.TargetMethod.Name == "FlushAsync")
        {
            if (Continuation.SettingOf(whole) is { ConstantValue.HasValue: true })
                whole = whole.Parent!;
            if (whole.Parent is not IAwaitOperation awaited)
                return null;
            whole = awaited;
        }

        return whole.Parent is IExpressionStatementOperation { Syntax: ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } statement } operationOfStatement
            ? new(call, stream, operationOfStatement, statement, token)
            : null;
    }

    public bool IsLike(FlushCall other) => SyntaxFactory.AreEquivalent(Statement, other.Statement);
}

/// <summary>How far a flush reaches.</summary>
enum FlushTarget
{
    /// <summary>The operating system has the bytes.</summary>
    System,
    /// <summary>The disk has them.</summary>
    Disk,
}
