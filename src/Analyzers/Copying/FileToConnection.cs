using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>A file that is sent whole, or from the position of its stream on.</summary>
/// <param name="Call">What sends it now.</param>
/// <param name="File">The stream, or the path.</param>
/// <param name="Connection">The network stream, or the socket.</param>
/// <param name="Method">The method of the library, with its type.</param>
/// <param name="Token">What the call is cancelled by; null for nothing.</param>
/// <param name="Declaration">The statement that keeps the bytes for the call, and goes; null where they have no name.</param>
sealed record FileToConnection(IInvocationOperation Call, IOperation File, IOperation Connection, string Method, IOperation? Token, StatementSyntax? Declaration)
{
    /// <summary><c>file.CopyTo(network)</c> of two streams whose creations show: one of a derived class may do more when it is copied.</summary>
    public static FileToConnection? OfStream(IInvocationOperation copy, MemberBody body)
    {
        if (copy.Instance is not { } file || copy.ArgumentNamed("destination") is not { } destination || !IsCreated(file, "System.IO.FileStream", body)
            || !IsCreated(destination, "System.Net.Sockets.NetworkStream", body) || StatementText.HasComment(copy.Syntax))
            return null;
        // The library's task has a result, which is no matter to who waits for it right here.
        var isAsync = copy.TargetMethod.Name == "CopyToAsync";
        if (isAsync ? !copy.IsAwaited() : copy.Parent is not IExpressionStatementOperation)
            return null;

        return new(copy, file, destination, isAsync ? "StreamCopy.CopyAsync" : "StreamCopy.Copy", copy.ArgumentNamed("cancellationToken"), Declaration: null);
    }

    /// <summary><c>socket.Send(File.ReadAllBytes(path))</c></summary>
    public static FileToConnection? OfBytes(IInvocationOperation send, MemberBody body)
    {
        if (send.Parent is not IExpressionStatementOperation { Syntax: ExpressionStatementSyntax statement } || !StatementText.HasPlace(statement) || StatementText.HasComment(statement)
            || send.Instance is not { } socket || socket.Symbol() is null || !StreamSocket.Is(socket, body) || BytesOf(send) is not { } bytes
            || LoadOf(bytes, body) is not { } load || SingleUse.Of(load, body) is not { } use || use.CountIn(send) != 1
            || load.ArgumentNamed("path") is not { } path || DevicePath.May(path, body) || body.Io.RandomAccess is null || body.Io.SafeFileHandle is null)
            return null;

        return new(send, path, socket, "SocketFile.Send", Token: null, use.Declaration);
    }

    /// <summary>What is sent, without flags.</summary>
    static IOperation? BytesOf(IInvocationOperation send)
    {
        IOperation? bytes = null;
        foreach (var argument in send.Arguments)
        {
            if (argument.Parameter?.Name == "buffer")
                bytes = argument.Value;
            else if (argument.Parameter?.Name != "socketFlags" || argument.Value.ConstantValue is not { HasValue: true, Value: 0 })
                return null;
        }

        return bytes;
    }

    static IInvocationOperation? LoadOf(IOperation bytes, MemberBody body)
    {
        var value = bytes is IConversionOperation { IsImplicit: true, Operand: var array } ? array : bytes;
        value = value is ILocalReferenceOperation { Local: var local } ? body.Values.OnlyValueOf(local)?.Unconverted() : value;
        return value is IInvocationOperation load && load.IsInvocationOf(body.Io.File, "ReadAllBytes") ? load : null;
    }

    static bool IsCreated(IOperation stream, string type, MemberBody body) =>
        StreamOrigin.Of(stream, body) is { Creation: not null } origin && origin.Trait.Type == type;
}
