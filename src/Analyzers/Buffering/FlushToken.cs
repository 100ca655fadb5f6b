using System;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>The cancellation token of a flush that leaves its loop.</summary>
static class FlushToken
{
    /// <summary>A token is still there behind the loop, and something else in the loop asks it in each round.</summary>
    public static bool CanMoveOut(IOperation? token, ILoopOperation loop, MemberBody body)
    {
        if (Cancellation.IsNone(token, body.Io) || token is IDefaultValueOperation)
            return true;
        return token!.Symbol() is IParameterSymbol or ILocalSymbol or IFieldSymbol { IsReadOnly: true } && token!.Symbol() is { } symbol
            && !LoopExits.IsDeclaredIn(symbol, loop) && !body.Values.IsReassigned(symbol) && IsAskedEachRound(token!, loop, body.Io);
    }

    static bool IsAskedEachRound(IOperation token, ILoopOperation loop, IoSymbols io)
    {
        foreach (var statement in FlushOrder.StatementsOf(loop.Body))
            if (statement is IExpressionStatementOperation)
                foreach (var operation in statement.Descendants())
                    if (operation is IInvocationOperation { TargetMethod.Name: not "FlushAsync" } call && Asks(call, token, io))
                        return true;
        return false;
    }

    static bool Asks(IInvocationOperation call, IOperation token, IoSymbols io)
    {
        if (call is { TargetMethod.Name: "ThrowIfCancellationRequested", Instance: { } asked } && Cancellation.IsSameToken(asked, token, io))
            return true;
        foreach (var argument in call.Arguments)
            if (call.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal) && argument.Value.Type.Is(io.CancellationToken) && Cancellation.IsSameToken(argument.Value, token, io))
                return true;
        return false;
    }
}
