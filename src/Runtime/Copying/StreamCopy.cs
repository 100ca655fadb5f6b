using System.Security.Cryptography;
using IoAnalyzers.Runtime.Interop;

namespace IoAnalyzers.Runtime;

/// <summary>Copies streams and says how much it was; up to a count, exactly a count, or past it.</summary>
/// <remarks>
/// <para>
/// Counts are bytes, from the current positions on. Both streams end where <see cref="Stream.CopyTo(Stream)"/> would leave them: behind the last
/// byte that was copied. Never is more taken from the source than was asked for. Neither stream is flushed or closed.
/// </para>
/// <para>
/// A seekable <see cref="FileStream"/> and another, or a <see cref="System.Net.Sockets.NetworkStream"/>, are copied inside the kernel from 64 KiB
/// on: as <see cref="FileRange.Copy"/> and <see cref="SocketFile"/> do. What a program has written to such a stream before goes first. With
/// a hash, for all other types and all that derive from these two, bytes pass through a buffer of 128 KiB.
/// </para>
/// <para>
/// Progress is the number of bytes so far, reported after each piece on the thread that copied it. A hash is given the bytes as they pass, and
/// not finished. Exceptions are those of the streams. After one, or a cancellation, a part has been copied.
/// </para>
/// </remarks>
public static class StreamCopy
{
    /// <summary>Copies to the end of the source.</summary>
    /// <returns>How much was copied.</returns>
    public static long Copy(this Stream source, Stream destination, IProgress<long>? progress = null, IncrementalHash? hash = null) =>
        Run(source, destination, long.MaxValue, progress, hash);

    /// <summary>As <see cref="Copy"/>. Two files are copied on a thread of the pool; no thread waits for a connection.</summary>
    public static Task<long> CopyAsync(
        this Stream source, Stream destination, IProgress<long>? progress = null, IncrementalHash? hash = null, CancellationToken cancellationToken = default) =>
        RunAsync(source, destination, long.MaxValue, progress, hash, cancellationToken);

    /// <inheritdoc cref="CopyAsync(Stream, Stream, IProgress{long}, IncrementalHash, CancellationToken)"/>
    public static Task<long> CopyAsync(this Stream source, Stream destination, CancellationToken cancellationToken) =>
        RunAsync(source, destination, long.MaxValue, null, null, cancellationToken);

    /// <summary>Copies up to a count, or to the end of the source where that comes first.</summary>
    /// <returns>How much was copied.</returns>
    public static long CopyAtMost(this Stream source, Stream destination, long count, IProgress<long>? progress = null, IncrementalHash? hash = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Run(source, destination, count, progress, hash);
    }

    /// <summary>As <see cref="CopyAtMost"/>.</summary>
    public static Task<long> CopyAtMostAsync(
        this Stream source, Stream destination, long count, IProgress<long>? progress = null, IncrementalHash? hash = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return RunAsync(source, destination, count, progress, hash, cancellationToken);
    }

    /// <inheritdoc cref="CopyAtMostAsync(Stream, Stream, long, IProgress{long}, IncrementalHash, CancellationToken)"/>
    public static Task<long> CopyAtMostAsync(this Stream source, Stream destination, long count, CancellationToken cancellationToken) =>
        CopyAtMostAsync(source, destination, count, null, null, cancellationToken);

    /// <summary>Copies exactly a count.</summary>
    /// <exception cref="EndOfStreamException">The source ended before. What it had was copied.</exception>
    public static void CopyExactly(this Stream source, Stream destination, long count, IProgress<long>? progress = null, IncrementalHash? hash = null)
    {
        var copied = CopyAtMost(source, destination, count, progress, hash);
        if (copied < count)
            throw TooShort(copied, count);
    }

    /// <summary>As <see cref="CopyExactly"/>.</summary>
    /// <exception cref="EndOfStreamException">The source ended before. What it had was copied.</exception>
    public static Task CopyExactlyAsync(
        this Stream source, Stream destination, long count, IProgress<long>? progress = null, IncrementalHash? hash = null,
        CancellationToken cancellationToken = default)
    {
        var copying = CopyAtMostAsync(source, destination, count, progress, hash, cancellationToken);
        return Checked();

        async Task Checked()
        {
            var copied = await copying.ConfigureAwait(false);
            if (copied < count)
                throw TooShort(copied, count);
        }
    }

    /// <inheritdoc cref="CopyExactlyAsync(Stream, Stream, long, IProgress{long}, IncrementalHash, CancellationToken)"/>
    public static Task CopyExactlyAsync(this Stream source, Stream destination, long count, CancellationToken cancellationToken) =>
        CopyExactlyAsync(source, destination, count, null, null, cancellationToken);

    /// <summary>Moves past a count, or to the end where that comes first: by seeking where the stream can, else by reading.</summary>
    /// <returns>How much was skipped.</returns>
    public static long Skip(this Stream source, long count)
    {
        CheckSkip(source, count);
        var skipped = Seek(source, count);
        return skipped == count ? count : skipped + CopyLoop.Run(source, null, count - skipped, 0, null, null);
    }

    /// <summary>As <see cref="Skip"/>.</summary>
    public static Task<long> SkipAsync(this Stream source, long count, CancellationToken cancellationToken = default)
    {
        CheckSkip(source, count);
        return Skipped();

        async Task<long> Skipped()
        {
            cancellationToken.ThrowIfCancelled();
            var skipped = Seek(source, count);
            return skipped == count
                ? count
                : skipped + await CopyLoop.RunAsync(source, null, count - skipped, 0, null, null, cancellationToken).ConfigureAwait(false);
        }
    }

    // Only as far as the stream says that it goes. Behind it, reading tells whether it is the end: a file of /proc has a length of 0.
    static long Seek(Stream source, long count)
    {
        if (!source.CanSeek)
            return 0;
        var ahead = Math.Clamp(source.Length - source.Position, 0, count);
        if (ahead > 0)
            source.Seek(ahead, SeekOrigin.Current);
        return ahead;
    }

    static long Left(Stream source) => source.CanSeek ? source.Length - source.Position : 0;

    static long Run(Stream source, Stream destination, long limit, IProgress<long>? progress, IncrementalHash? hash)
    {
        Check(source, destination);
        var left = Left(source);
        if (hash is null && DirectCopy.IsPossible(source, destination, limit, left))
            return DirectCopy.Run(SystemCalls.Current, source, destination, limit, progress);
        return CopyLoop.Run(source, destination, limit, left, progress, hash);
    }

    static Task<long> RunAsync(
        Stream source, Stream destination, long limit, IProgress<long>? progress, IncrementalHash? hash, CancellationToken token)
    {
        Check(source, destination);
        var left = Left(source);
        if (hash is null && DirectCopy.IsPossible(source, destination, limit, left))
            return DirectCopy.RunAsync(SystemCalls.Current, source, destination, limit, progress, token);
        return CopyLoop.RunAsync(source, destination, limit, left, progress, hash, token);
    }

    static void CheckSkip(Stream source, long count)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (!source.CanRead)
            throw Unusable(source, "reading");
    }

    static void Check(Stream source, Stream destination)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        if (!source.CanRead)
            throw Unusable(source, "reading");
        if (!destination.CanWrite)
            throw Unusable(destination, "writing");
    }

    // As CopyTo tells the two apart.
    static Exception Unusable(Stream stream, string use) => stream.CanRead || stream.CanWrite
        ? new NotSupportedException($"The stream does not support {use}.")
        : new ObjectDisposedException(stream.GetType().Name);

    static EndOfStreamException TooShort(long copied, long count) => new($"The source ended after {copied} of {count} bytes.");
}
