using System.Net.Sockets;
using IoAnalyzers.Runtime.Interop;

namespace IoAnalyzers.Runtime;

/// <summary>Bytes on their way to the other end of a connection.</summary>
internal class SocketOutflow(SystemCalls calls, Socket socket, bool ownsSocket) : Outflow
{
    bool _lacksSend;
    Exception? _unknown;

    protected override int Put(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> record, long position)
    {
        ThrowIfUnknown();
        if (_lacksSend)
            return socket.Send(bytes);
        var result = calls.Send(socket.SafeHandle, bytes, more: record.Length > 0);
        if (!result.Failed)
            return (int)result.Value;

        switch (calls.KindOf(result.Error))
        {
            case ErrorKind.Interrupted:
                return 0;
            case ErrorKind.WouldBlock:
                WaitUntilWritable();
                return 0;
            case ErrorKind.Unavailable:
                _lacksSend = true;
                return 0;
            default:
                throw IoFailure.OfSocket(calls, result.Error, "send");
        }
    }

    // .NET makes a socket non-blocking with its first asynchronous call, and leaves it so.
    void WaitUntilWritable()
    {
        var result = calls.Poll(socket.SafeHandle, PollEvents.Writable, socket.SendTimeout is > 0 and var limit ? limit : -1);
        if (calls.IsInterrupted(result))
            return;
        if (result.Failed)
            throw IoFailure.OfSocket(calls, result.Error, "poll");
        if (result.Value == 0)
            throw new SocketException((int)SocketError.TimedOut);
    }

    // .NET does not say how much went out before it failed or was cancelled.
    public override async Task HandOverAsync(BufferedWriter writer, CancellationToken cancellationToken)
    {
        ThrowIfUnknown();
        try
        {
            while (writer.BufferedBytes is { Length: > 0 } bytes)
                writer.Skip(await socket.SendAsync(bytes, SocketFlags.None, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException)
        {
            _unknown = failure;
            throw;
        }
    }

    public override async Task WriteAsync(BufferedWriter writer, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length >= writer.Left)
        {
            // By the buffer in any case: what is as large as it would be sent at once, and hold the thread.
            var fitting = bytes[..writer.Left];
            if (!fitting.IsEmpty)
            {
                fitting.Span.CopyTo(writer.GetSpan(fitting.Length));
                writer.Advance(fitting.Length);
            }

            bytes = bytes[fitting.Length..];
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        writer.Write(bytes.Span);
    }

    void ThrowIfUnknown()
    {
        if (_unknown is SocketException failure)
            throw new SocketException(failure.ErrorCode);
        if (_unknown is not null)
            throw new SocketException((int)SocketError.OperationAborted);
    }

    public override void Close()
    {
        if (ownsSocket)
            socket.Dispose();
    }
}
