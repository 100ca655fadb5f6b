using System.Net.Sockets;
using IoAnalyzers.Runtime.Interop;

namespace IoAnalyzers.Runtime;

/// <summary>Bytes on their way through the socket of a stream, with the exceptions of the stream.</summary>
internal sealed class NetworkStreamOutflow(SystemCalls calls, NetworkStream stream, bool leaveOpen) : SocketOutflow(calls, stream.Socket, ownsSocket: false)
{
    protected override int Put(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> record, long position)
    {
        try
        {
            return base.Put(bytes, record, position);
        }
        catch (SocketException failure)
        {
            throw Of(failure);
        }
    }

    public override async Task HandOverAsync(BufferedWriter writer, CancellationToken cancellationToken)
    {
        try
        {
            await base.HandOverAsync(writer, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException failure)
        {
            throw Of(failure);
        }
    }

    public override void Close()
    {
        if (!leaveOpen)
            stream.Dispose();
    }

    // The words of NetworkStream.Write.
    static IOException Of(SocketException failure) => new($"Unable to write data to the transport connection: {failure.Message}.", failure);
}
