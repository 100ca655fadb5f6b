using System.Net.Sockets;
using IoAnalyzers.Runtime.Interop;

namespace IoAnalyzers.Runtime;

/// <summary>Copies between two streams that are nothing but a file and a file, or a file and a connection, without their buffers.</summary>
/// <remarks>
/// Only for the two types themselves: what derives from them may do more when it is read or written. Asking a FileStream for its handle writes
/// what it has buffered and gives back what it has read ahead, so that handle and position say the truth; afterwards each position is
/// set to where reading and writing would have left it.
/// </remarks>
internal static class DirectCopy
{
    /// <summary>Below, the two calls that ask for the handles cost more than they save.</summary>
    public const long WorthwhileBytes = 64 * 1024;

    /// <param name="source">Where from.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="limit">How much at most.</param>
    /// <param name="left">What the source says that is left; asked for once, because it may be a system call.</param>
    public static bool IsPossible(Stream source, Stream destination, long limit, long left)
    {
        if (limit < WorthwhileBytes)
            return false;
        if (source is NetworkStream)
            return source.GetType() == typeof(NetworkStream) && IsFile(destination);
        return IsFile(source) && (IsFile(destination) || destination.GetType() == typeof(NetworkStream)) && !ReferenceEquals(source, destination)
            && left >= WorthwhileBytes;
    }

    static bool IsFile(Stream stream) => stream.GetType() == typeof(FileStream) && stream.CanSeek;

    public static long Run(SystemCalls calls, Stream source, Stream destination, long limit, IProgress<long>? progress)
    {
        var moved = new Moved(progress);
        using var ends = new Ends(source, destination, moved);
        try
        {
            return (source, destination) switch
            {
                (FileStream from, FileStream to) => RangeCopy.Run(calls, from.SafeFileHandle, ends.From, to.SafeFileHandle, ends.To, limit, default, moved),
                (FileStream from, NetworkStream to) => FileSending.Run(calls, to.Socket, from.SafeFileHandle, ends.From, Within(limit, ends.From), [], moved),
                (NetworkStream from, FileStream to) => FileReceiving.Run(calls, from.Socket, to.SafeFileHandle, ends.To, Within(limit, ends.To), moved),
                _ => throw new InvalidOperationException(),
            };
        }
        catch (SocketException failure)
        {
            throw AsOfStream(failure);
        }
    }

    public static async Task<long> RunAsync(SystemCalls calls, Stream source, Stream destination, long limit, IProgress<long>? progress, CancellationToken token)
    {
        await destination.FlushAsync(token).ConfigureAwait(false);
        var moved = new Moved(progress);
        using var ends = new Ends(source, destination, moved);
        try
        {
            return (source, destination) switch
            {
                (FileStream from, FileStream to) => await Task.Run(
                    () => RangeCopy.Run(calls, from.SafeFileHandle, ends.From, to.SafeFileHandle, ends.To, limit, token, moved), token).ConfigureAwait(false),
                (FileStream from, NetworkStream to) => await AsyncFileSending.Run(
                    calls, to.Socket, from.SafeFileHandle, ends.From, Within(limit, ends.From), default, token, moved).ConfigureAwait(false),
                (NetworkStream from, FileStream to) => await FileReceiving.RunAsync(
                    calls, from.Socket, to.SafeFileHandle, ends.To, Within(limit, ends.To), token, moved).ConfigureAwait(false),
                _ => throw new InvalidOperationException(),
            };
        }
        catch (SocketException failure)
        {
            throw AsOfStream(failure);
        }
    }

    static long Within(long limit, long offset) => Math.Min(limit, long.MaxValue - offset);

    // NetworkStream wraps it in the same way.
    static IOException AsOfStream(SocketException failure) => new($"The connection failed: {failure.Message}", failure);

    /// <summary>The positions before, which are moved on in the end, also by what went over before a failure.</summary>
    sealed class Ends(Stream source, Stream destination, Moved moved) : IDisposable
    {
        public long From { get; } = source.CanSeek ? source.Position : 0;

        public long To { get; } = destination.CanSeek ? destination.Position : 0;

        public void Dispose()
        {
            if (source.CanSeek)
                source.Position = From + moved.Count;
            if (destination.CanSeek)
                destination.Position = To + moved.Count;
        }
    }
}
