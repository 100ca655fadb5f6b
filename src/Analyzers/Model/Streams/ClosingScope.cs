using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>The statements that nobody leaves, not even by an exception, without the stream being closed next, and so flushed.</summary>
/// <param name="Statements">Those behind which it is closed; the stream is open when the first of them begins.</param>
sealed record ClosingScope(ImmutableArray<IOperation> Statements)
{
    /// <summary>
    /// The innermost one around an operation; null where none is certain. Between the operation and the scope's end nothing catches an
    /// exception or lets go of a lock: whoever goes on there could see what is not yet flushed.
    /// </summary>
    /// <param name="isStream">Whether an operation stands for the stream.</param>
    public static ClosingScope? Around(IOperation operation, Func<IOperation, bool> isStream, FileReach reach)
    {
        var inner = operation;
        for (var around = operation.Parent; around is not null; inner = around, around = around.Parent)
        {
            switch (around)
            {
                case IUsingOperation @using when inner == @using.Body && Holds(@using.Resources, isStream):
                    return new(@using.Body is IBlockOperation held ? held.Operations : ImmutableArray.Create(@using.Body));
                case IBlockOperation block when DeclarationBefore(inner, block, isStream) is { } declared:
                    return new(block.Operations.RemoveRange(0, declared + 1));
                case ITryOperation attempt:
                    return inner == attempt.Body && attempt.Finally is { } last && Closes(last, isStream) && AllQuiet(attempt.Catches, reach) ? new(attempt.Body.Operations) : null;
                case ILockOperation or IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return null;
            }
        }

        return null;
    }

    public bool IsSame(ClosingScope other) => Statements[0] == other.Statements[0];

    static int? DeclarationBefore(IOperation statement, IBlockOperation block, Func<IOperation, bool> isStream)
    {
        for (var i = 0; i < block.Operations.Length && block.Operations[i] != statement; i++)
            if (block.Operations[i] is IUsingDeclarationOperation { DeclarationGroup: var group } && Holds(group, isStream))
                return i;
        return null;
    }

    static bool Holds(IOperation resources, Func<IOperation, bool> isStream)
    {
        if (resources is not IVariableDeclarationGroupOperation)
            return isStream(resources.Unconverted());
        foreach (var operation in resources.Descendants())
            if (operation is IVariableDeclaratorOperation && isStream(operation))
                return true;
        return false;
    }

    /// <summary>The first thing that a finally does is to close it.</summary>
    static bool Closes(IBlockOperation last, Func<IOperation, bool> isStream) =>
        !last.Operations.IsEmpty && CallIn(last.Operations[0]) is (IInvocationOperation { TargetMethod.Name: "Dispose" or "Close" or "DisposeAsync" }, { } closed) && isStream(closed.Unconverted());

    /// <summary><c>stream.Dispose()</c>, <c>stream?.Dispose()</c>, <c>await stream.DisposeAsync().ConfigureAwait(false)</c>.</summary>
    static (IOperation? Call, IOperation? Instance) CallIn(IOperation statement)
    {
        var call = (statement as IExpressionStatementOperation)?.Operation;
        if (call is IAwaitOperation { Operation: var awaited })
            call = awaited;
        if (call is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } configured })
            call = configured;
        return call switch
        {
            IConditionalAccessOperation access => (access.WhenNotNull, access.Operation),
            IInvocationOperation invocation => (invocation, invocation.Instance),
            _ => default,
        };
    }

    static bool AllQuiet(IReadOnlyList<ICatchClauseOperation> handlers, FileReach reach)
    {
        foreach (var handler in handlers)
            if (reach.Includes(handler))
                return false;
        return true;
    }
}
