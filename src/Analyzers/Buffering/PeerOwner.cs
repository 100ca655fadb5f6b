using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Who else could read from a socket, a pipe or the standard input.</summary>
static class PeerOwner
{
    const int PipeDirectionIn = 1;

    /// <summary>What made the connection that the source reads from; null when anybody but this code could read from it.</summary>
    public static IOperation? Of(IOperation source, SmallReads reads, MemberBody body)
    {
        switch (source)
        {
            case IInvocationOperation { TargetMethod.Name: "GetStream", Instance: { } client } when client.Type.Is(body.Io.TcpClient):
                return CreationOf(client, body);
            case IObjectCreationOperation creation when creation.Type.Is(body.Io.NetworkStream):
                return creation.ArgumentNamed("socket") is { } socket ? CreationOf(socket, body) : null;
            case IObjectCreationOperation creation when creation.Type.DerivesFrom(body.Io.PipeStream):
                return IsInboundPipe(creation, body) ? creation : null;
            case IInvocationOperation { TargetMethod.Name: "OpenStandardInput" }:
                return GoesToTheEnd(reads) ? source : null;
            default:
                return null;
        }
    }

    /// <summary>The client or socket is made here, used for nothing but this one stream, and not handed on.</summary>
    static IOperation? CreationOf(IOperation owner, MemberBody body)
    {
        if (owner.Symbol() is not ILocalSymbol local || body.Values.OnlyValueOf(local)?.Unconverted() is not { } creation || !IsMadeHere(creation))
            return null;

        var streams = 0;
        foreach (var (reference, use) in StreamUses.Of(local, body))
        {
            if (use is StreamUse.Using or StreamUse.Set or StreamUse.Dispose && !StreamUses.IsInNestedFunction(reference, local, body.Operation!))
                continue;
            if (StreamUses.IsInNestedFunction(reference, local, body.Operation!) || !IsHarmless(reference) && (reference.Syntax != owner.Syntax || ++streams > 1))
                return null;
        }

        return creation;
    }

    static bool IsMadeHere(IOperation creation) => creation switch
    {
        IObjectCreationOperation => true,
        IAwaitOperation { Operation: var awaited } => IsMadeHere(awaited),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } => IsMadeHere(task),
        IInvocationOperation { TargetMethod.Name: "Accept" or "AcceptAsync" or "AcceptTcpClient" or "AcceptTcpClientAsync" or "AcceptSocket" or "AcceptSocketAsync" } => true,
        _ => false,
    };

    static bool IsHarmless(IOperation reference) => reference.Parent switch
    {
        IInvocationOperation call => call.Instance == reference && call.TargetMethod.Name is "Connect" or "ConnectAsync" or "Bind" or "Shutdown" or "SetSocketOption",
        IPropertyReferenceOperation { Property.Name: "Client" } socket => IsHarmless(socket),
        IPropertyReferenceOperation { Property.Name: var name } => name is "RemoteEndPoint" or "LocalEndPoint" or "NoDelay" or "LingerState" or "ReceiveTimeout" or "SendTimeout"
            or "ReceiveBufferSize" or "SendBufferSize" or "ExclusiveAddressUse" or "DualMode" or "Ttl",
        _ => false,
    };

    /// <summary>A pipe that only reads, and of bytes: one that writes, too, is a conversation, and a message must not be read together with the next.</summary>
    static bool IsInboundPipe(IObjectCreationOperation creation, MemberBody body)
    {
        if (creation.ArgumentNamed("safePipeHandle") is not null || creation.ArgumentNamed("serverSafePipeHandle") is not null
            || (IoMentions.In(body.Syntax.SyntaxTree, body.Cancellation).Names & IoNames.MessageMode) != 0)
            return false;
        return creation.ArgumentNamed("direction") is { } direction
            ? direction.Int32Constant() == PipeDirectionIn
            : creation.Type is { Name: "AnonymousPipeClientStream" };
    }

    /// <summary>The standard input belongs to the whole process: it is read ahead only by a loop that leaves nothing behind.</summary>
    static bool GoesToTheEnd(SmallReads reads)
    {
        if (reads.Loop is not IWhileLoopOperation { Condition: IBinaryOperation condition } || reads.Reads.Count != 1
            || !reads.Loop.Syntax.Span.Contains(reads.Reads[0].Syntax.Span) || !condition.Syntax.Span.Contains(reads.Reads[0].Syntax.Span)
            || reads.Reads[0].TargetMethod.Name != "ReadByte" || !IsTestForEnd(condition))
            return false;

        foreach (var operation in reads.Loop.Descendants())
            if (operation is IReturnOperation or IThrowOperation or IBranchOperation { BranchKind: BranchKind.Break or BranchKind.GoTo })
                return false;
        return true;
    }

    static bool IsTestForEnd(IBinaryOperation condition) => (condition.OperatorKind, condition.RightOperand.Int32Constant()) is
        (BinaryOperatorKind.NotEquals, -1) or (BinaryOperatorKind.GreaterThan, -1) or (BinaryOperatorKind.GreaterThanOrEqual, 0);
}
