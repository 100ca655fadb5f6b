using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>Sockets of a byte stream. On any other kind each send is a message, and two together would be one.</summary>
static class StreamSocket
{
    const int SocketTypeStream = 1, MaxDepth = 8;

    /// <summary>Whether the code shows that the socket carries a stream: it was created so, accepted, or belongs to a TcpClient.</summary>
    public static bool Is(IOperation? socket, MemberBody body) => Is(socket, body, depth: 0);

    static bool Is(IOperation? socket, MemberBody body, int depth)
    {
        if (depth > MaxDepth)
            return false;

        return socket?.Unconverted() switch
        {
            IObjectCreationOperation creation => creation.ArgumentNamed("socketType").Int32Constant() == SocketTypeStream,
            IAwaitOperation { Operation: var awaited } => Is(awaited, body, depth + 1),
            IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } => Is(task, body, depth + 1),
            IInvocationOperation { TargetMethod.Name: "Accept" or "AcceptAsync" or "AcceptSocket" or "AcceptSocketAsync" or "EndAccept" or "EndAcceptSocket" } call =>
                call.TargetMethod.ContainingType is var type && (type.Is(body.Io.Socket) || type.Name == "TcpListener"),
            IPropertyReferenceOperation { Property: { Name: "Client", ContainingType: var type } } => type.Is(body.Io.TcpClient),
            IPropertyReferenceOperation { Property: { Name: "Socket", ContainingType: var type } } => type.Is(body.Io.NetworkStream),
            ILocalReferenceOperation { Local: var local } => Is(body.Values.OnlyValueOf(local), body, depth + 1),
            IFieldReferenceOperation or IPropertyReferenceOperation when FieldValues.OnlyValueOf(((IMemberReferenceOperation)socket.Unconverted()).Member, body) is var (value, owner) =>
                Is(value, owner, depth + 1),
            _ => false,
        };
    }
}
