namespace IoAnalyzers.Runtime.Interop;

/// <summary>Answers a cancelled token as the streams and sockets of the framework do.</summary>
internal static class Cancellation
{
    /// <exception cref="TaskCanceledException">The token is cancelled. It is what FileStream, NetworkStream and Socket throw, and what some callers catch.</exception>
    public static void ThrowIfCancelled(this CancellationToken token)
    {
        if (token.IsCancellationRequested)
            throw new TaskCanceledException(null, null, token);
    }
}
